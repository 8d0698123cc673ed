#pragma once

#include "Engine/Monitor/MonitorSettings.h"
#include "Quantization/Reduction/ReductionSettings.h"

namespace requant
{

/** Everything a user chooses about the sound, its measurement and what is heard, as plain
    values. */
struct Settings
{
    ReductionSettings reduction;
    bool bypassed = false;    ///< the samples pass untouched, bit for bit, and measure as no error
    bool metersReset = false; ///< the windows of the meters start anew whenever this becomes true
    MonitorSettings monitor {}; ///< not while bypassed: then the output is heard

    bool operator== (const Settings&) const = default;
};

} // namespace requant
