#include "EditorUnderTest.h"
#include "Support/Catch.h"
#include "Text/Numbers.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

void checkBars (const MeterBars& bars)
{
    const auto bounds = bars.getLocalBounds().toFloat();

    for (std::size_t m = 0; m < MeterBars::meterCount; ++m)
        for (std::size_t c = 0; c < bars.shownChannels(); ++c)
        {
            const auto bar = bars.barArea (m, c);
            CHECK (bar.getWidth() >= MeterBars::leastBarWidth);
            CHECK (bounds.contains (bar));

            if (c > 0)
                CHECK (bars.barArea (m, c - 1).getRight() + 1.0f <= bar.getX());
            else if (m > 0)
                CHECK (bars.barArea (m - 1, bars.shownChannels() - 1).getRight() + 6.0f
                       <= bar.getX());
        }
}

} // namespace

TEST_CASE ("Each channel has a bar one can see, or a line says which ones have",
           "[editor][meters][slow]")
{
    const auto channels = GENERATE (std::size_t { 1 }, std::size_t { 2 }, std::size_t { 8 },
                                    std::size_t { 12 }, std::size_t { 128 });
    EditorUnderTest test (44100.0, channels);
    const auto& bars = test.editor.metersPanel().meters();

    for (const auto width : { 640, 1200 })
    {
        test.editor.setSize (width, 750);
        test.playSine (0.1, 0.5);
        checkBars (bars);

        const auto shown = bars.shownChannels();
        CHECK (shown <= channels);
        CHECK (bars.channelNote()
               == (shown == channels ? juce::String()
                                     : "Channels 1 to " + juce::String (shown) + " of "
                                           + juce::String (channels)));
    }

    // At the default size eight channels fit, and twelve do not.
    if (channels <= 8)
        CHECK (bars.shownChannels() == channels);
    else
        CHECK (bars.shownChannels() >= 8);
}

TEST_CASE ("The figures under the bars are the highest of all channels, seen or not",
           "[editor][meters]")
{
    EditorUnderTest test (44100.0, 12);
    MeterBars& bars = test.editor.metersPanel().meters();
    auto snapshot = std::make_unique<MeterSnapshot>();
    snapshot->reduction.channelCount = 12;
    snapshot->reduction.sampleRateHz = 44100.0;

    // A square of 0.1 lies 20 dB below one of full scale, which is 3.01 dB above a full-scale sine;
    // only the last channel, which has no bar, carries it.
    const std::array loud { 0.1, -0.1 }, quiet { 0.001, -0.001 };

    for (std::size_t c = 0; c < 12; ++c)
    {
        auto& sums = snapshot->channels[c].momentary;
        c == 11 ? sums.add (loud, loud) : sums.add (quiet, quiet);
    }

    REQUIRE (bars.shownChannels() < 12);
    bars.follow (*snapshot, true, 1.0);
    bars.showFigures (Readings (*snapshot, TimeWindow::momentary, nullptr, true));
    CHECK (bars.getDescription().startsWith (toString ("Input " + numbers::level (-17.0))));
}

// The largest error of 4 bits is -24 dBFS, and of 16 bits with TPDF below -86 dBFS.
TEST_CASE ("A held peak ends with the settings that it was measured with", "[editor][meters]")
{
    EditorUnderTest test;
    auto& bars = test.editor.metersPanel().meters();
    test.set (parameterId::bits, 4);
    test.playSine (1.0, 0.5);
    CHECK (bars.peakDb (2, 0) > -25.0);

    test.set (parameterId::bits, 16);
    test.playSine (0.1, 0.5);
    CHECK (bars.peakDb (2, 0) < -86.0);
}

TEST_CASE ("The minute's history keeps what was predicted with earlier settings",
           "[editor][meters][slow]")
{
    EditorUnderTest test;
    auto& ratio = test.editor.metersPanel().ratio();
    test.set (parameterId::bits, 8);
    test.playSine (2.0, 0.5);
    const auto between = test.now;
    test.set (parameterId::bits, 16);
    test.playSine (2.0, 0.5);

    // 6.02 b - 3.01 - 6.02 dB: a sine of half of full scale, with TPDF.
    REQUIRE (ratio.predictedAt (between - 1.0).has_value());
    CHECK (*ratio.predictedAt (between - 1.0) == Approx (39.1).margin (0.1));
    CHECK (*ratio.predictedAt (between + 1.0) == Approx (87.3).margin (0.1));
    CHECK (*ratio.predictedAt (test.now + 1.0) == Approx (87.3).margin (0.1));
}

TEST_CASE ("Where a level has no room its decimal goes, rounded, and no digit is cut",
           "[editor][meters]")
{
    EditorUnderTest test;
    const auto& bars = test.editor.metersPanel().meters();
    CHECK (bars.levelText (-130.9, 60.0f) == toString (numbers::fixed (-130.9, 1)));
    CHECK (bars.levelText (-130.9, 37.0f) == toString (numbers::fixed (-131.0, 0)));
    CHECK (bars.levelText (-96.3, 37.0f) == toString (numbers::fixed (-96.3, 1)));
    CHECK (bars.levelText (MeterBars::lowestDb, 60.0f) == juce::String::charToString (0x2013));
}

TEST_CASE ("In a window of the usual size meters are at least 200 px high", "[editor][meters]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    CHECK (test.editor.metersPanel().meters().getHeight() >= 200);
    CHECK (test.editor.metersPanel().rows().isVisible());
}
