#pragma once

#include "JuceHeader.h"
#include "Measurement/FullScale.h"
#include "Measurement/ListeningLevel.h"
#include "Measurement/SpectrumWindow.h"

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
    SpectrumWindow window = SpectrumWindow::blackmanHarris;
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

} // namespace requant
