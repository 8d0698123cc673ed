#pragma once

#include "Quantization/Reduction/ReductionSettings.h"

#include <cstddef>

namespace requant
{

/** What can be heard. In the order of the control's choices. */
enum class MonitorSource
{
    output, ///< what is delivered, bit for bit
    error,  ///< QE alone, raised
    input,  ///< what went into the reduction: lowered by headroom and late as the output is
    zoom    ///< the output, whose signal fades away while its noise floor is raised
};

inline constexpr std::size_t monitorSourceCount = 4;

/** What the listener chooses to hear. Plain values; nothing of it is delivered or measured. */
struct MonitorSettings
{
    MonitorSource source = MonitorSource::output;
    double gainDb = 60.0;    ///< 0 to 96: what raises the error where isAutomatic is false
    bool isAutomatic = true; ///< the gain that brings the error to a comfortable level, instead

    bool operator== (const MonitorSettings&) const = default;
};

/** What is heard, for the screen. */
struct Heard
{
    MonitorSource source = MonitorSource::output;

    /** What raises the error or the noise floor at present, protection included; 0 for output and
        input. */
    double gainDb = 0.0;

    bool operator== (const Heard&) const = default;
};

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
