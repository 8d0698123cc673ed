#pragma once

#include "Measurement/Error/ErrorSums.h"
#include "Prediction.h"

#include <array>
#include <cstdint>
#include <optional>

namespace requant
{

/** Why a measured error is not, or need not be, the one that theory expects; the one to tell first
    is first. */
enum class DiscrepancyReason
{
    /** Codes were clamped: the error is also what was cut off. */
    clipping,

    /** Input samples were NaN, infinite or denormal, and were reduced and measured as 0. */
    replacedSamples,

    /** Rounding toward zero with shaping: there is no expectation. */
    noTheory,

    /** The law's steps differ, so the error's size depends on the signal. */
    unevenSteps,

    /** Each channel has steps of its own, by a range of its own: their errors make no one sum. */
    stepsOfChannels,

    /** Chance alone may be off by a dB and more. */
    tooFewSamples,

    /** Silence; or an input that moves by less than 1 LSB RMS, where dither does not ignore it. */
    tooLittleSignal,

    /** Less error than expected, and the settings let silence or levels pass unreduced. */
    passedUntouched,

    /** As much error, or none, as an input has that lies on the lattice already. */
    inputOnLattice,

    /** The error follows the input: it repeats with its step phase, or correlates with it. */
    correlatedError,

    /** The error's power depends on where the input lies in a step, since dither does not prevent
        it, and this input does not lie everywhere alike. */
    unevenInput,

    /** None of these. */
    unexplained
};

inline constexpr std::array everyDiscrepancyReason {
    DiscrepancyReason::clipping,        DiscrepancyReason::replacedSamples,
    DiscrepancyReason::noTheory,        DiscrepancyReason::unevenSteps,
    DiscrepancyReason::stepsOfChannels, DiscrepancyReason::tooFewSamples,
    DiscrepancyReason::tooLittleSignal, DiscrepancyReason::passedUntouched,
    DiscrepancyReason::inputOnLattice,  DiscrepancyReason::correlatedError,
    DiscrepancyReason::unevenInput,     DiscrepancyReason::unexplained
};

/** A set of them. A plain value. */
class DiscrepancyReasons
{
public:
    void add (DiscrepancyReason reason) noexcept { bits |= bitOf (reason); }
    bool has (DiscrepancyReason reason) const noexcept { return (bits & bitOf (reason)) != 0; }
    bool isEmpty() const noexcept { return bits == 0; }

    /** The one to tell first. */
    std::optional<DiscrepancyReason> first() const noexcept;

    bool operator== (const DiscrepancyReasons&) const = default;

private:
    static std::uint32_t bitOf (DiscrepancyReason reason) noexcept
    {
        return std::uint32_t { 1 } << static_cast<unsigned> (reason);
    }

    std::uint32_t bits = 0;
};

/** What was measured beside what theory expects. Facts alone: how far apart, whether by chance, and
    if not, why. Thread: any. Real time.
*/
struct Discrepancy
{
    /** sums: of one reduction, the expected one. split: of the same samples, by
        ConditionalErrorStatistics; without it an error that repeats with its step phase is found
        only where it correlates with the input. channels: of how many, 1 or more; as these may be
        alike, chance is that of one of them, unless Prediction::isIndependentByChannel(). */
    Discrepancy (const ErrorSums& sums, const Prediction&,
                 const std::optional<SplitPower>& split = {}, std::size_t channels = 1) noexcept;

    /** How many standard deviations of an estimate count as chance. */
    static constexpr double sigmas = 5.0;

    /** The error's power, measured over expected. Empty where there is none of either. */
    std::optional<double> powerDb;

    /** Whether chance allows that; false where nothing is measured or expected. */
    bool isWithinChance = false;

    /** What is known to be wrong with the comparison, within chance or not; not empty where chance
        does not allow what was measured. */
    DiscrepancyReasons reasons;
};

} // namespace requant
