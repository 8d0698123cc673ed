#pragma once

#include "Engine/Settings.h"
#include "Measurement/Error/ErrorSums.h"
#include "Quantization/Reduction/PassThroughDetector.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "Theory/Discrepancy.h"

#include <optional>

namespace requant
{

/** What a render did to its input, for a report to tell. */
struct ReductionSetup
{
    Settings settings;
    ShaperPlan shaper;         ///< what ran for settings.reduction.shaping
    double headroomGain = 1.0; ///< what the input was multiplied by first

    bool hasLoweredInput() const noexcept { return headroomGain != 1.0; }

    /** How far full scale was lowered for headroom. */
    double headroomDb() const noexcept;  ///< 0 or less
    double headroomLsb() const noexcept; ///< 0 or more

    /** Why theory says nothing of what was measured: so much clipped or was left alone that it
        speaks of something else, or it has nothing for these settings. Empty where it does. sums:
        of the signal that was reduced. */
    std::optional<DiscrepancyReason> whyNoPrediction (const ErrorSums& sums,
                                                      const UnprocessedCounts&) const;

    /** One sentence where headroom was asked for and no gain would be enough; else empty. */
    std::string headroomRemark() const;

    /** How many past values the running shaper uses. */
    std::size_t shaperOrder() const noexcept;
};

/** A shaping as a command line has it, "f-weighted", and as a screen does, "F-weighted, 9 taps". */
std::string shapingId (Shaping);
std::string shapingName (Shaping);

} // namespace requant
