#include "Painted.h"
#include "Plots/Spectrum/SpectrumPlot.h"

using namespace requant;
using namespace requant::test;

namespace
{

SpectrumData flatSpectra()
{
    SpectrumData data;
    data.title = "What was added, and where";
    data.sampleRateHz = 48000.0;
    data.lowestDb = -180.0;
    data.highestDb = -20.0;

    for (double hz = 0.0; hz <= 24000.0; hz = hz < 1000.0 ? hz + 3.0 : hz * 1.03)
    {
        data.frequenciesHz.push_back (hz);
        data.inputDb.push_back (-53.0);
        data.outputDb.push_back (-73.0);
        data.errorDb.push_back (hz < 3000.0 ? -133.0 : -93.0);
        data.predictedDb.push_back (-113.0);
        data.thresholdDb.push_back (-153.0);
    }

    return data;
}

} // namespace

TEST_CASE ("Spectra run at their levels, in their colours; theory is dashed, the threshold dotted",
           "[pictures][spectrum]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto [size, isDark] = GENERATE (from_range (appearances));
    const auto isLogarithmic = isDark;
    CAPTURE (size.width);
    const auto style = styleOf (isDark);
    auto data = flatSpectra();
    data.options.isLogarithmic = isLogarithmic;
    const SpectrumPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    SpectrumPlot picture (style.theme);
    const Painted painted (style, size,
                           [&] (DisplayList& list) { picture.paint (list, layout, data); });
    const auto& palette = style.palette;
    const auto shows = [&] (juce::Colour colour, double hz, double db)
    { return painted.shows (colour, layout.frame.xOf (hz), layout.frame.yOf (db)); };

    for (const auto hz : { 700.0, 2700.0, 6000.0, 15000.0 })
    {
        CAPTURE (hz);
        const auto error = hz < 3000.0 ? -133.0 : -93.0;
        CHECK (shows (palette.input, hz, -53.0));
        CHECK (shows (palette.output, hz, -73.0));
        CHECK (shows (palette.error, hz, error));
        CHECK_FALSE (shows (palette.error, hz, -226.0 - error));
    }

    CHECK (isBroken (painted, palette.prediction, layout.frame.xOf (1500.0),
                     layout.frame.yOf (-113.0)));
    CHECK (isBroken (painted, palette.secondaryText, layout.frame.xOf (1500.0),
                     layout.frame.yOf (-153.0)));
    CHECK (painted.isMarginUntouched());
}

TEST_CASE ("Peaks are painted where they are asked for, and the readout names every curve",
           "[pictures][spectrum]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const Size size { 664.0f, 548.0f };
    auto data = flatSpectra();
    data.errorPeakDb.assign (data.frequenciesHz.size(), -63.0);
    data.readHz = 1001.0;
    const SpectrumPlot::Layout layout (style.theme, Painted::areaOf (size), data);
    SpectrumPlot picture (style.theme);
    const auto faint =
        style.palette.background.overlaidWith (style.palette.error.withMultipliedAlpha (0.45f));
    const auto shows = [&]
    {
        return Painted (style, size,
                        [&] (DisplayList& list) { picture.paint (list, layout, data); })
            .shows (faint, layout.frame.xOf (300.0), layout.frame.yOf (-63.0));
    };

    CHECK_FALSE (shows());
    data.options.showsPeaks = true;
    CHECK (shows());

    const auto reading = SpectrumPlot::reading (data);
    CHECK (reading.starts_with ("1.0"));

    for (const auto* words :
         { "kHz", "input", "output", "error", "predicted", "threshold", "dBFS (AES17) per Hz" })
        CHECK (toString (reading).contains (words));

    data.options.fullScale = FullScale::square;
    data.options.isPerBin = true;
    data.noiseBinHz = 5.86;
    CHECK (SpectrumPlot::reading (data).ends_with ("dBFS (square) in 5.86 Hz"));
}
