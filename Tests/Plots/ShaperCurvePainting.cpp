#include "Painted.h"
#include "Plots/Spectrum/ShaperCurvePlot.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("A shaper's curve has a scale, and the flat line of no shaping has none",
           "[pictures][shaping]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (GENERATE (true, false));
    const Size size { 255.0f, 42.0f };
    const auto inkOfScale = [&] (const ShaperCurveData& data)
    {
        const auto area = Painted::areaOf (size);
        const Painted painted (style, size,
                               [&] (DisplayList& list)
                               { ShaperCurvePlot (style.theme).paint (list, area, data); });
        return painted.ink (style.palette.secondaryText, area.withWidth (44.0f));
    };

    // Where the dashes meet the line below them, a few pixels are of a like grey.
    const auto flat = inkOfScale ({ std::vector<double> (96, 0.0) });
    CHECK (flat < 12.0);

    ShaperCurveData shaped { std::vector<double> (96, -12.0) };
    shaped.levelsDb.back() = 20.0;
    CHECK (inkOfScale (shaped) > flat + 30.0);
}
