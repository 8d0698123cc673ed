#pragma once

#include "HeldRange.h"
#include "MeasuredReduction.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Error/WeightedError.h"
#include "Measurement/Spectra/Periodogram.h"
#include "Measurement/Spectra/Spectra.h"
#include "Measurement/Spectra/SpectrumBands.h"
#include "Psychoacoustics/Weightings.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"
#include "Report/Readings.h"

#include <array>
#include <optional>
#include <span>
#include <string>
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

    std::string title, subtitle;
    std::optional<double> readHz; ///< where the pointer reads, if anywhere

    /** "dBFS per Hz" and what 0 dBFS is, or "dBFS in a bin". */
    std::string levelUnit() const;

    /** The index of the frequency nearest to this one; frequenciesHz must not be empty. */
    std::size_t nearestTo (double hz) const noexcept;
};

/** What the Spectrum picture is filled from. It owns nothing. */
struct MeasuredSpectra
{
    /** Power spectral densities, re full scale squared per Hz, by Spectra::Signal; empty before
        the first segment. */
    using Densities = std::array<std::vector<double>, Spectra::signalCount>;

    MeasuredReduction measured;
    const SpectrumScale& scale;
    const Densities &densities, &peaks;
    const WeightedEnergy& weightedError;
    const ReductionSettings& chosen;     ///< what the controls say now
    const Prediction* predictedOfChosen; ///< nullptr where there is nothing
    const Readings& readings;            ///< the newest figures
};

/** Fills the Spectrum picture time after time, in levels that are held. Thread: its owner's. */
class SpectrumFiller
{
public:
    /** seconds: of one clock, never going back. */
    SpectrumData fill (const MeasuredSpectra&, const SpectrumOptions&, double seconds);

private:
    void takeBands (SpectrumData&, const MeasuredSpectra&);
    std::vector<double> levels (const SpectrumData&, std::span<const double> densities) const;
    void takeRange (SpectrumData&, double seconds);

    std::optional<SpectrumBands> bands;
    std::size_t binCount = 0;
    double binHz = 0.0, sampleRateHz = SpectrumData().sampleRateHz;
    HeldLevels range;
};

/** What the small picture of a noise shaper shows. */
struct ShaperCurveData
{
    static constexpr double lowestHz = 20.0; ///< up to half the sample rate

    /** |H|^2 in dB at frequencies evenly spaced on a logarithmic axis; empty: nothing is known. */
    std::vector<double> levelsDb;

    bool operator== (const ShaperCurveData&) const = default;
};

/** sampleRateHz: above 0. Thread: any. */
ShaperCurveData shaperCurveOf (const NoiseTransferFunction&, double sampleRateHz);

} // namespace requant
