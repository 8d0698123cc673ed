#pragma once

#include "Measurement/MeterFeed.h"
#include "Quantization/ReductionSettings.h"

#include <optional>

namespace requant
{

/** The settings that a snapshot was measured with. While no audio runs they stay what they were,
    whatever a person chooses meanwhile. Message thread.
*/
class SettingsInForce
{
public:
    /** snapshot: the newest. chosen: what the controls say now. */
    const ReductionSettings& follow (const MeterSnapshot&, const ReductionSettings& chosen);

private:
    ReductionSettings inForce, lastChosen;
    std::optional<std::uint64_t> generation;
    std::uint64_t position = 0;
    int blocksSinceChoice = 0;
};

} // namespace requant
