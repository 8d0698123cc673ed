#include "Discrepancy.h"

#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorFigures.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace requant
{

namespace
{

// A dB, as a ratio of powers less 1.
constexpr double tooFarByChance = 0.2589;

// Input that moves by less, RMS, stays within a step or two.
constexpr double smallestSignalLsb = 1.0;

// What was measured, in LSB, where something was, and what theory expects of it.
class Comparison
{
public:
    Comparison (const ErrorSums& measuredSums, const Prediction& e, std::size_t channels) noexcept
        : sums (measuredSums), prediction (e), count (static_cast<double> (sums.count)),
          ownErrors (std::max<std::uint64_t> (
              1, sums.count / (e.isIndependentByChannel() ? 1 : channels))),
          figures (sums, e.step()), power (*figures.errorPowerLsb2),
          expectedPower (e.error()->powerLsb2),
          chance (Discrepancy::sigmas * e.spread().ofPowerLsb2 (ownErrors))
    {
    }

    double powerRatio() const noexcept { return power / expectedPower; }
    bool isWithinChance() const noexcept { return isNear (expectedPower); }
    bool isTooShort() const noexcept { return chance > tooFarByChance * expectedPower; }

    bool hasTooLittleSignal() const noexcept
    {
        if (sums.inputPeak == 0.0)
            return true;

        const auto mean = sums.input.value() / count;
        const auto variance = sums.inputSquared.value() / count - mean * mean;
        const auto smallest = smallestSignalLsb * prediction.step();
        return ! prediction.ignoresInput() && variance < smallest * smallest;
    }

    bool hasPassedUntouched() const noexcept
    {
        return prediction.letsSamplesPass() && ! isWithinChance() && power < expectedPower;
    }

    // An error of more than any input can have is not the expected reduction's.
    bool canDependOnInput() const noexcept
    {
        constexpr double ofRounding = 1e-6;
        return ! prediction.ignoresInput()
               && *figures.maxAbsoluteErrorLsb <= prediction.largestErrorLsb() + ofRounding;
    }

    bool isOnLattice() const noexcept
    {
        const auto onLattice = prediction.powerOnLatticeLsb2();
        const auto allPassed = prediction.letsSamplesPass() && power == 0.0;
        return ! isWithinChance() && (allPassed || (onLattice && isNear (*onLattice)));
    }

    // Of noise c times as dense at its densest as on average, an estimate that gathers what lies at
    // few frequencies, as a periodic input makes it do, has up to c times the variance.
    bool isCorrelated() const noexcept
    {
        const auto limit =
            Discrepancy::sigmas * std::sqrt (prediction.peakToMeanDensity() / independent());
        return std::abs (figures.errorInputCorrelation.value_or (0.0)) > limit;
    }

    // Each bin's mean is off by chance, which makes chi-squared of their number; DC is no bin's.
    // Where some samples pass untouched, the others' variance is as expected and not as measured.
    bool isRepeating (const SplitPower& split) const noexcept
    {
        constexpr auto freedom = static_cast<double> (ConditionalErrorStatistics::phaseCount - 1);
        const auto dc = *figures.meanErrorLsb * *figures.meanErrorLsb;
        const auto expectedDc = prediction.error()->meanLsb * prediction.error()->meanLsb;
        const auto variance = std::max (power - dc, expectedPower - expectedDc);
        const auto limit = freedom + Discrepancy::sigmas * std::sqrt (2.0 * freedom);
        return split.staticLsb2 - dc
               > limit * prediction.peakToMeanDensity() * variance / independent();
    }

private:
    bool isNear (double expected) const noexcept { return std::abs (power - expected) <= chance; }
    double independent() const noexcept { return static_cast<double> (ownErrors); }

    const ErrorSums& sums;
    const Prediction& prediction;
    double count;

    // Channels that are alike have the same error, unless dither of their own makes it theirs.
    std::uint64_t ownErrors;
    ErrorFigures figures;
    double power, expectedPower, chance;
};

} // namespace

std::optional<DiscrepancyReason> DiscrepancyReasons::first() const noexcept
{
    if (isEmpty())
        return {};

    return static_cast<DiscrepancyReason> (std::countr_zero (bits));
}

Discrepancy::Discrepancy (const ErrorSums& sums, const Prediction& prediction,
                          const std::optional<SplitPower>& split, std::size_t channels) noexcept
{
    assert (channels > 0);
    using enum DiscrepancyReason;
    const auto addIf = [this] (bool applies, DiscrepancyReason reason)
    {
        if (applies)
            reasons.add (reason);
    };

    addIf (sums.clipped > 0, clipping);
    addIf (sums.replaced.total() > 0, replacedSamples);
    addIf (! prediction.error() && ! prediction.hasUnevenSteps(), noTheory);
    addIf (prediction.hasUnevenSteps(), unevenSteps);
    addIf (sums.count == 0, tooFewSamples);

    if (sums.count == 0 || ! prediction.error())
        return;

    const Comparison comparison { sums, prediction, channels };
    isWithinChance = comparison.isWithinChance();

    if (comparison.powerRatio() > 0.0)
        powerDb = powerToDb (comparison.powerRatio());

    addIf (comparison.isTooShort(), tooFewSamples);
    addIf (comparison.hasTooLittleSignal(), tooLittleSignal);
    addIf (comparison.hasPassedUntouched(), passedUntouched);
    addIf (! reasons.has (tooLittleSignal) && comparison.isOnLattice(), inputOnLattice);
    addIf (comparison.isCorrelated() || (split && comparison.isRepeating (*split)),
           correlatedError);

    if (! isWithinChance && reasons.isEmpty())
        reasons.add (comparison.canDependOnInput() ? unevenInput : unexplained);
}

} // namespace requant
