#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace requant
{

/** How often each value of a signal occurs, finely enough to find ranges and levels from it, in
    memory that does not grow with the signal.

    65,536 bins, as many below 0 as above. A bin is 2^-15 wide for a largest |x| of 1/2 to 1, and
    so in proportion: where a larger |x| comes, bins are merged in pairs. So the counts depend on
    the samples alone, not on their order. Each bin knows the mean of its samples, too: what lies
    alone in its bin keeps its value.
    Histograms add up: of channels, of parts of a file. Thread: its owner's; allocates.
*/
class SignalHistogram
{
public:
    static constexpr int binsPerSide = 1 << 15;

    SignalHistogram();

    /** Adds samples, in any unit. What is not finite is left out. */
    void add (std::span<const double> samples) noexcept;

    void operator+= (const SignalHistogram&) noexcept;

    std::uint64_t count() const noexcept { return total; }

    // All 0 without samples.
    double lowest() const noexcept { return total == 0 ? 0.0 : least; }
    double highest() const noexcept { return total == 0 ? 0.0 : greatest; }
    double largestMagnitude() const noexcept;
    double standardDeviation() const noexcept; ///< of the bins' means, about their mean

    /** In the samples' unit, a power of two: at most 2^-14 of the largest |x|, unless that is below
        2^-1000. */
    double binWidth() const noexcept;

    /** The samples of a bin that has any. */
    struct Point
    {
        double value; ///< their mean
        std::uint64_t count;

        bool operator== (const Point&) const = default;
    };

    /** All of them, values rising. */
    std::vector<Point> points() const;

    /** How many samples have |x| within each n-th part of width binWidth(); binsPerSide numbers. A
        value on an end counts to the part above it where it is positive, else to the one below. */
    std::vector<std::uint64_t> magnitudes() const;

private:
    void widen (int exponentToUse) noexcept;
    static std::size_t slot (int bin) noexcept
    {
        return static_cast<std::size_t> (bin + binsPerSide);
    }

    struct Bin
    {
        std::uint64_t count = 0;
        double offsets = 0.0; ///< sum of how far samples lie from the end nearer 0, in bins
    };

    /** Of the samples of a bin that has any, in bins. */
    double meanOf (int bin) const noexcept;

    int exponent; ///< all |x| are below 2^exponent
    std::uint64_t total = 0;
    double least = 0.0, greatest = 0.0;
    std::vector<Bin> bins; ///< from the lowest
};

} // namespace requant
