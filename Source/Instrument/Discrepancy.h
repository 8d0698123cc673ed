#pragma once

#include "DiscrepancyReason.h"
#include "Expectation.h"
#include "Measurement/ErrorSums.h"

namespace requant
{

/** What was measured beside what theory expects. Facts alone: how far apart, whether by chance, and
    if not, why. Thread: any. Real time.
*/
struct Discrepancy
{
    /** sums: of one reduction, the expected one. split: of the same samples, by ErrorByPlace;
        without it an error that repeats with its place is found only where it correlates with the
        input. channels: of how many, 1 or more; as these may be alike, chance is that of one
        of them, unless Expectation::isIndependentByChannel(). */
    Discrepancy (const ErrorSums& sums, const Expectation&,
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
