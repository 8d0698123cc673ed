#pragma once

#include "Levels/Lattice.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace requant
{

/** Equal bars for a picture of a histogram: bar b is centred on b * widthLsb(). */
struct HistogramBars
{
    int binsInBar = 1; ///< a power of two
    int first = 0, last = 0;

    double widthLsb() const noexcept;
    double centreLsb (int bar) const noexcept { return bar * widthLsb(); }
};

/** How often each error occurs: QE = x - y in LSB, in bins of 1/32 LSB over -64 to 64 LSB.

    Bin b is centred on b / 32 LSB, so that errors which are multiples of 1/32 LSB, as 1/2 LSB is,
    lie in its middle, and no rounding of theirs moves them into the next. A bin's lower end belongs
    to it and its upper end does not. A uniform error from -1/2 to 1/2 LSB hence fills half of the
    bins at its two ends.
    Objects with one lattice add up to that of all their samples. Thread: its owner's. Real time
    but for prepare() and copies.
*/
class ErrorHistogram
{
public:
    static constexpr int binsPerLsb = 32, rangeLsb = 64;
    static constexpr int lastBin = binsPerLsb * rangeLsb; ///< the first one is -lastBin

    /** Starts anew. */
    void prepare (const Lattice&);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const ErrorHistogram&) noexcept;

    std::uint64_t count() const noexcept { return total; }      ///< of all samples
    std::uint64_t below() const noexcept { return countBelow; } ///< errors below every bin
    std::uint64_t above() const noexcept { return countAbove; } ///< errors above every bin
    std::uint64_t countIn (int bin) const noexcept;             ///< 0 where there is no such bin

    /** The estimated probability density in 1/LSB, of all samples, those beyond the bins included;
        0 without samples. */
    double density (int bin) const noexcept;

    /** The same over a bar. Where a bar's end halves a bin, so it does the bin's count. */
    double density (const HistogramBars&, int bar) const noexcept;

    /** At most `most` bars (at least 1) that cover a range. lowLsb < highLsb, both within +-64. */
    static HistogramBars barsFor (double lowLsb, double highLsb, int most) noexcept;

private:
    Lattice lattice;
    std::uint64_t total = 0, countBelow = 0, countAbove = 0;

    // On the heap: threads of macOS have stacks of 512 KB.
    static constexpr std::size_t binCount = 2 * lastBin + 1;
    std::vector<std::uint64_t> bins = std::vector<std::uint64_t> (binCount);
};

} // namespace requant
