#include "Range.h"

#include "RuntimeRanges.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace requant
{

namespace
{

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto quietest = 0x1p-900; // below it rangeOfEnds() finds no range

/** Of a range. */
struct Ends
{
    double lowest, highest;
};

/** The code that stands for the end of a range whose middle is 0. */
double endCode (const Lattice& lattice) noexcept
{
    return static_cast<double> (std::max<std::int64_t> (1, lattice.highest()));
}

double percentileOf (const SignalHistogram& histogram, double percent) noexcept
{
    const auto counts = histogram.magnitudes();
    const auto share = std::clamp (percent, 50.0, 100.0) / 100.0;
    // A share such as 0.9999 is not exact; a whole number of samples must stay whole.
    const auto needed = share * static_cast<double> (histogram.count()) * (1.0 - 0x1p-50);
    std::uint64_t seen = 0;

    for (std::size_t bin = 0; bin < counts.size(); ++bin)
    {
        seen += counts[bin];

        if (static_cast<double> (seen) >= needed)
            return std::min (static_cast<double> (bin + 1) * histogram.binWidth(),
                             histogram.largestMagnitude());
    }

    return histogram.largestMagnitude();
}

//==================================================================================================
// Least error

using Points = std::vector<SignalHistogram::Point>;

/** Levels low + i step, i from 0 to last. */
struct Ruler
{
    double step, low;
};

/** Finds the ruler with the least error for points within -1 to 1. */
class LeastError
{
public:
    LeastError (Points pointsToUse, const Lattice& codesToUse)
        : points (std::move (pointsToUse)), codes (codesToUse),
          last (static_cast<double> (codes.levelCount() - 1)),
          lowestCode (static_cast<double> (codes.lowest()))
    {
        // Enough for a search, not for the last digit. What lies apart stays apart.
        const auto width = (points.back().value - points.front().value) / 4096.0;

        for (std::size_t i = 0; i < points.size();)
        {
            SignalHistogram::Point sum { 0.0, 0 };
            auto total = 0.0;

            for (const auto end = points[i].value + width;
                 i < points.size() && points[i].value <= end; ++i)
            {
                sum.count += points[i].count;
                total += static_cast<double> (points[i].count) * points[i].value;
            }

            sum.value = total / static_cast<double> (sum.count);
            fewer.push_back (sum);
        }
    }

    /** Where 0 is a level: the best step, at most 1 / endCode. */
    double bestStep() const
    {
        const auto starts = isSmall() ? stepsBetweenTies() : stepsOnGrid();
        auto least = infinity, best = largestStep();

        for (const auto start : starts)
        {
            const auto step = settled (start);

            if (const auto error = errorOf (points, anchored (step)); error < least)
            {
                least = error;
                best = step;
            }
        }

        return best;
    }

    /** Where both ends are free. */
    Ruler bestRuler() const
    {
        auto starts = rulersOnGrid();
        const auto scanned = std::min<std::size_t> (starts.size(), 4);

        for (std::size_t i = 0; i < scanned; ++i)
        {
            auto low = starts[i].low, high = low + last * starts[i].step;

            for (int turn = 0; turn < 3; ++turn)
            {
                low = bestEnd (low, high, true);
                high = bestEnd (low, high, false);
            }

            starts.push_back ({ (high - low) / last, low });
        }

        auto least = infinity;
        Ruler best { (points.back().value - points.front().value) / last, points.front().value };

        for (const auto& start : starts)
        {
            const auto ruler = settled (points, start, 30);

            if (const auto error = errorOf (points, ruler); error < least)
            {
                least = error;
                best = ruler;
            }
        }

        return best;
    }

private:
    double largestStep() const noexcept { return 1.0 / endCode (codes); }
    Ruler anchored (double step) const noexcept { return { step, lowestCode * step }; }

    double index (double x, const Ruler& ruler) const noexcept
    {
        return std::clamp (std::nearbyint ((x - ruler.low) / ruler.step), 0.0, last);
    }

    double errorOf (const Points& all, const Ruler& ruler) const noexcept
    {
        auto sum = 0.0;

        for (const auto& point : all)
        {
            const auto level = ruler.low + index (point.value, ruler) * ruler.step;
            sum +=
                static_cast<double> (point.count) * (point.value - level) * (point.value - level);
        }

        return sum;
    }

    bool isSmall() const noexcept
    {
        return points.size() <= 64 && static_cast<double> (points.size()) * last <= 2048.0;
    }

    // Between two steps at which some point lies halfway between levels no code changes, and the
    // error is a parabola, whose minimum settled() finds: one start in each is enough to find all.
    std::vector<double> stepsBetweenTies() const
    {
        std::vector<double> ties { largestStep() };

        for (const auto& point : points)
        {
            const auto furthest = point.value > 0.0 ? last + lowestCode : -lowestCode;

            for (auto k = 0.5; k < furthest; k += 1.0)
                if (const auto tie = std::abs (point.value) / k; tie > 0.0 && tie < largestStep())
                    ties.push_back (tie);
        }

        std::sort (ties.begin(), ties.end());
        std::vector<double> starts { 0.5 * ties.front() };

        for (std::size_t i = 1; i < ties.size(); ++i)
            starts.push_back (0.5 * (ties[i - 1] + ties[i]));

        starts.push_back (largestStep());
        return starts;
    }

    // From the largest step down by 1.1 % at a time, 12 octaves; the local minima, finely.
    std::vector<double> stepsOnGrid() const
    {
        constexpr std::size_t inOctave = 64, octaves = 12;
        std::vector<double> steps, errors;

        for (std::size_t i = 0; i <= inOctave * octaves; ++i)
        {
            steps.push_back (
                largestStep()
                * std::exp2 (-static_cast<double> (i) / static_cast<double> (inOctave)));
            errors.push_back (errorOf (fewer, anchored (steps.back())));
        }

        std::vector<std::size_t> minima;

        for (std::size_t i = 0; i < steps.size(); ++i)
            if ((i == 0 || errors[i] <= errors[i - 1])
                && (i + 1 == steps.size() || errors[i] <= errors[i + 1]))
                minima.push_back (i);

        std::sort (minima.begin(), minima.end(),
                   [&] (auto a, auto b) { return errors[a] < errors[b]; });
        minima.resize (std::min<std::size_t> (minima.size(), 6));
        std::vector<double> starts;

        for (const auto i : minima)
        {
            auto least = infinity, best = steps[i];

            for (int n = -16; n <= 16; ++n)
            {
                const auto step =
                    std::min (largestStep(),
                              steps[i] * std::exp2 (n / (16.0 * static_cast<double> (inOctave))));

                if (const auto error = errorOf (fewer, anchored (step)); error < least)
                {
                    least = error;
                    best = step;
                }
            }

            starts.push_back (best);
        }

        return starts;
    }

    // For the codes of the moment the best step is a quotient of sums (least squares); with it, the
    // codes are found anew. The error never rises.
    double settled (double step) const noexcept
    {
        for (int n = 0; n < 30; ++n)
        {
            auto products = 0.0, squares = 0.0;

            for (const auto& point : points)
            {
                const auto code = index (point.value, anchored (step)) + lowestCode;
                products += static_cast<double> (point.count) * code * point.value;
                squares += static_cast<double> (point.count) * code * code;
            }

            if (! (products > 0.0))
                break;

            const auto next = std::min (products / squares, largestStep());

            if (next == step)
                break;

            step = next;
        }

        return step;
    }

    Ruler settled (const Points& all, Ruler ruler, int turns) const noexcept
    {
        const auto total = std::accumulate (all.begin(), all.end(), 0.0,
                                            [] (double sum, const auto& point)
                                            { return sum + static_cast<double> (point.count); });

        for (int n = 0; n < turns; ++n)
        {
            auto x = 0.0, i = 0.0;

            for (const auto& point : all)
            {
                x += static_cast<double> (point.count) * point.value / total;
                i += static_cast<double> (point.count) * index (point.value, ruler) / total;
            }

            auto products = 0.0, squares = 0.0;

            for (const auto& point : all)
            {
                const auto away = index (point.value, ruler) - i;
                products += static_cast<double> (point.count) * away * (point.value - x);
                squares += static_cast<double> (point.count) * away * away;
            }

            if (! (products > 0.0))
                break;

            const Ruler next { products / squares, x - i * products / squares };

            if (next.step == ruler.step && next.low == ruler.low)
                break;

            ruler = next;
        }

        return ruler;
    }

    // Pairs of ends at quantiles and at equal distances; those with the least errors.
    std::vector<Ruler> rulersOnGrid() const
    {
        std::vector<double> ends;

        for (const auto share : { 0.0, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.4 })
        {
            ends.push_back (quantile (share));
            ends.push_back (quantile (1.0 - share));
        }

        for (int n = 1; n < 64; ++n)
            ends.push_back (std::lerp (fewer.front().value, fewer.back().value, n / 64.0));

        using Try = std::pair<double, Ruler>;
        std::vector<Try> all;

        const auto keepBest = [&] (std::size_t most)
        {
            std::stable_sort (all.begin(), all.end(),
                              [] (const Try& x, const Try& y) { return x.first < y.first; });
            all.resize (std::min (all.size(), most));
        };

        for (const auto low : ends)
            for (const auto high : ends)
                if (high > low)
                {
                    const Ruler ruler { (high - low) / last, low };
                    all.emplace_back (errorOf (fewer, ruler), ruler);
                }

        // Few levels have many local minima: what a pair becomes is what counts.
        if (last < 64.0)
        {
            keepBest (400);

            for (auto& [error, ruler] : all)
            {
                ruler = settled (fewer, ruler, 8);
                error = errorOf (fewer, ruler);
            }
        }

        keepBest (16);
        std::vector<Ruler> best;

        for (const auto& attempt : all)
            best.push_back (attempt.second);

        return best;
    }

    double quantile (double share) const noexcept
    {
        auto total = 0.0;

        for (const auto& point : fewer)
            total += static_cast<double> (point.count);

        auto seen = 0.0;

        for (const auto& point : fewer)
            if ((seen += static_cast<double> (point.count)) >= share * total)
                return point.value;

        return fewer.back().value;
    }

    // One end, the other held: from the outermost value to close by, in equal ratios of the range.
    double bestEnd (double low, double high, bool isLow) const
    {
        const auto widest = isLow ? high - fewer.front().value : fewer.back().value - low;
        auto least = infinity, best = isLow ? low : high;

        for (int n = 0; n <= 96; ++n)
        {
            const auto width = n == 96 ? high - low : widest * std::exp2 (-n / 12.0);
            const auto from = isLow ? high - width : low;

            if (const auto error = errorOf (fewer, Ruler { width / last, from }); error < least)
            {
                least = error;
                best = isLow ? from : from + width;
            }
        }

        return best;
    }

    Points points, fewer;
    Lattice codes;
    double last, lowestCode;
};

Ends leastError (const SignalHistogram& histogram, const RangeSettings& settings)
{
    const auto codes = Lattice::make (settings.latticeKind, settings.bits);
    const auto unit = histogram.largestMagnitude();
    auto points = histogram.points();

    for (auto& point : points)
        point.value /= unit;

    const auto isConstant = points.size() == 1;
    const LeastError search (std::move (points), codes);

    if (settings.latticeKind != LatticeKind::endPoints)
    {
        const auto a = search.bestStep() * endCode (codes) * unit;
        return { -a, a };
    }

    if (isConstant)
        return { histogram.lowest(), histogram.highest() };

    const auto ruler = search.bestRuler();
    const auto steps = static_cast<double> (codes.levelCount() - 1);
    return { ruler.low * unit, (ruler.low + steps * ruler.step) * unit };
}

//==================================================================================================
// Entropy

constexpr double mostBitsOfEntropy = 12.0;

double entropyRange (const SignalHistogram& histogram, double bits)
{
    const auto largest = histogram.largestMagnitude();
    const auto levels = static_cast<std::size_t> (
        std::max<std::int64_t> (1, std::llround (std::exp2 (bits - 1.0))));

    if (bits > mostBitsOfEntropy)
        return largest;

    const auto bins = std::max<std::size_t> (2048, 16 * std::bit_ceil (levels));
    const auto together = SignalHistogram::binsPerSide / bins;
    const auto fine = histogram.magnitudes();
    std::vector<double> counts (bins), upTo (bins + 1), usedUpTo (bins + 1);

    for (std::size_t b = 0; b < bins; ++b)
    {
        for (std::size_t n = 0; n < together; ++n)
            counts[b] += static_cast<double> (fine[b * together + n]);

        upTo[b + 1] = upTo[b] + counts[b];
        usedUpTo[b + 1] = usedUpTo[b] + (counts[b] > 0.0 ? 1.0 : 0.0);
    }

    const auto total = upTo[bins];
    auto end = bins;

    while (counts[end - 1] == 0.0)
        --end;

    // The divergence of what is clipped into `kept` bins from what that becomes in `levels` groups.
    const auto divergence = [&] (std::size_t kept)
    {
        auto sum = 0.0;

        for (std::size_t group = 0; group < levels; ++group)
        {
            const auto first = group * kept / levels, behind = (group + 1) * kept / levels;
            const auto used = usedUpTo[behind] - usedUpTo[first];
            const auto q = used > 0.0 ? (upTo[behind] - upTo[first]) / used / upTo[kept] : 0.0;

            for (auto b = first; b < behind; ++b)
            {
                const auto clipped = b + 1 == kept ? total - upTo[kept] : 0.0;
                const auto p = (counts[b] + clipped) / total;

                if (p > 0.0)
                    sum += counts[b] > 0.0 ? p * std::log (p / q) : infinity;
            }
        }

        return sum;
    };

    auto least = infinity;
    auto best = end;

    for (auto kept = end; kept >= levels; kept -= std::max<std::size_t> (1, bins / 2048))
        if (const auto distance = divergence (kept); distance < least)
        {
            least = distance;
            best = kept;
        }

    const auto width = histogram.binWidth() * static_cast<double> (together);
    return std::min (static_cast<double> (best) * width, largest);
}

Ends findEnds (const SignalHistogram& histogram, const RangeSettings& settings)
{
    const auto around0 = [] (double a) { return Ends { -a, a }; };

    if (histogram.largestMagnitude() < quietest)
        return around0 (histogram.largestMagnitude());

    switch (settings.method)
    {
        case RangeMethod::fullScale:
            break;
        case RangeMethod::minMax:
            return { histogram.lowest(), histogram.highest() };
        case RangeMethod::symmetricMinMax:
            return around0 (histogram.largestMagnitude());
        case RangeMethod::percentile:
            return around0 (percentileOf (histogram, settings.percentile));
        case RangeMethod::leastError:
            return leastError (histogram, settings);
        case RangeMethod::entropy:
            return around0 (entropyRange (histogram, settings.bits));
        case RangeMethod::histogram:
        {
            const auto [lowest, highest] = histogramEnds (histogram);
            return { lowest, highest };
        }
    }

    return around0 (1.0);
}

} // namespace

FoundRange findRange (const SignalHistogram& histogram, const RangeSettings& settings)
{
    const auto ends = findEnds (histogram, settings);
    return rangeOfEnds (ends.lowest, ends.highest, settings);
}

} // namespace requant
