#include "Painted.h"
#include "Plots/Error/HistogramPlot.h"
#include "Plots/Error/NoisePlot.h"
#include "Plots/Error/TransferPlot.h"

using namespace requant;
using namespace requant::test;

namespace
{

HistogramData oneBarHigh()
{
    HistogramData data;
    data.title = "How large the errors are";
    data.rangeLsb = 2.0;
    data.highestDensity = 1.25;
    data.barWidthLsb = 0.25;

    for (int bar = -8; bar <= 8; ++bar)
        data.bars.push_back ({ 0.25 * bar, bar == 2 ? 1.0 : bar == -4 ? 0.5 : 0.0 });

    return data;
}

TransferData line()
{
    TransferData data;
    data.title = "What goes in, what comes out";
    data.rangeWords = "input in the last 3 s: -3.0 to 3.0 LSB";

    for (double input = -3.0; input <= 3.0; input += data.pitch)
        data.points.push_back ({ input, 0.5 * input, 0.4 });

    for (int step = -4; step < 4; ++step)
        data.staircase.push_back ({ step - 0.5, step + 0.5, static_cast<double> (step) });

    return data;
}

NoiseData noisy()
{
    NoiseData data;
    data.title = "Static, dynamic";

    for (int p = 0; p < 64; ++p)
    {
        const auto place = (p + 0.5) / 64.0 - 0.5;
        data.measured.push_back ({ place, place < 0.0 ? 0.25 : -0.25, place < 0.0 ? 0.1 : 0.2 });
    }

    return data;
}

} // namespace

TEST_CASE ("A histogram's bars are as high as their densities, and as wide as their bins",
           "[pictures][histogram]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto appearance = GENERATE (from_range (appearances));
    const auto size = appearance.size; // a lambda may capture it, in every compiler
    CAPTURE (size.width);
    const auto style = styleOf (appearance.isDark);
    auto data = oneBarHigh();
    const HistogramPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    const auto colour =
        style.palette.background.overlaidWith (style.palette.error.withMultipliedAlpha (0.85f));
    const auto paint = [&]
    {
        return Painted (style, size,
                        [&] (DisplayList& list)
                        { HistogramPlot (style.theme).paint (list, layout, data); });
    };
    const auto painted = paint();
    const auto shows = [&] (double lsb, double density)
    { return painted.shows (colour, layout.frame.xOf (lsb), layout.frame.yOf (density), 0); };

    for (const auto lsb : { 0.42, 0.5, 0.57 })
    {
        CHECK (shows (lsb, 0.03));
        CHECK (shows (lsb, 0.96));
        CHECK_FALSE (shows (lsb, 1.04));
    }

    CHECK (shows (-1.0, 0.46));
    CHECK_FALSE (shows (-1.0, 0.54));
    CHECK_FALSE (shows (0.0, 0.1));
    CHECK_FALSE (shows (0.68, 0.5));
    CHECK (painted.isMarginUntouched());

    data.predicted = { { -2.0, 0.75 }, { 2.0, 0.75 } };
    CHECK (isBroken (paint(), style.palette.prediction, layout.frame.xOf (-0.7),
                     layout.frame.yOf (0.75)));
    CHECK (data.barAt (0.5) == 10);
    CHECK_FALSE (data.barAt (2.3));
}

TEST_CASE ("The mean of a histogram stands at its error, with its figure", "[pictures][histogram]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const Size size { 664.0f, 548.0f };
    auto data = oneBarHigh();
    const HistogramPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    const auto inkBeside = [&] (double lsb)
    {
        const Painted painted (style, size,
                               [&] (DisplayList& list)
                               { HistogramPlot (style.theme).paint (list, layout, data); });
        return painted.ink (style.palette.error, { layout.frame.xOf (lsb) + 2.0f,
                                                   layout.frame.plot.getY() + 2.0f, 70.0f, 16.0f });
    };
    const auto without = inkBeside (-1.5);
    data.meanLsb = -1.5;
    CHECK (without == 0.0);
    CHECK (inkBeside (-1.5) > 50.0);

    // Far from the plot there is nothing to mark.
    data.meanLsb = 5.0;
    CHECK (inkBeside (-1.5) == 0.0);
}

TEST_CASE ("The transfer curve runs at its mean outputs, in a band of one deviation, before the "
           "staircase",
           "[pictures][transfer]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    CAPTURE (size.width);
    const auto style = styleOf (isDark);
    const auto data = line();
    const TransferPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    const Painted painted (style, size,
                           [&] (DisplayList& list)
                           { TransferPlot (style.theme).paint (list, layout, data); });
    const auto shows = [&] (juce::Colour colour, double input, double output)
    { return painted.shows (colour, layout.frame.xOf (input), layout.frame.yOf (output), 1); };

    for (const auto input : { -2.8, -1.6, 0.3, 1.4, 2.6 })
    {
        CAPTURE (input);
        CHECK (shows (style.palette.output, input, 0.5 * input));
        CHECK_FALSE (shows (style.palette.output, input, -0.5 * input));
    }

    const auto band =
        style.palette.background.overlaidWith (style.palette.output.withMultipliedAlpha (0.22f));
    CHECK (shows (band, 2.57, 1.285 + 0.3));
    CHECK_FALSE (shows (band, 2.57, 1.285 - 0.7));
    CHECK (shows (style.palette.secondaryText, 2.3, 2.0));
    CHECK (painted.isMarginUntouched());
}

TEST_CASE ("The range that the input used is marked, also where the input stands still",
           "[pictures][transfer]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const Size size { 664.0f, 548.0f };
    auto data = line();
    const auto isMarked = [&] (double input)
    {
        const TransferPlot::Layout layout (style.theme, Painted::areaOf (size), data);
        const Painted painted (style, size,
                               [&] (DisplayList& list)
                               { TransferPlot (style.theme).paint (list, layout, data); });
        return painted.shows (style.palette.input, layout.frame.xOf (input) + 1.0f,
                              layout.range.getBottom() - 3.0f, 0);
    };

    CHECK_FALSE (isMarked (0.0));
    data.inputRange = TransferData::Range { -1.0, 0.5 };
    CHECK (isMarked (0.0));
    CHECK_FALSE (isMarked (1.0));
    data.inputRange = TransferData::Range { 1.0, 1.0 };
    CHECK (isMarked (1.0));
    data.inputRange = TransferData::Range { -1e6, 1e6 };
    CHECK (isMarked (-3.0));
    data.inputRange = TransferData::Range { 10.0, 20.0 };
    CHECK_FALSE (isMarked (3.9));
}

TEST_CASE ("Mean error and noise power run where they were measured", "[pictures][noise]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    CAPTURE (size.width);
    const auto style = styleOf (isDark);
    const auto data = noisy();
    const NoisePlot::Layout layout (style.theme, Painted::areaOf (size), data);
    const Painted painted (style, size,
                           [&] (DisplayList& list)
                           { NoisePlot (style.theme).paint (list, layout, data); });

    for (const auto place : { -0.4, -0.1, 0.15, 0.45 })
    {
        CAPTURE (place);
        const auto mean = place < 0.0 ? 0.25 : -0.25, power = place < 0.0 ? 0.1 : 0.2;
        const auto shows = [&] (const PlotFrame& frame, juce::Colour colour, double value)
        { return painted.shows (colour, frame.xOf (place), frame.yOf (value), 1); };
        CHECK (shows (layout.error, style.palette.error, mean));
        CHECK_FALSE (shows (layout.error, style.palette.error, -mean));
        CHECK (shows (layout.power, style.palette.error, power));
        CHECK_FALSE (shows (layout.power, style.palette.error, 0.3 - power));
    }

    CHECK (painted.isMarginUntouched());
}

// As of 20 bits that become 16: the input lies at 16 of the 64 places, far from each other.
TEST_CASE ("A place or an input that was visited alone is a dot", "[pictures][noise][transfer]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const Size size { 664.0f, 548.0f };

    NoiseData noise;
    noise.measured = { { -0.25, 0.25, 0.0 }, { 0.0, 0.0, 0.25 }, { 0.3, -0.3, 0.1 } };
    const NoisePlot::Layout layout (style.theme, Painted::areaOf (size), noise);
    const Painted places (style, size,
                          [&] (DisplayList& list)
                          { NoisePlot (style.theme).paint (list, layout, noise); });

    for (const auto& point : noise.measured)
    {
        CAPTURE (point.place);
        CHECK (places.shows (style.palette.error, layout.error.xOf (point.place),
                             layout.error.yOf (point.mean)));
        CHECK (places.shows (style.palette.error, layout.power.xOf (point.place),
                             layout.power.yOf (point.variance)));
    }

    TransferData transfer;
    transfer.points = { { -2.0, -1.5, 0.0 }, { 1.0, 1.25, 0.5 } };
    const TransferPlot::Layout curve (style.theme, Painted::areaOf (size), transfer);
    const Painted inputs (style, size,
                          [&] (DisplayList& list)
                          { TransferPlot (style.theme).paint (list, curve, transfer); });

    for (const auto& point : transfer.points)
        CHECK (inputs.shows (style.palette.output, curve.frame.xOf (point.input),
                             curve.frame.yOf (point.mean)));
}
