#pragma once

#include "Levels/Lattice.h"
#include "Measurement/Statistics/Moments.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** The mean output over the input, with its spread: the staircase of a reduction, in LSB.

    16 bins an LSB, whose ends are multiples of 1/16 LSB, the lower one belonging to the bin. Of at
    most 64 levels they cover all and 2 LSB beyond either end; else -6 to 6 LSB.
    Objects with one lattice add up to that of all their samples. Thread: its owner's. Only
    prepare() and copies allocate.
*/
class TransferCurve
{
public:
    static constexpr std::int64_t mostLevelsCovered = 64;
    static constexpr double beyondEndsLsb = 2.0, aroundZeroLsb = 6.0;
    static constexpr std::size_t binsPerLsb = 16;

    /** Starts anew. */
    void prepare (const Lattice&);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const TransferCurve&) noexcept;

    const Lattice& lattice() const noexcept { return levels; }
    bool coversEveryLevel() const noexcept { return levels.levelCount() <= mostLevelsCovered; }

    std::size_t binCount() const noexcept { return bins.size(); }

    /** The input at a bin's middle. bin: below binCount(). */
    double inputLsb (std::size_t bin) const noexcept
    {
        return lowestInputLsb + (static_cast<double> (bin) + 0.5) / binsPerLsb;
    }

    /** The output in LSB while the input lay in a bin: count, mean and variance. */
    const Moments& outputLsb (std::size_t bin) const noexcept { return bins[bin]; }

    struct Range
    {
        double lowest, highest;
    };

    /** Of all input, also where there are no bins; empty without samples. */
    std::optional<Range> inputRangeLsb() const noexcept;

private:
    static constexpr Range noRange { std::numeric_limits<double>::infinity(),
                                     -std::numeric_limits<double>::infinity() };

    Lattice levels;
    double lowestInputLsb = 0.0;
    std::vector<Moments> bins;
    Range range = noRange;
};

} // namespace requant
