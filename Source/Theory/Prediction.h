#pragma once

#include "ErrorDistribution.h"
#include "ErrorModel.h"
#include "Psychoacoustics/Weightings.h"

#include <array>
#include <cstdint>
#include <optional>

namespace requant
{

/** Everything that theory expects to be measured of a reduction that does not clip, from its
    settings alone: of a busy signal, or of any where dither ignores the input.

    A figure that theory does not have is empty: all of rounding toward zero with shaping, and of a
    law whose steps differ. Full
    scale is 1.0. Thread: any. Making one is not real time: it allocates and takes about a
    millisecond.
*/
class Prediction
{
public:
    /** filter: what runs as ReductionSettings::shaping, a ShaperPlan's. sampleRateHz: above 0. */
    Prediction (const ReductionSettings&, const NoiseTransferFunction& filter, double sampleRateHz);

    /** 1 LSB in full-scale units: what turns the figures in LSB into those of full scale. */
    double step() const noexcept { return stepSize; }

    /** Mean and power of QE, in LSB. */
    const std::optional<PredictedError>& error() const noexcept { return predicted; }

    /** Of a signal of this mean square, full scale being 1.0 and above 0. */
    std::optional<double> snrDb (double signalPower) const noexcept;

    std::optional<double> enobBits() const noexcept;
    std::optional<double> psqnrDb() const noexcept;

    /** As WeightedError::levelDb(): the weighted mean square of QE in dB re 1.0 squared, the mean's
        power at 0 Hz included. Empty for all rounding toward zero, where half a step has the
        spectrum of the signal's sign. */
    std::optional<double> weightedErrorDb (Weighting) const noexcept;

    /** The noise floor. Of rounding toward zero with shaping it says nothing. */
    const ErrorPsd& spectrum() const noexcept { return noise; }

    /** The largest power density of the noise over its mean: 1 is white. */
    double peakToMeanDensity() const noexcept { return peakRatio; }

    /** The static and the dynamic part of the error's power, DC in the static one: as reports have
        them but for the width of their 64 bins, 2e-5 LSB^2. */
    const std::optional<SplitPower>& split() const noexcept { return parts; }

    /** The moments of QE at each step phase. */
    const std::optional<ConditionalErrorMoments>& conditional() const noexcept { return moments; }

    /** The probability density of QE, and its mean over a bin of a histogram, in 1/LSB. */
    const std::optional<ErrorPdf>& pdf() const noexcept { return density; }
    std::optional<double> binDensityPerLsb (double centreLsb, double widthLsb) const noexcept;

    /** How strong TPDF without shaping would be to the ear at this word length, in dB re 1.0
        squared. */
    double plainDitherHeardDb() const noexcept;

    /** The error's power, in LSB^2, where the input lies on the lattice already. With shaping it is
        0 or empty, since an error that is fed back moves what follows off the lattice. */
    const std::optional<double>& powerOnLatticeLsb2() const noexcept { return onLattice; }

    /** Chance in the mean square of QE. */
    const PowerVariance& spread() const noexcept { return chance; }

    /** requant::ignoresInput(): whether all this holds for any input. */
    bool ignoresInput() const noexcept { return holdsForAll; }

    /** requant::largestErrorLsb(): of any input. */
    double largestErrorLsb() const noexcept { return largestLsb; }

    /** Whether channels that are alike have errors of their own all the same. */
    bool isIndependentByChannel() const noexcept { return errsApart; }

    /** Whether the law's steps differ in size. */
    bool hasUnevenSteps() const noexcept { return areStepsUneven; }

    /** Whether silence or levels may pass as they are, unreduced. */
    bool letsSamplesPass() const noexcept { return letsPass; }

private:
    void integrateSpectrum (double sampleRateHz);

    double stepSize, largestLsb;
    std::optional<PredictedError> predicted;
    ErrorPsd noise;
    PowerVariance chance;
    std::array<double, weightings.size()> weightedLsb2 {};
    double peakRatio = 1.0;
    double plainHeardLsb2 = 0.0;
    std::optional<ConditionalErrorMoments> moments;
    std::optional<ErrorPdf> density;
    std::optional<SplitPower> parts;
    std::optional<double> onLattice;
    bool holdsForAll, errsApart, letsPass, isTowardZero, areStepsUneven;
};

} // namespace requant
