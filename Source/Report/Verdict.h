#pragma once

#include "Readings.h"
#include "Theory/Discrepancy.h"

#include <string>
#include <string_view>

namespace requant
{

/** One sentence about what was measured, of one channel where it names one, else of all together.

    Nothing is said of the settings, but a settled claim of noise needs dither as well as a measured
    error that does not repeat. Thread: any. */
struct Verdict
{
    enum class Tone
    {
        good,
        plain,
        bad
    };

    std::string sentence;
    Tone tone = Tone::plain;

    static Verdict of (const Readings&);

    /** The same of an error alone, as a title: "Pure noise, 0.25 LSB^2". settings: it was measured
        with these. */
    static std::string titleOf (const ErrorParts&, const ReductionSettings& settings);
};

/** Its id in reports: "clipping", "input_on_lattice", ... Thread: any. */
std::string_view reasonId (DiscrepancyReason) noexcept;

/** Why the measured error differs: half a sentence without a full stop. Thread: any. */
std::string_view reasonWords (DiscrepancyReason) noexcept;

/** How far what is measured lies from what theory expects, and why; empty where neither is known.
    Thread: any. */
std::string sentenceOn (const Discrepancy&);

} // namespace requant
