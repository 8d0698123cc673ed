#pragma once

#include <cstdint>
#include <span>

namespace requant
{

/** Finds where a signal was cut off: runs of at least three samples in a row at the end of its
    range, which no band-limited signal of less than that level leaves by chance. Thread: its
    owner's. */
class ClippedRuns
{
public:
    static constexpr std::uint64_t leastLength = 3;

    /** lowest, highest: from these on, outwards, a sample lies at an end. Starts anew. */
    void prepare (double lowest, double highest) noexcept;

    /** samples: finite. */
    void add (std::span<const double> samples) noexcept;

    std::uint64_t count() const noexcept { return runs + (isLong() ? 1u : 0u); }
    std::uint64_t longest() const noexcept
    {
        return isLong() && run > longestRun ? run : longestRun;
    }

private:
    bool isLong() const noexcept { return run >= leastLength; }
    void end() noexcept;

    double low = -1.0, high = 1.0;
    std::uint64_t runs = 0, longestRun = 0, run = 0;
    bool isHigh = false;
};

} // namespace requant
