#include "Painted.h"
#include "Pictures/BitsPicture.h"
#include "Pictures/HistogramPicture.h"
#include "Pictures/NoisePicture.h"
#include "Pictures/SpectrumPicture.h"
#include "Pictures/TransferPicture.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::array oddNumbers { notANumber, infinity, -infinity, 1e6, -1e6, 0.0 };
const Size size { 664.0f, 548.0f };
constexpr auto words = "Nothing has come in yet";

/** Paints a picture of these data; it ends, and leaves the margin alone. */
template <typename Picture, typename Data>
Painted paint (const Style& style, const Data& data)
{
    Picture picture (style);
    const typename Picture::Layout layout (style, Painted::areaOf (size), data);
    Painted painted (style, size, [&] (juce::Graphics& g) { picture.paint (g, layout, data); });
    CHECK (painted.isMarginUntouched());
    return painted;
}

/** The data's words stand in it, and the grid's lines where there are axes. */
template <typename Picture, typename Data>
void checkSaysSo (const Style& style, Data data)
{
    const auto titleInk = [&]
    {
        return paint<Picture> (style, data)
            .ink (style.palette.text, Painted::areaOf (size).withHeight (20.0f).withWidth (160.0f));
    };
    data.title = words;
    const auto font = style.font (Weight::bold, 16.0f);
    CHECK (textWidth (font, words) < size.width);
    CHECK (titleInk() > 100.0);
    data.title = {};
    CHECK (titleInk() < 5.0);
}

} // namespace

TEST_CASE ("A picture of nothing says so in words", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (GENERATE (true, false));
    checkSaysSo<SpectrumPicture> (style, SpectrumData {});
    checkSaysSo<HistogramPicture> (style, HistogramData {});
    checkSaysSo<TransferPicture> (style, TransferData {});
    checkSaysSo<NoisePicture> (style, NoiseData {});
    checkSaysSo<BitsPicture> (style, BitsData {});
}

TEST_CASE ("A picture of nothing reads nothing", "[pictures]")
{
    SpectrumData spectrum;
    spectrum.readHz = 1000.0;
    CHECK (SpectrumPicture::reading (spectrum).isEmpty());
    HistogramData histogram;
    histogram.readLsb = 0.0;
    CHECK (HistogramPicture::reading (histogram).isEmpty());
    TransferData transfer;
    transfer.readInput = 0.0;
    CHECK (TransferPicture::reading (transfer).isEmpty());
    NoiseData noise;
    noise.readPlace = 0.0;
    CHECK (NoisePicture::reading (noise).isEmpty());
    CHECK (BitsPicture::reading ({}).isEmpty());
}

TEST_CASE ("A spectrum without power, or of no numbers at all, breaks no picture", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    SpectrumData data;
    data.title = "Odd";
    data.readHz = 300.0;

    for (int i = 0; i < 600; ++i)
    {
        data.frequenciesHz.push_back (30.0 * i);
        data.errorDb.push_back (oddNumbers[static_cast<std::size_t> (i) % oddNumbers.size()]);
        data.inputDb.push_back (-infinity);
        data.outputDb.push_back (i == 300 ? -60.0 : -infinity);
        data.predictedDb.push_back (notANumber);
        data.thresholdDb.push_back (infinity);
    }

    data.options.isLogarithmic = GENERATE (true, false);
    paint<SpectrumPicture> (style, data);
    CHECK (SpectrumPicture::reading (data).isNotEmpty());

    // One band alone.
    SpectrumData single;
    single.frequenciesHz = { 1000.0 };
    single.inputDb = single.outputDb = single.errorDb = { -60.0 };
    single.readHz = 20.0;
    paint<SpectrumPicture> (style, single);
    CHECK (SpectrumPicture::reading (single).startsWith ("1.00 kHz"));
}

TEST_CASE ("Densities, outputs and errors that are no numbers break no picture", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    HistogramData histogram;
    TransferData transfer;
    NoiseData noise;
    histogram.barWidthLsb = 1.0 / 32.0;
    histogram.readLsb = 0.0;
    transfer.readInput = 0.0;
    noise.readPlace = 0.0;

    for (int i = -32; i < 32; ++i)
    {
        const auto odd = oddNumbers[static_cast<std::size_t> (i + 32) % oddNumbers.size()];
        histogram.bars.push_back ({ i / 32.0, odd });
        histogram.predicted.push_back ({ i / 32.0, odd });
        transfer.points.push_back ({ i / 16.0, odd, odd });
        noise.measured.push_back ({ i / 64.0, odd, odd });
        noise.predicted.push_back ({ i / 64.0, odd, odd });
    }

    for (const auto odd : oddNumbers)
    {
        histogram.meanLsb = odd;
        transfer.inputRange = TransferData::Range { odd, odd };
        paint<HistogramPicture> (style, histogram);
        paint<TransferPicture> (style, transfer);
    }

    paint<NoisePicture> (style, noise);
}

TEST_CASE ("One bar, one input and one place are a picture, too", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    HistogramData histogram;
    histogram.barWidthLsb = 1.0 / 32.0;
    histogram.bars = { { 0.0, 32.0 } };
    histogram.highestDensity = 38.0;
    const HistogramPicture::Layout layout (style, Painted::areaOf (size), histogram);
    const auto bar =
        style.palette.background.overlaidWith (style.palette.error.withMultipliedAlpha (0.85f));
    CHECK (paint<HistogramPicture> (style, histogram)
               .shows (bar, layout.frame.xOf (0.0), layout.frame.yOf (20.0)));
    histogram.readLsb = 0.01;
    CHECK (HistogramPicture::reading (histogram) == "0.000 LSB: 32.000 per LSB");

    BitsData bits;
    bits.shownBits = 1;
    bits.input.activity[0] = 1.0;
    paint<BitsPicture> (style, bits);
}

// A label's place ends 7 px before the plot and begins after the axis's name.
TEST_CASE ("Every label has room beside its axis", "[pictures][axis]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [appearance, isDark] = GENERATE (from_range (appearances));
    const auto area = Painted::areaOf (appearance);
    const auto style = styleOf (isDark);
    const auto font = style.font (Weight::regular, 12.0f);
    const auto check = [&] (const PlotFrame& frame)
    {
        const auto room = frame.plot.getX() - area.getX() - 18.0f - 7.0f;
        REQUIRE (frame.y.ticks.size() >= 2);
        REQUIRE (frame.x.ticks.size() >= 2);

        for (const auto& tick : frame.y.ticks)
        {
            CAPTURE (tick.label);
            CHECK (textWidth (font, tick.label) <= room);
        }

        CHECK (textWidth (font, frame.y.name) <= frame.plot.getHeight());
        CHECK (textWidth (font, frame.x.name) <= frame.plot.getWidth());
    };

    SpectrumData spectrum;
    spectrum.options.isPerBin = GENERATE (true, false);
    spectrum.noiseBinHz = 5.87;
    spectrum.lowestDb = -240.0;
    check (SpectrumPicture::Layout (style, area, spectrum).frame);
    TransferData transfer;
    transfer.lowest = -9.5;
    transfer.highest = 8.5;
    check (TransferPicture::Layout (style, area, transfer).frame);

    for (const auto highest : { 0.25, 1.19, 45.3 })
    {
        HistogramData histogram;
        histogram.highestDensity = highest;
        histogram.rangeLsb = 64.0;
        check (HistogramPicture::Layout (style, area, histogram).frame);
    }

    for (const auto power : { 0.4, 6.0, 768.0 })
    {
        NoiseData noise;
        noise.highestPower = power;
        noise.errorRange = std::sqrt (power);
        check (NoisePicture::Layout (style, area, noise).error);
        check (NoisePicture::Layout (style, area, noise).power);
    }
}
