#include "Painted.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Frame/ReadoutCard.h"
#include "Plots/Signal/BitsPlot.h"

using namespace requant;
using namespace requant::test;

namespace
{

BitsData sixteenOf24()
{
    BitsData data;
    data.title = "Which bits move";
    data.input.verdict = "24 bits in use";
    data.output.verdict = "16 bits in use: on the 16-bit two's-complement lattice, untouched";
    data.facts = { { "True word length", "24 to 16 bits", false },
                   { "Stuck bits", "1", true },
                   { "DC", "0.00 LSB", false } };

    for (std::size_t bit = 0; bit < 24; ++bit)
    {
        data.input.activity[bit] = 0.5;
        data.output.activity[bit] = bit < 16 ? 1.0 : 0.0;
    }

    data.output.activity[9] = 0.0;
    data.output.stuck[9] = BitsData::Stuck::atOne;
    return data;
}

FiguresData threeRows()
{
    FiguresData data;
    data.title = "Measured, and predicted from the settings";
    data.rows = { { "SNR", "94.77 dB", "95.31 dB", "+0.46 dB", false },
                  { "Error power", "0.2501 LSB\xc2\xb2", "0.2500 LSB", "+0.0001 LSB", false },
                  { "Clipped samples", "12", {}, {}, true } };
    return data;
}

} // namespace

TEST_CASE ("A bit's bar is as full as it moves, and a stuck bit has its value on it",
           "[pictures][bits]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    CAPTURE (size.width);
    const auto style = styleOf (isDark);
    const auto data = sixteenOf24();
    const BitsPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    const Painted painted (style, size,
                           [&] (DisplayList& list)
                           { BitsPlot (style.theme).paint (list, layout, data); });
    const auto shows = [&] (juce::Colour colour, Rectangle row, std::size_t bit, float height)
    {
        const auto bar = layout.bar (row, bit);
        return painted.shows (colour, bar.getCentreX(), bar.getBottom() - height * bar.getHeight(),
                              0);
    };

    for (const auto bit : { std::size_t { 0 }, std::size_t { 15 }, std::size_t { 23 } })
    {
        CAPTURE (bit);
        CHECK (shows (style.palette.input, layout.inputBars, bit, 0.4f));
        CHECK_FALSE (shows (style.palette.input, layout.inputBars, bit, 0.6f));
        CHECK (shows (style.palette.output, layout.outputBars, bit, 0.4f) == (bit < 16));
        CHECK (shows (style.palette.output, layout.outputBars, bit, 0.9f) == (bit < 16));
    }

    CHECK (painted.ink (style.palette.clip, layout.bar (layout.outputBars, 9)) > 4.0);
    CHECK (painted.ink (style.palette.clip, layout.bar (layout.outputBars, 8)) < 1.0);
    CHECK (painted.isMarginUntouched());
}

TEST_CASE ("The pointer reads the bit that it is over, and none beside the bars",
           "[pictures][bits]")
{
    auto data = sixteenOf24();
    const BitsPlot::Layout layout (Palette::dark(), { 0.0f, 0.0f, 664.0f, 548.0f }, data);

    for (std::size_t bit = 0; bit < layout.bits; ++bit)
        CHECK (layout.bitAt (layout.bar (layout.inputBars, bit).getCentreX()) == bit);

    CHECK_FALSE (layout.bitAt (layout.inputBars.getX() - 1.0f));
    CHECK_FALSE (layout.bitAt (layout.bar (layout.inputBars, 24).getX() + 1.0f));

    CHECK (BitsPlot::reading (data).empty());
    data.readBit = 9;
    CHECK (BitsPlot::reading (data)
           == "Bit 10: input 25.0 % of the samples move it, output stuck at 1");
}

TEST_CASE ("All 32 bits are shown where there are so many, at any width", "[pictures][bits]")
{
    auto data = sixteenOf24();
    data.shownBits = 32;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    const BitsPlot::Layout layout (Palette::dark(), Painted::areaOf (size), data);
    CHECK (layout.bits == 32);
    CHECK (toJuce (Painted::areaOf (size)).contains (toJuce (layout.bar (layout.inputBars, 31))));
    CHECK (layout.bar (layout.inputBars, 31).getWidth() >= 4.0f);
}

TEST_CASE ("No figure of the table is cut, at any size", "[pictures][figures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    CAPTURE (size.width);
    const auto style = styleOf (isDark);
    auto data = threeRows();
    const auto inkOf = [&] (Size into, juce::Colour colour)
    {
        const PlotAreas areas (Painted::areaOf (into));
        const Painted painted (style, into,
                               [&] (DisplayList& list)
                               { FiguresPlot (style.theme).paint (list, areas, data); });
        CHECK (painted.isMarginUntouched());
        const auto rows =
            areas.body.withTrimmedTop (28.0f); // without the heading and the line below
        return painted.ink (
            colour, rows.withWidth (std::min (720.0f, rows.getWidth())).withHeight (25.0f), 0.0);
    };

    // As much as where there is room enough, but for where pixels begin. A digit is a tenth of it.
    const auto figures = threeRows().rows[1];
    const Size wide { 1000.0f, 400.0f };
    data.rows = { { {}, figures.measured, {}, {}, false } };
    CHECK (inkOf (size, style.palette.text)
           == Approx (inkOf (wide, style.palette.text)).epsilon (0.06));
    data.rows = { { {}, {}, figures.predicted, {}, false } };
    CHECK (inkOf (size, style.palette.prediction)
           == Approx (inkOf (wide, style.palette.prediction)).epsilon (0.06));
}

TEST_CASE ("What is wrong stands out in the table, and a low window shows the first rows",
           "[pictures][figures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    auto data = threeRows();
    const auto clipInk = [&] (Size size)
    {
        const PlotAreas areas (Painted::areaOf (size));
        return Painted (style, size,
                        [&] (DisplayList& list)
                        { FiguresPlot (style.theme).paint (list, areas, data); })
            .ink (style.palette.clip, Painted::areaOf (size));
    };

    CHECK (clipInk ({ 664.0f, 548.0f }) > 50.0);
    CHECK (clipInk ({ 254.0f, 90.0f }) < 5.0);
    data.rows[2].isBad = false;
    CHECK (clipInk ({ 664.0f, 548.0f }) < 5.0);
    CHECK (FiguresPlot::spoken (data).starts_with ("SNR 94.77 dB, predicted 95.31 dB. "));
}

TEST_CASE ("A readout stands in the corner that lies away from what it reads, inside its plot",
           "[pictures][readout]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto isDark = GENERATE (true, false);
    const auto style = styleOf (isDark);
    const Size size { 400.0f, 300.0f };
    const auto plot = Painted::areaOf (size);
    const ReadoutCard card { "1.00 kHz",
                             { { "input", "12.3 dB", style.theme.input },
                               { "threshold", "45.6 dB", style.theme.error } } };

    // Whose values are px.
    PlotFrame frame;
    frame.plot = plot;
    frame.x.low = static_cast<double> (plot.getX());
    frame.x.high = static_cast<double> (plot.getRight());

    for (const auto x : { 30.0f, 200.0f, 250.0f, 420.0f })
    {
        CAPTURE (x);
        const Painted painted (
            style, size,
            [&] (DisplayList& list)
            { card.paint (list, style.theme, { &frame }, static_cast<double> (x)); });
        const auto left = plot.withTrimmedRight (size.width / 2.0f);
        const auto right = plot.withTrimmedLeft (size.width / 2.0f);
        const auto isLeft = x > plot.getCentreX();
        CHECK ((painted.ink (style.palette.error, left) > 20.0) == isLeft);
        CHECK ((painted.ink (style.palette.error, right) > 20.0) == ! isLeft);
        CHECK (painted.ink (style.palette.input, plot) > 20.0);
        CHECK (painted.isMarginUntouched());
    }
}

// Its rows share the height between them: what a sum of rounded shares lacks is no row.
TEST_CASE ("The last row is seen in every height that has room for all", "[pictures][figures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    FiguresData data;
    data.rows.assign (16, threeRows().rows[0]);
    data.rows.push_back (threeRows().rows[2]);

    for (auto height = 400.0f; height < 500.0f; height += 5.0f)
    {
        CAPTURE (height);
        const Size size { 640.0f, height };
        const PlotAreas areas (Painted::areaOf (size));
        CHECK (Painted (style, size,
                        [&] (DisplayList& list)
                        { FiguresPlot (style.theme).paint (list, areas, data); })
                   .ink (style.palette.clip, Painted::areaOf (size))
               > 10.0);
    }
}
