#include "Calibration/Range.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace requant;
using namespace requant::test;

namespace
{

using enum RangeMethod;
using enum LatticeKind;

constexpr LatticeKind kinds[] = { twosComplement, LatticeKind::symmetric, endPoints };
constexpr RangeMethod methods[] = { fullScale,  minMax,     symmetricMinMax,
                                    percentile, leastError, entropy };

FoundRange rangeOf (std::span<const double> signal, RangeMethod method,
                    LatticeKind kind = twosComplement, double bits = 8.0, double percent = 99.99)
{
    SignalHistogram histogram;
    histogram.add (signal);
    return findRange (histogram, { method, percent, kind, bits });
}

double meanSquareError (const Lattice& lattice, std::span<const double> signal)
{
    std::vector<double> errors;

    for (const auto x : signal)
        errors.push_back (x - lattice.level (lattice.nearestCode (x)));

    return meanSquare (errors);
}

double largestIn (std::span<const double> signal)
{
    auto largest = 0.0;

    for (const auto x : signal)
        largest = std::max (largest, std::abs (x));

    return largest;
}

// Peaks far above what is usual, as music has.
Signal peaky (std::size_t count, std::uint64_t seed)
{
    auto signal = noise (count, 1.0, seed);

    for (auto& x : signal)
        x = 0.8 * std::pow (x, 9);

    return signal;
}

} // namespace

TEST_CASE ("The full-scale range has the levels of its lattice, whatever the signal",
           "[calibration][range]")
{
    for (const auto kind : kinds)
        for (const auto bits : { 2.0, 3.5, 8.0, 16.0, 24.0 })
        {
            const auto found = rangeOf (noise (100, 3.0, 1), fullScale, kind, bits);
            CHECK (found == FoundRange { -1.0, 1.0, Lattice::make (kind, bits) });
        }
}

TEST_CASE ("Min-max has its outermost levels at the lowest and the highest sample",
           "[calibration][range]")
{
    const auto kind = GENERATE (from_range (std::begin (kinds), std::end (kinds)));
    const auto bits = GENERATE (2.0, 8.0, 16.0);
    CAPTURE (static_cast<int> (kind), bits);
    const auto found = rangeOf (std::vector { 0.1, -0.2, 0.7 }, minMax, kind, bits);
    const auto& lattice = found.lattice;
    CHECK (found.lowest == -0.2);
    CHECK (found.highest == 0.7);
    CHECK (lattice.levelCount() == Lattice::make (kind, bits).levelCount());
    CHECK (lattice.lowest() == Lattice::make (kind, bits).lowest());
    CHECK (lattice.level (lattice.lowest()) == Approx (-0.2).epsilon (1e-12));
    CHECK (lattice.level (lattice.highest()) == Approx (0.7).epsilon (1e-12));
}

// scale = max |x| / (2^(b-1) - 1).
TEST_CASE ("Symmetric min-max keeps 0 as a level, and the largest sample is the highest level",
           "[calibration][range]")
{
    const std::vector signal { 0.25, -0.8, 0.1 };

    for (const auto bits : { 2, 4, 8, 16 })
    {
        const auto highest = std::exp2 (bits - 1) - 1.0;

        for (const auto kind : { twosComplement, LatticeKind::symmetric })
        {
            const auto found = rangeOf (signal, symmetricMinMax, kind, bits);
            CHECK (found.lowest == -0.8);
            CHECK (found.highest == 0.8);
            CHECK (found.lattice.step() == 0.8 / highest);
            CHECK (found.lattice.offset() == 0.0);
            CHECK (static_cast<double> (found.lattice.highest()) == highest);
        }

        const auto ends = rangeOf (signal, symmetricMinMax, endPoints, bits).lattice;
        CHECK (ends.level (ends.lowest()) == Approx (-0.8).epsilon (1e-15));
        CHECK (ends.level (ends.highest()) == Approx (0.8).epsilon (1e-15));
    }

    // One bit: 0 and what is below.
    CHECK (rangeOf (signal, symmetricMinMax, twosComplement, 1).lattice.level (-1) == -0.8);
}

// The smallest a with |x| <= a for that share of samples, by sorting; a bin of the histogram is at
// most 2^-14 of the largest |x|.
TEST_CASE ("The percentile is that of the sorted magnitudes, to 2^-14 of the largest",
           "[calibration][range]")
{
    const auto percent = GENERATE (50.0, 75.0, 90.0, 99.0, 99.9, 99.99, 100.0);
    const auto count = GENERATE (10u, 1'000u, 10'000u, 30'000u);
    CAPTURE (percent, count);
    const auto signal = peaky (count, 4);
    auto sorted = signal;

    for (auto& x : sorted)
        x = std::abs (x);

    std::sort (sorted.begin(), sorted.end());
    const auto needed = static_cast<std::size_t> (std::ceil (percent * count / 100.0 - 1e-6));
    const auto expected = sorted[needed - 1];
    const auto found = rangeOf (signal, percentile, twosComplement, 8.0, percent);
    CHECK (found.highest >= expected);
    CHECK (found.highest <= expected + std::exp2 (-14) * sorted.back());
    CHECK (found.lowest == -found.highest);

    if (percent == 100.0)
        CHECK (found.highest == sorted.back());
}

// Whole 128ths are alone in their bins. Every a is tried in steps of 2^-16; what is found may not
// be worse than any.
TEST_CASE ("No other range of a few numbers has less error than the one found",
           "[calibration][range]")
{
    const auto seed = GENERATE (range (1, 16));
    const auto kind = GENERATE (twosComplement, LatticeKind::symmetric);
    const auto bits = GENERATE (2.0, 4.0, 8.0);
    CAPTURE (seed, static_cast<int> (kind), bits);
    const auto key = static_cast<std::uint64_t> (seed);
    auto signal = bits > 4.0 ? noise (8, 1.0, key) : peaky (30, key);

    for (auto& x : signal)
        x = std::round (x * 128.0) / 128.0;

    const auto found = rangeOf (signal, leastError, kind, bits);
    const auto error = meanSquareError (found.lattice, signal);
    const auto peak = largestIn (signal);
    const auto highest = static_cast<double> (found.lattice.highest());
    auto least = 1.0;

    for (auto a = peak; a > 0.0; a -= 0x1p-16)
        least = std::min (
            least, meanSquareError (Lattice::uniform (a / highest, 0.0, found.lattice.lowest(),
                                                      found.lattice.highest()),
                                    signal));

    CHECK (found.highest <= peak);
    CHECK (error <= least + 1e-15);
    // Between two tries the error moves by at most 2 * step of a * the mean |error|.
    CHECK (error >= least - 2.0 * 0x1p-16 * std::sqrt (least) - 1e-9);
}

// Where levels are many, the errors of neighbouring steps differ by chance: the mean of N squared
// errors has a relative deviation of sqrt (4/5) / sqrt (N) = 0.9 %.
TEST_CASE ("No range of a long signal has less error than the one found, to 2 percent",
           "[calibration][range][slow]")
{
    const auto kind = GENERATE (twosComplement, LatticeKind::symmetric);
    const auto bits = GENERATE (3.0, 6.0, 8.0, 12.0);
    CAPTURE (static_cast<int> (kind), bits);
    const auto signal = peaky (10'000, 9);
    const auto found = rangeOf (signal, leastError, kind, bits);
    const auto error = meanSquareError (found.lattice, signal);
    const auto highest = static_cast<double> (found.lattice.highest());

    for (int n = 0; n <= 100; ++n)
    {
        const auto step = 0.8 / highest * std::exp2 (-n / 12.5);
        CHECK (error <= 1.02
                            * meanSquareError (Lattice::uniform (step, 0.0, found.lattice.lowest(),
                                                                 found.lattice.highest()),
                                               signal));
    }

    if (bits < 12.0) // there the peaks are worth their levels
        CHECK (error
               < meanSquareError (rangeOf (signal, symmetricMinMax, kind, bits).lattice, signal));
}

// End-points have both ends free. Pairs of ends are tried all over the range of signals that lie on
// one side of 0, have their peaks on one side, hardly any, or hardly anything else.
TEST_CASE ("End-points with the least error have both ends where no other pair is better",
           "[calibration][range][slow]")
{
    const auto bits = GENERATE (1.0, 3.0, 4.0, 9.0);
    const auto shape = GENERATE (0, 1, 2, 3);
    CAPTURE (bits, shape);
    auto signal = peaky (1'000, 6);
    const auto other = noise (signal.size(), 1.0, 7);

    for (std::size_t n = 0; n < signal.size(); ++n)
    {
        auto& x = signal[n];
        const auto up = std::abs (other[n]);
        x = shape == 0   ? 0.3 + 0.6 * x * (x > 0.0 ? 1.0 : 0.25)
            : shape == 1 ? (n % 4 == 0 ? up : 0.1 * up)
            : shape == 2 ? 0.02 * other[n] + (n % 250 == 0 ? 0.9 * up : 0.0)
                         : (n % 100 == 0 ? 1.0 : 0.001) * other[n];
    }

    const auto found = rangeOf (signal, leastError, endPoints, bits);
    const auto error = meanSquareError (found.lattice, signal);
    auto least = 1.0;

    for (auto low = shape == 3 ? -1.0 : -0.1; low < 0.5; low += 0.01)
        for (auto high = low + 0.01; high < 1.0; high += 0.01)
        {
            const auto step = (high - low) / (std::exp2 (bits) - 1.0);
            const auto lattice = Lattice::uniform (step, low / step, 0, found.lattice.highest());
            least = std::min (least, meanSquareError (lattice, signal));
        }

    // Fine steps: the least of thousands of errors is 3 or 4 deviations of 2.8 % below their mean.
    CHECK (error <= (bits > 6.0 ? 1.12 : 1.005) * least);
}

// Bennett: for a signal that is uniform over its whole range, clipping costs more than it saves.
TEST_CASE ("The least error of a uniform signal of many levels is at its peak",
           "[calibration][range]")
{
    const auto found = rangeOf (noise (100'000, 0.5, 3), leastError, LatticeKind::symmetric, 8.0);
    // The outermost levels may have a half step of signal beyond them, as all others have.
    CHECK (found.highest == Approx (0.5 * 254.0 / 255.0).epsilon (0.002));
}

// Documentation/Ranges.md, written once more, group by group.
TEST_CASE ("The entropy range has the least divergence of all, as trying every one shows",
           "[calibration][range]")
{
    const auto bits = GENERATE (1, 4, 8);
    const auto seed = GENERATE (1u, 2u);
    CAPTURE (bits, seed);
    const auto signal = peaky (4'000, seed);
    const auto total = static_cast<double> (signal.size());
    const auto peak = largestIn (signal);
    const auto width = std::exp2 (std::ceil (std::log2 (peak)) - 11.0);
    std::vector<double> counts (2048);

    for (const auto x : signal)
        counts[static_cast<std::size_t> (std::abs (x) / width)] += 1.0;

    while (counts.back() == 0.0)
        counts.pop_back();

    const auto levels = std::size_t { 1 } << (bits - 1);
    auto least = 1e9;
    auto best = counts.size();

    for (auto kept = counts.size(); kept >= levels; --kept)
    {
        const auto inside =
            std::accumulate (counts.begin(), counts.begin() + static_cast<long> (kept), 0.0);
        auto divergence = 0.0;

        for (std::size_t group = 0; group < levels; ++group)
        {
            const auto first = counts.begin() + static_cast<long> (group * kept / levels);
            const auto end = counts.begin() + static_cast<long> ((group + 1) * kept / levels);
            const auto used = static_cast<double> (end - first - std::count (first, end, 0.0));
            const auto q = std::accumulate (first, end, 0.0) / used / inside;

            for (auto bin = first; bin != end; ++bin)
            {
                const auto isLast = bin - counts.begin() + 1 == static_cast<long> (kept);
                const auto p = (*bin + (isLast ? total - inside : 0.0)) / total;
                divergence += p == 0.0 ? 0.0 : *bin == 0.0 ? 1e9 : p * std::log (p / q);
            }
        }

        if (divergence < least - 1e-12)
        {
            least = divergence;
            best = kept;
        }
    }

    const auto found = rangeOf (signal, entropy, LatticeKind::twosComplement, bits);
    CHECK (found.highest
           == Approx (std::min (static_cast<double> (best) * width, peak)).epsilon (1e-12));
    CHECK (found.lowest == -found.highest);
}

TEST_CASE ("Channels that share a range have that of all their samples together",
           "[calibration][range]")
{
    const auto left = peaky (5'000, 1);
    auto right = peaky (5'000, 2);

    for (auto& x : right)
        x *= 4.0;

    SignalHistogram a, b, both;
    a.add (left);
    b.add (right);
    both.add (left);
    both.add (right);
    a += b;

    for (const auto method : methods)
    {
        const auto linked = findRange (a, { method, 99.0, twosComplement, 8.0 });
        const auto together = findRange (both, { method, 99.0, twosComplement, 8.0 });
        CHECK (linked.highest == Approx (together.highest).epsilon (1e-9));
        CHECK (linked.lowest == Approx (together.lowest).epsilon (1e-9));
    }
}

TEST_CASE ("Signals without a range have a defined one", "[calibration][range]")
{
    using Limits = std::numeric_limits<double>;
    using Values = std::vector<double>;

    for (const auto kind : { twosComplement, endPoints })
        for (const auto method : methods)
        {
            CAPTURE (static_cast<int> (kind), static_cast<int> (method));
            const FoundRange full { -1.0, 1.0, Lattice::make (kind, 8.0) };
            CHECK (rangeOf (Values {}, method, kind) == full);
            CHECK (rangeOf (Values { 0.0, -0.0 }, method, kind) == full);
            CHECK (rangeOf (Values { Limits::denorm_min(), -Limits::min() }, method, kind) == full);

            for (const auto value : { 0.3, -0.3, 1e300, -Limits::max(), 0x1p-900 })
            {
                CAPTURE (value);
                const auto found = rangeOf (Values { value, value }, method, kind);

                if (method == fullScale)
                    continue;

                const auto& lattice = found.lattice;
                CHECK (found.lowest < found.highest);
                CHECK (lattice.step() > 0.0);
                CHECK (std::isfinite (lattice.step()));
                CHECK (std::isfinite (lattice.inverseStep()));
                CHECK (std::isfinite (lattice.offset()));
                // It is a level. Beyond 2^1000 the last digit of one may be beyond all numbers.
                if (std::abs (value) <= 0x1p1000)
                    CHECK (lattice.level (lattice.nearestCode (value))
                           == Approx (value).epsilon (1e-9));
            }
        }

    const auto constant = rangeOf (Values { 0.3, 0.3 }, minMax, endPoints);
    CHECK (constant.lowest == 0.0);
    CHECK (constant.highest == 0.3);

    // As good as equal: steps between them would be finer than a double tells.
    const auto close = rangeOf (Values { 0.3, std::nextafter (0.3, 1.0) }, minMax, endPoints);
    CHECK (close.lowest == 0.0);

    const auto whole = rangeOf (Values { Limits::max(), -Limits::max() }, minMax, endPoints);
    CHECK (std::isfinite (whole.lattice.step()));
}
