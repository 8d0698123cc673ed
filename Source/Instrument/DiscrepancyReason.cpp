#include "DiscrepancyReason.h"

#include <bit>

namespace requant
{

std::optional<DiscrepancyReason> DiscrepancyReasons::first() const noexcept
{
    if (isEmpty())
        return {};

    return static_cast<DiscrepancyReason> (std::countr_zero (bits));
}

} // namespace requant
