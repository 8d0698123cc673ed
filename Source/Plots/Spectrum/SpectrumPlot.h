#pragma once

#include "JuceHeader.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Spectra/Periodogram.h"
#include "Plots/Frame/PlotFrame.h"
#include "Psychoacoustics/Weightings.h"

#include <optional>
#include <vector>

namespace requant
{

/** How a spectrum is to be shown. */
struct SpectrumOptions
{
    bool isLogarithmic = true; ///< frequency
    bool isPerBin = false;     ///< levels of lines, not of noise: dBFS in a bin instead of per Hz
    bool showsPeaks = false;   ///< the highest so far
    Taper window = Taper::blackmanHarris;
    FullScale fullScale = FullScale::sine;
    double fullScaleDbSpl = usualFullScaleDbSpl; ///< how loud a full-scale sine is listened to

    bool operator== (const SpectrumOptions&) const = default;
};

/** What the Spectrum picture shows at one moment. A curve has a level in dB for each frequency,
    from the first one on, or none at all. */
struct SpectrumData
{
    std::vector<double> frequenciesHz; ///< rising
    std::vector<double> inputDb, outputDb, errorDb;
    std::vector<double> inputPeakDb, outputPeakDb, errorPeakDb;
    std::vector<double> predictedDb; ///< of what was measured with
    std::vector<double> chosenDb;    ///< of what is chosen now, where that is something else
    std::vector<double> thresholdDb; ///< of hearing, as far up as it is known

    SpectrumOptions options;
    double sampleRateHz = 44100.0;
    double binHz = 0.0, noiseBinHz = 0.0;
    double lowestDb = -180.0, highestDb = -40.0; ///< in view

    juce::String title, subtitle;
    std::optional<double> readHz; ///< where the pointer reads, if anywhere

    /** "dBFS per Hz" and what 0 dBFS is, or "dBFS in a bin". */
    juce::String levelUnit() const;

    /** The index of the frequency nearest to this one; frequenciesHz must not be empty. */
    std::size_t nearestTo (double hz) const noexcept;
};

/** Paints power spectra of input, output and error, dashed what theory predicts of the error, and
    dotted the threshold of hearing. No window, so that a report paints the same picture.

    The frame changes only with the view and may be cached; the data are painted over it.
    Message thread. */
class SpectrumPlot
{
public:
    using Data = SpectrumData;

    explicit SpectrumPlot (const Style& styleToUse) : style (styleToUse) {}

    /** Where everything lies, in px of the Graphics that is painted into. */
    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const SpectrumData&);

        PlotAreas areas;
        PlotFrame frame;
    };

    void paint (juce::Graphics&, const Layout&, const SpectrumData&);

    void paintFrame (juce::Graphics&, const Layout&, const SpectrumData&) const;
    void paintData (juce::Graphics&, const Layout&, const SpectrumData&);

    /** What the pointer reads, in one line, for screen readers and narrow pictures; empty where it
        reads nothing. */
    static juce::String reading (const SpectrumData&);

private:
    void paintCurve (juce::Graphics&, const Layout&, const SpectrumData&,
                     const std::vector<double>& levels, juce::Colour, LegendEntry::Line,
                     float thickness);
    void paintReading (juce::Graphics&, const Layout&, const SpectrumData&) const;

    const Style& style;
    juce::Path curve; // kept from frame to frame for its memory
};

} // namespace requant
