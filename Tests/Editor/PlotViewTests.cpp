#include "ShownPlots.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

/** 8 bits with triangular dither, and a sine at half of full scale. */
struct Played : EditorUnderTest
{
    explicit Played (double seconds, double rateHz = 11025.0) : EditorUnderTest (rateHz)
    {
        set (parameterId::bits, 8);
        playSine (seconds, 0.5);
    }
};

// Its error is as white as that of music.
double chord (double t)
{
    return 0.4 * std::sin (2.0 * std::numbers::pi * 997.0 * t)
           + 0.3 * std::sin (2.0 * std::numbers::pi * 1511.3 * t)
           + 0.2 * std::sin (2.0 * std::numbers::pi * 5021.7 * t);
}

} // namespace

TEST_CASE ("Each of the seven tabs shows its picture, and that one alone", "[editor][pictures]")
{
    EditorUnderTest test;
    auto& pictures = test.editor.pictures();

    for (int tab = 0; tab < PlotPanel::pictureCount; ++tab)
    {
        pictures.tabRow().onChoose (tab);
        CHECK (pictures.chosen() == tab);
        CHECK (pictures.tabRow().chosen() == tab);
        CHECK (test.editor.steps().isVisible() == (tab == PlotPanel::steps));

        for (const auto other : statisticsPictures)
            CHECK (pictures.picture (other).isVisible() == (other == tab));
    }
}

TEST_CASE ("Before anything plays each picture says so in words", "[editor][pictures]")
{
    EditorUnderTest test;

    for (const auto which : statisticsPictures)
        CHECK (choose (test, which).getDescription().startsWith ("Nothing has come in yet"));
}

// Triangular dither: an error of mean 0 and 1/4 LSB^2, wherever the input lies. Of n = 130,000
// samples the mean errs by 1/2 / sqrt (n) = 0.0014, of a place's n / 64 by 0.011: 5 sigma.
TEST_CASE ("The pictures show what theory says of triangular dither", "[editor][pictures]")
{
    Played test (3.5, 44100.0);

    const auto& histogram = shown<HistogramView> (test, PlotPanel::histogram);
    double whole = 0.0;

    for (const auto& bar : histogram.bars)
        whole += bar.density * (histogram.highestOf (bar) - histogram.lowestOf (bar));

    CHECK (whole == Approx (1.0).epsilon (1e-6));
    CHECK (std::abs (histogram.meanLsb.value()) < 0.007);
    CHECK (histogram.beyond == 0);
    CHECK_FALSE (histogram.predicted.empty());

    const auto& noise = shown<NoiseView> (test, PlotPanel::noise);
    REQUIRE (noise.measured.size() == 64);

    for (const auto& point : noise.measured)
    {
        CHECK (std::abs (point.mean) < 0.056);
        CHECK (std::abs (point.variance - 0.25) < 0.05);
    }

    CHECK (noise.title.starts_with ("Pure noise, 0.25"));
    CHECK (noise.subtitle.starts_with ("Static 0.00"));
    CHECK (toString (noise.subtitle).contains ("dynamic 0.25"));

    const auto& transfer = shown<TransferView> (test, PlotPanel::transfer);
    REQUIRE (transfer.points.size() == 8 * 64);

    for (const auto& point : transfer.points)
        CHECK (std::abs (point.mean - point.input) < 0.08);

    // Half of full scale is 64 steps of 8 bits.
    CHECK (transfer.inputRange->lowest == Approx (-64.0).epsilon (0.01));
    CHECK (transfer.inputRange->highest == Approx (64.0).epsilon (0.01));
    CHECK (transfer.rangeWords.starts_with ("input in the last 3 s: "));
    CHECK (transfer.subtitle.ends_with ("All 256 steps folded onto one."));

    CHECK (shownSpectrum (test).subtitle.starts_with ("The error follows its predicted curve"));
    CHECK (shownBits (test).output.verdict.starts_with (
        "8 bits in use: on the 8-bit two's-complement lattice, untouched"));
    CHECK_FALSE (shownBits (test).output.isBad);

    // 6.02 bits - 3.01 dB for a full-scale sine, 6.02 dB less at half of it: 39.1 dB.
    const auto& figures = shownFigures (test);
    CHECK (std::abs (numberIn (measuredFigure (figures, "SNR")) - 39.13) < 0.1);
    CHECK (std::abs (numberIn (measuredFigure (figures, "Error power")) - 0.25) < 0.005);
    CHECK (measuredFigure (figures, "Clipped samples") == "0");
}

// Without dither the error of noise that spans many levels is uniform from -1/2 to 1/2 LSB: 1 per
// LSB, and nothing beyond. A bar of w LSB holds n w of n errors, and errs by 1 / sqrt (n w): 5
// sigma.
TEST_CASE ("Without dither errors end at half an LSB, on screen too, and so does theory",
           "[editor][pictures]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::dither, static_cast<double> (Dither::none));
    Random random (7);
    test.play (3.5, [&] (double) { return 0.5 * random.bipolar(); });
    const auto& histogram = shown<HistogramView> (test, PlotPanel::histogram);
    const auto count = 3.0 * 44100.0; // of one channel at least

    for (const auto& bar : histogram.bars)
        if (bar.density > 0.0)
        {
            const auto width = histogram.highestOf (bar) - histogram.lowestOf (bar);
            CAPTURE (bar.lsb);
            CHECK (histogram.lowestOf (bar) >= -0.5 - 1e-9);
            CHECK (histogram.highestOf (bar) <= 0.5 + 1e-9);
            CHECK (bar.density == Approx (1.0).margin (5.0 / std::sqrt (count * width)));
        }

    auto jumps = 0;

    for (std::size_t i = 1; i < histogram.predicted.size(); ++i)
    {
        const auto& a = histogram.predicted[i - 1];
        const auto& b = histogram.predicted[i];

        if (std::abs (a.density - b.density) > 0.5)
        {
            CHECK (b.lsb - a.lsb < 1e-6);
            CHECK (std::abs (std::abs (a.lsb) - 0.5) < 1e-6);
            ++jumps;
        }
    }

    CHECK (jumps == 2);
}

TEST_CASE ("A spectrum does not recommend distortion for being low, nor compares TPDF with itself",
           "[editor][pictures]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (3.5, 0.5);
    CHECK (shownSpectrum (test).subtitle
           == "The error follows its predicted curve, that of plain TPDF.");

    test.set (parameterId::shaping, static_cast<double> (Shaping::hearing));
    test.playSine (3.5, 0.5);
    CHECK (toString (shownSpectrum (test).subtitle).contains ("dB less audible than plain TPDF."));

    test.set (parameterId::shaping, static_cast<double> (Shaping::none));
    test.set (parameterId::dither, static_cast<double> (Dither::none));
    test.play (3.5, chord);
    INFO (shownSpectrum (test).subtitle);
    CHECK_FALSE (toString (shownSpectrum (test).subtitle).contains ("audible"));
    CHECK (shownSpectrum (test).subtitle.ends_with (
        "below plain TPDF, but distortion: it follows the music."));
}

TEST_CASE ("A spectrum says why its error is not as predicted, and what of it is DC",
           "[editor][pictures][slow]")
{
    EditorUnderTest clipping;
    clipping.set (parameterId::bits, 8);
    clipping.playSine (3.5, 1.1);
    CHECK (shownSpectrum (clipping).subtitle.ends_with (": what clips is error, too."));

    EditorUnderTest blanked;
    blanked.set (parameterId::autoBlank, 1);
    blanked.playSine (1.0, 0.0);
    CHECK (shownSpectrum (blanked).subtitle.ends_with (": some samples passed as they are."));

    EditorUnderTest truncated;
    truncated.set (parameterId::bits, 8);
    truncated.set (parameterId::rounding, static_cast<double> (Rounding::truncate));
    truncated.set (parameterId::dither, static_cast<double> (Dither::none));
    truncated.play (3.5, chord);
    INFO (shownSpectrum (truncated).subtitle);
    CHECK (toString (shownSpectrum (truncated).subtitle).contains ("apart from DC"));
}

// ISO 389-7 has no threshold above 18 kHz.
TEST_CASE ("The threshold of hearing ends where its standard does", "[editor][pictures]")
{
    Played test (1.5, 48000.0);
    const auto& spectrum = shownSpectrum (test);
    REQUIRE (! spectrum.thresholdDb.empty());
    REQUIRE (spectrum.thresholdDb.size() < spectrum.frequenciesHz.size());
    CHECK (spectrum.frequenciesHz[spectrum.thresholdDb.size() - 1] <= 18000.0);
    CHECK (spectrum.frequenciesHz[spectrum.thresholdDb.size()] > 18000.0);
}

TEST_CASE ("Every picture stands still while it is frozen, and goes on afterwards",
           "[editor][pictures][slow]")
{
    const auto which = GENERATE (from_range (statisticsPictures));
    CAPTURE (static_cast<int> (which));
    Played test (1.5);
    auto& picture = choose (test, which);
    picture.readAt (picture.getLocalBounds().toFloat().getCentreX());
    test.wait (0.3);
    const auto before = picture.getDescription();
    const auto look = [&] { return picture.createComponentSnapshot (picture.getLocalBounds()); };
    const auto lookBefore = look();
    test.editor.pictures().setFrozen (true);
    test.playSine (1.5, 0.02, 3001.0);
    test.wait (1.0);
    CHECK (picture.getDescription() == before);

    const auto isAsBefore = [&]
    {
        const auto now = look();

        for (int y = 0; y < now.getHeight(); y += 3)
            for (int x = 0; x < now.getWidth(); x += 3)
                if (now.getPixelAt (x, y) != lookBefore.getPixelAt (x, y))
                    return false;

        return true;
    };

    CHECK (isAsBefore());
    test.editor.pictures().setFrozen (false);
    test.wait (0.3);
    CHECK_FALSE (isAsBefore());
}

TEST_CASE ("The pointer's readout is in words as well, and goes with the pointer",
           "[editor][pictures]")
{
    Played test (1.5);
    const std::array readings { std::pair (PlotPanel::spectrum, "dBFS (AES17)"),
                                std::pair (PlotPanel::histogram, "per LSB"),
                                std::pair (PlotPanel::transfer, "mean output"),
                                std::pair (PlotPanel::noise, "LSB from a level"),
                                std::pair (PlotPanel::bits, "Bit ") };

    for (const auto& [which, words] : readings)
    {
        CAPTURE (words);
        auto& picture = choose (test, which);
        CHECK_FALSE (picture.getDescription().contains (words));
        CHECK (picture.keyPressed (juce::KeyPress (juce::KeyPress::rightKey)));
        REQUIRE (picture.readX());
        const auto first = picture.getDescription();
        CHECK (first.contains (words));

        for (int press = 0; press < 6; ++press)
            picture.keyPressed (
                juce::KeyPress (juce::KeyPress::leftKey, juce::ModifierKeys::shiftModifier, 0));

        CHECK (picture.getDescription().contains (words));
        CHECK (picture.getDescription() != first);
        picture.readAt ({});
        CHECK_FALSE (picture.getDescription().contains (words));
    }
}

TEST_CASE ("A frozen picture that was not prepared for the Bits tab has no made-up levels",
           "[editor][pictures]")
{
    Played test (1.5);
    test.editor.pictures().choose (PlotPanel::histogram);
    test.wait (0.3);
    test.editor.pictures().setFrozen (true);

    for (const auto& fact : shownBits (test).facts)
        CHECK_FALSE (toString (fact.value).contains ("0 of 0"));
}
