#pragma once

#include "Theory/Discrepancy.h"

#include <string_view>

namespace requant
{

/** Its id in reports: "clipping", "input_on_lattice", ... Thread: any. */
std::string_view reasonId (DiscrepancyReason) noexcept;

/** Why the measured error differs: half a sentence without a full stop. Thread: any. */
std::string_view reasonWords (DiscrepancyReason) noexcept;

} // namespace requant
