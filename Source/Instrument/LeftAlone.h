#pragma once

#include <cstdint>

namespace requant
{

/** Samples of one channel that were not reduced but left as they were. */
struct LeftAlone
{
    std::uint64_t blanked = 0; ///< silence that was kept silent
    std::uint64_t passed = 0;  ///< levels that passed untouched

    std::uint64_t total() const noexcept { return blanked + passed; }

    void operator+= (const LeftAlone& more) noexcept
    {
        blanked += more.blanked;
        passed += more.passed;
    }

    bool operator== (const LeftAlone&) const = default;
};

} // namespace requant
