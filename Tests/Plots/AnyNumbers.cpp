#include "Painted.h"
#include "Plots/Error/HistogramPlot.h"
#include "Plots/Error/NoisePlot.h"
#include "Plots/Error/TransferPlot.h"
#include "Plots/Signal/BitsPlot.h"
#include "Plots/Spectrum/SpectrumPlot.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::array oddNumbers { notANumber, infinity, -infinity, 1e6, -1e6, 0.0 };
const Size size { 664.0f, 548.0f };
constexpr auto words = "Nothing has come in yet";

/** One odd number after another up to half of `count`, and numbers like any other from there. */
double oddBelowHalf (int index, int count, double number)
{
    return index < count / 2 ? oddNumbers[static_cast<std::size_t> (index) % oddNumbers.size()]
                             : number;
}

/** Paints a picture of these data; it ends, and leaves the margin alone. */
template <typename Picture, typename Data>
Painted paint (const Style& style, const Data& data)
{
    Picture picture (style.theme);
    const typename Picture::Layout layout (style.theme, Painted::areaOf (size), data);
    Painted painted (style, size, [&] (DisplayList& list) { picture.paint (list, layout, data); });
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
    checkSaysSo<SpectrumPlot> (style, SpectrumData {});
    checkSaysSo<HistogramPlot> (style, HistogramData {});
    checkSaysSo<TransferPlot> (style, TransferData {});
    checkSaysSo<NoisePlot> (style, NoiseData {});
    checkSaysSo<BitsPlot> (style, BitsData {});
}

TEST_CASE ("A picture of nothing reads nothing", "[pictures]")
{
    SpectrumData spectrum;
    spectrum.readHz = 1000.0;
    CHECK (SpectrumPlot::reading (spectrum).empty());
    HistogramData histogram;
    histogram.readLsb = 0.0;
    CHECK (HistogramPlot::reading (histogram).empty());
    TransferData transfer;
    transfer.readInput = 0.0;
    CHECK (TransferPlot::reading (transfer).empty());
    NoiseData noise;
    noise.readPhaseLsb = 0.0;
    CHECK (NoisePlot::reading (noise).empty());
    CHECK (BitsPlot::reading ({}).empty());
}

TEST_CASE ("In a spectrum without power, or all of NaN, what is finite is painted", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const auto& palette = style.palette;
    SpectrumData data;
    data.title = "Odd";
    constexpr int count = 600;

    for (int i = 0; i < count; ++i)
    {
        data.frequenciesHz.push_back (30.0 * i);
        data.errorDb.push_back (oddBelowHalf (i, count, -120.0));
        data.inputDb.push_back (-infinity);
        data.outputDb.push_back (oddBelowHalf (i + 1, count, -60.0));
        data.predictedDb.push_back (notANumber);
        data.thresholdDb.push_back (infinity);
    }

    data.options.isLogarithmic = GENERATE (true, false);
    CAPTURE (data.options.isLogarithmic);
    const auto painted = paint<SpectrumPlot> (style, data);
    const auto frame = SpectrumPlot::Layout (style.theme, Painted::areaOf (size), data).frame;

    for (const auto hz : { 9500.0, 11'000.0, 13'000.0 })
    {
        CAPTURE (hz);
        const auto shows = [&] (juce::Colour colour, double levelDb)
        { return painted.shows (colour, frame.xOf (hz), frame.yOf (levelDb)); };
        CHECK (shows (palette.output, -60.0));
        CHECK (shows (palette.error, -120.0));

        // What has no level is nowhere in view.
        for (auto levelDb = -175.0; levelDb < -45.0; levelDb += 5.0)
        {
            CHECK_FALSE (shows (palette.prediction, levelDb));
            CHECK_FALSE (shows (palette.input, levelDb));
        }
    }

    data.readHz = 300.0;
    paint<SpectrumPlot> (style, data);
    CHECK (SpectrumPlot::reading (data).starts_with ("300 Hz, input "));
    CHECK_FALSE (toString (SpectrumPlot::reading (data)).contains ("nan"));

    // One band alone.
    SpectrumData single;
    single.frequenciesHz = { 1000.0 };
    single.inputDb = single.outputDb = single.errorDb = { -60.0 };
    single.readHz = 20.0;
    paint<SpectrumPlot> (style, single);
    CHECK (SpectrumPlot::reading (single).starts_with ("1.00 kHz"));
}

TEST_CASE ("Beside densities, outputs and errors that are NaN, the finite ones are painted",
           "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const auto& palette = style.palette;
    HistogramData histogram;
    TransferData transfer;
    NoiseData noise;
    histogram.barWidthLsb = 1.0 / 32.0;
    histogram.readLsb = 0.0;
    transfer.readInput = 0.0;
    noise.readPhaseLsb = 0.0;
    constexpr int count = 64;

    for (int i = 0; i < count; ++i)
    {
        const auto place = (i - 32) / 64.0;
        const auto odd = [i] (double number) { return oddBelowHalf (i, count, number); };
        histogram.bars.push_back ({ 2.0 * place, odd (0.8) });
        histogram.predicted.push_back ({ 2.0 * place, odd (0.9) });
        transfer.points.push_back ({ 4.0 * place, odd (-1.0), odd (0.25) });
        noise.measured.push_back ({ place, odd (-0.25), odd (0.1) });
        noise.predicted.push_back ({ place, odd (0.3), odd (0.05) });
    }

    const auto bar = palette.background.overlaidWith (palette.error.withMultipliedAlpha (0.85f));

    for (const auto odd : oddNumbers)
    {
        CAPTURE (odd);
        histogram.meanLsb = odd;
        transfer.inputRange = TransferData::Range { odd, odd };
        const auto bars = paint<HistogramPlot> (style, histogram);
        const auto barFrame =
            HistogramPlot::Layout (style.theme, Painted::areaOf (size), histogram).frame;
        CHECK (bars.shows (bar, barFrame.xOf (0.7), barFrame.yOf (0.5)));
        CHECK_FALSE (bars.shows (bar, barFrame.xOf (0.7), barFrame.yOf (0.85)));

        const auto curve = paint<TransferPlot> (style, transfer);
        const auto curveFrame =
            TransferPlot::Layout (style.theme, Painted::areaOf (size), transfer).frame;
        CHECK (curve.shows (palette.output, curveFrame.xOf (1.5), curveFrame.yOf (-1.0)));
    }

    const auto places = paint<NoisePlot> (style, noise);
    const NoisePlot::Layout layout (style.theme, Painted::areaOf (size), noise);
    CHECK (places.shows (palette.error, layout.error.xOf (0.35), layout.error.yOf (-0.25)));
    CHECK (places.shows (palette.error, layout.power.xOf (0.35), layout.power.yOf (0.1)));
}

TEST_CASE ("One bar, one input and one place are a picture, too", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    HistogramData histogram;
    histogram.barWidthLsb = 1.0 / 32.0;
    histogram.bars = { { 0.0, 32.0 } };
    histogram.highestDensity = 38.0;
    const HistogramPlot::Layout layout (style.theme, Painted::areaOf (size), histogram);
    const auto bar =
        style.palette.background.overlaidWith (style.palette.error.withMultipliedAlpha (0.85f));
    CHECK (paint<HistogramPlot> (style, histogram)
               .shows (bar, layout.frame.xOf (0.0), layout.frame.yOf (20.0)));
    histogram.readLsb = 0.01;
    CHECK (HistogramPlot::reading (histogram) == "0.000 LSB: 32.000 per LSB");

    BitsData bits;
    bits.shownBits = 1;
    bits.input.activity[0] = 1.0;
    const BitsPlot::Layout row (style.theme, Painted::areaOf (size), bits);
    const auto inBar = [&] (Rectangle bars) { return toJuce (row.bar (bars, 0)).getCentre(); };
    const auto painted = paint<BitsPlot> (style, bits);
    CHECK (painted.shows (style.palette.input, inBar (row.inputBars).x, inBar (row.inputBars).y));
    CHECK_FALSE (
        painted.shows (style.palette.output, inBar (row.outputBars).x, inBar (row.outputBars).y));
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
    check (SpectrumPlot::Layout (style.theme, area, spectrum).frame);
    TransferData transfer;
    transfer.lowest = -9.5;
    transfer.highest = 8.5;
    check (TransferPlot::Layout (style.theme, area, transfer).frame);

    for (const auto highest : { 0.25, 1.19, 45.3 })
    {
        HistogramData histogram;
        histogram.highestDensity = highest;
        histogram.rangeLsb = 64.0;
        check (HistogramPlot::Layout (style.theme, area, histogram).frame);
    }

    for (const auto power : { 0.4, 6.0, 768.0 })
    {
        NoiseData noise;
        noise.highestPower = power;
        noise.errorRange = std::sqrt (power);
        check (NoisePlot::Layout (style.theme, area, noise).error);
        check (NoisePlot::Layout (style.theme, area, noise).power);
    }
}
