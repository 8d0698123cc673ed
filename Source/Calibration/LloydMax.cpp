#include "LloydMax.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace requant
{

namespace
{

constexpr auto infinity = std::numeric_limits<double>::infinity();

int levelCount (int bits) noexcept { return 1 << std::clamp (bits, 1, 12); }

//==================================================================================================
// Densities, of standard deviation 1, above 0.

/** What lies between two decision values. */
struct Cell
{
    double meanOffset;           ///< of the mean from the cell's middle; from its end where endless
    double slopeLow, slopeHigh;  ///< of the mean, by moving either end
    double probability, squares; ///< squares: integral of the squared distance to the mean
};

struct GaussianHalf
{
    static double density (double x) noexcept
    {
        return std::exp (-0.5 * x * x) / std::sqrt (2.0 * std::numbers::pi);
    }

    static double relativeDensity (double middle, double u) noexcept
    {
        return std::exp (-u * (middle + 0.5 * u));
    }

    static double above (double x) noexcept { return 0.5 * std::erfc (x / std::numbers::sqrt2); }

    // Integrals of f, x f and x^2 f; the last two by parts.
    static Cell wideCell (double a, double b) noexcept
    {
        const auto isEndless = b == infinity;
        const auto fa = density (a), fb = isEndless ? 0.0 : density (b);
        const auto p = above (a) - (isEndless ? 0.0 : above (b));
        const auto mean = (fa - fb) / p;
        const auto ends = a * fa - (isEndless ? 0.0 : b * fb);
        return { mean - (isEndless ? a : 0.5 * (a + b)), fa * (mean - a) / p,
                 isEndless ? 0.0 : fb * (b - mean) / p, p, p * (1.0 - mean * mean) + ends };
    }

    // Panter, Dite, "Quantization distortion in pulse-count modulation with nonuniform spacing of
    // levels", Proc. IRE 39, 1951: many levels are best as dense as the cube root of the density,
    // which here is that of a Gaussian sqrt (3) as wide.
    static double start (double share) noexcept
    {
        double low = 0.0, high = 16.0;

        for (int n = 0; n < 60; ++n)
        {
            const auto middle = 0.5 * (low + high);
            (std::erf (middle / std::sqrt (6.0)) < share ? low : high) = middle;
        }

        return low;
    }
};

struct LaplacianHalf
{
    static constexpr auto rate = std::numbers::sqrt2;

    static double density (double x) noexcept { return 0.5 * rate * std::exp (-rate * x); }
    static double relativeDensity (double, double u) noexcept { return std::exp (-rate * u); }

    static Cell wideCell (double a, double b) noexcept
    {
        const auto fa = density (a);

        if (b == infinity) // the density has no memory
            return { 1.0 / rate, 1.0, 0.0, fa / rate, fa / (rate * rate * rate) };

        const auto width = b - a, growth = std::expm1 (rate * width);
        const auto p = -std::expm1 (-rate * width) * fa / rate;
        const auto offset = 1.0 / rate - width / growth; // of the mean from a
        const auto variance =
            1.0 / (rate * rate) - width * width * (growth + 1.0) / growth / growth;
        return { offset - 0.5 * width, fa * offset / p, density (b) * (width - offset) / p, p,
                 p * variance };
    }

    static double start (double share) noexcept { return -3.0 / rate * std::log1p (-share); }
};

/** Narrow cells by Gauss's quadrature with 8 points, relative to the density in their middle: the
    closed forms are differences of nearly equal numbers there. Exact to the last digit for cells up
    to a quarter of the deviation, out to 8 deviations. */
template <typename Half>
Cell cellBetween (double a, double b) noexcept
{
    if (! (b - a <= 0.25))
        return Half::wideCell (a, b);

    // Abramowitz, Stegun, Handbook of Mathematical Functions, table 25.4, n = 8.
    constexpr double points[] = { 0.18343464249564980, 0.52553240991632899, 0.79666647741362674,
                                  0.96028985649753623 };
    constexpr double weights[] = { 0.36268378337836198, 0.31370664587788729, 0.22238103445337447,
                                   0.10122853629037626 };

    const auto middle = 0.5 * (a + b), reach = 0.5 * (b - a);
    double sum = 0.0, first = 0.0, second = 0.0;

    for (std::size_t i = 0; i < std::size (points); ++i)
    {
        const auto u = reach * points[i];
        const auto right = weights[i] * Half::relativeDensity (middle, u);
        const auto left = weights[i] * Half::relativeDensity (middle, -u);
        sum += right + left;
        first += (right - left) * u;
        second += (right + left) * u * u;
    }

    const auto offset = first / sum, total = sum * reach;
    const auto atMiddle = Half::density (middle);
    return { offset, Half::relativeDensity (middle, -reach) * (offset + reach) / total,
             Half::relativeDensity (middle, reach) * (reach - offset) / total, total * atMiddle,
             (second - sum * offset * offset) * reach * atMiddle };
}

/** The decision values above 0, with 0 in front and infinity behind. */
template <typename Half>
class HalfQuantizer
{
public:
    explicit HalfQuantizer (std::size_t levels) : ends (levels + 1), cells (levels)
    {
        for (std::size_t i = 1; i < levels; ++i)
            ends[i] = Half::start (static_cast<double> (i) / static_cast<double> (levels));

        ends.back() = infinity;
        update();
    }

    /** Newton's method on "each decision value is halfway between its levels", whose derivatives
        are a tridiagonal matrix. A step that is too long is halved. */
    void solve()
    {
        const auto unknowns = cells.size() - 1;
        std::vector<double> step (unknowns), upper (unknowns);

        for (int iteration = 0; iteration < 100 && unknowns > 0; ++iteration)
        {
            for (std::size_t i = 0; i < unknowns; ++i)
            {
                const auto below = i == 0 ? 0.0 : -0.5 * cells[i].slopeLow;
                const auto pivot = 1.0 - 0.5 * (cells[i].slopeHigh + cells[i + 1].slopeLow)
                                   - (i == 0 ? 0.0 : below * upper[i - 1]);
                upper[i] = -0.5 * cells[i + 1].slopeHigh / pivot;
                step[i] = (-residual (i) - (i == 0 ? 0.0 : below * step[i - 1])) / pivot;
            }

            for (std::size_t i = unknowns - 1; i-- > 0;)
                step[i] -= upper[i] * step[i + 1];

            if (! move (step))
                break;
        }
    }

    LloydMaxLevels both() const
    {
        const auto half = cells.size();
        LloydMaxLevels result;
        result.levels.resize (2 * half);
        result.decisions.resize (2 * half - 1);

        for (std::size_t i = 0; i < half; ++i)
        {
            const auto level =
                (i + 1 < half ? 0.5 * (ends[i] + ends[i + 1]) : ends[i]) + cells[i].meanOffset;
            result.levels[half + i] = level;
            result.levels[half - 1 - i] = -level;
            result.decisions[half - 1 + i] = ends[i];
            result.decisions[half - 1 - i] = i == 0 ? 0.0 : -ends[i];
            result.meanSquareError += 2.0 * cells[i].squares;
        }

        return result;
    }

private:
    // Of decision i + 1, from what can be told exactly: widths, and offsets of the means.
    double residual (std::size_t i) const noexcept
    {
        const auto isLast = i + 2 == cells.size();
        const auto left = 0.5 * (ends[i + 1] - ends[i]) - cells[i].meanOffset;
        const auto right =
            cells[i + 1].meanOffset + (isLast ? 0.0 : 0.5 * (ends[i + 2] - ends[i + 1]));
        return 0.5 * (left - right);
    }

    void update() noexcept
    {
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = cellBetween<Half> (ends[i], ends[i + 1]);
    }

    // False where nothing moved any more.
    bool move (const std::vector<double>& step)
    {
        const auto before = ends;

        for (auto share = 1.0; share > 1e-6; share *= 0.5)
        {
            auto largest = 0.0;

            for (std::size_t i = 0; i < step.size(); ++i)
            {
                ends[i + 1] = before[i + 1] + share * step[i];
                largest = std::max (largest, std::abs (step[i]) / ends[i + 1]);
            }

            if (std::is_sorted (ends.begin(), ends.end(), std::less_equal<> {}))
            {
                update();
                return largest > 4.0 * std::numeric_limits<double>::epsilon();
            }
        }

        ends = before;
        return false;
    }

    std::vector<double> ends;
    std::vector<Cell> cells;
};

template <typename Half>
LloydMaxLevels solved (int count)
{
    HalfQuantizer<Half> quantizer (static_cast<std::size_t> (count / 2));
    quantizer.solve();
    return quantizer.both();
}

// The conditions hold for equal steps, exactly.
LloydMaxLevels uniformLevels (int count)
{
    const auto width = 2.0 * std::numbers::sqrt3 / count; // deviation 1 lies within +-sqrt (3)
    LloydMaxLevels result;

    for (int i = 0; i < count; ++i)
    {
        result.levels.push_back ((i + 0.5 - 0.5 * count) * width);

        if (i > 0)
            result.decisions.push_back ((i - 0.5 * count) * width);
    }

    result.meanSquareError = width * width / 12.0;
    return result;
}

//==================================================================================================
// A signal.

using Points = std::vector<SignalHistogram::Point>;

/** Cells of sorted values, with sums from which the error of each follows. */
class Clusters
{
public:
    explicit Clusters (const Points& pointsToUse)
        : points (pointsToUse), counts (points.size() + 1), sums (points.size() + 1),
          squares (points.size() + 1)
    {
        unit = std::max (std::abs (points.front().value), std::abs (points.back().value));
        unit = unit > 0.0 ? unit : 1.0;

        for (std::size_t i = 0; i < points.size(); ++i)
        {
            const auto number = static_cast<double> (points[i].count);
            const auto value = points[i].value / unit;
            counts[i + 1] = counts[i] + number;
            sums[i + 1] = sums[i] + number * value;
            squares[i + 1] = squares[i] + number * value * value;
        }
    }

    /** Squared distances of points i .. j - 1 to their mean, in units of the largest |x|. */
    double error (std::size_t i, std::size_t j) const noexcept
    {
        const auto number = counts[j] - counts[i], sum = sums[j] - sums[i];
        return std::max (0.0, squares[j] - squares[i] - sum * sum / number);
    }

    double mean (std::size_t i, std::size_t j) const noexcept
    {
        // One value is told exactly, not as a difference of sums.
        return j - i == 1 ? points[i].value : (sums[j] - sums[i]) / (counts[j] - counts[i]) * unit;
    }

    /** starts: the first point of each cell, 0 in front. */
    double error (const std::vector<std::size_t>& starts) const noexcept
    {
        double sum = 0.0;

        for (std::size_t c = 0; c < starts.size(); ++c)
            sum += error (starts[c], endOf (starts, c));

        return sum;
    }

    std::size_t endOf (const std::vector<std::size_t>& starts, std::size_t cell) const noexcept
    {
        return cell + 1 < starts.size() ? starts[cell + 1] : points.size();
    }

    LloydMaxLevels levels (const std::vector<std::size_t>& starts) const
    {
        LloydMaxLevels result;

        for (std::size_t c = 0; c < starts.size(); ++c)
        {
            const auto level = mean (starts[c], endOf (starts, c));

            if (! result.levels.empty())
            {
                const auto below = result.levels.back(), half = 0.5 * below + 0.5 * level;

                // Neighbouring doubles have no value between them: one level is enough.
                if (! (below < half && half < level))
                    continue;

                result.decisions.push_back (half);
            }

            result.levels.push_back (level);
        }

        result.meanSquareError = error (starts) / counts.back() * unit * unit;
        return result;
    }

    const Points& points;

private:
    std::vector<double> counts, sums, squares;
    double unit = 1.0;
};

/** The cells with the least error: best (k, j) = min over i of best (k - 1, i) + error (i, j). The
    best i rises with j, so the middle j halves the search for all others. */
class BestCells
{
public:
    BestCells (const Clusters& clustersToUse, std::size_t cellsToFind)
        : clusters (clustersToUse), points (clusters.points.size()),
          from (cellsToFind, std::vector<std::uint32_t> (points + 1)), best (points + 1),
          previous (points + 1)
    {
        for (std::size_t j = 1; j <= points; ++j)
            best[j] = clusters.error (0, j);

        for (std::size_t k = 1; k < cellsToFind; ++k)
        {
            std::swap (best, previous);
            fill (k, k + 1, points, k, points - 1);
        }
    }

    std::vector<std::size_t> starts() const
    {
        std::vector<std::size_t> all (from.size());
        auto end = points;

        for (std::size_t k = from.size(); k-- > 1;)
            all[k] = end = from[k][end];

        return all;
    }

private:
    void fill (std::size_t k, std::size_t low, std::size_t high, std::size_t first,
               std::size_t last)
    {
        if (low > high)
            return;

        const auto middle = low + (high - low) / 2;
        auto least = infinity;
        auto where = first;

        for (auto i = first; i <= std::min (last, middle - 1); ++i)
            if (const auto error = previous[i] + clusters.error (i, middle); error < least)
            {
                least = error;
                where = i;
            }

        best[middle] = least;
        from[k][middle] = static_cast<std::uint32_t> (where);
        fill (k, low, middle - 1, first, where);
        fill (k, middle + 1, high, where, last);
    }

    const Clusters& clusters;
    std::size_t points;
    std::vector<std::vector<std::uint32_t>> from;
    std::vector<double> best, previous;
};

/** What each point weighs where as many levels are to lie in each part of equal weight. */
using Weights = std::vector<double>;

/** After Panter and Dite: the cube root of the density, which is taken over runs of so many samples
    that chance does not make it, times the width that a point stands for. */
Weights compandedWeights (const Points& points, std::size_t cells)
{
    auto total = 0.0;

    for (const auto& point : points)
        total += static_cast<double> (point.count);

    const auto enough = std::max (32.0, total / (8.0 * static_cast<double> (cells)));
    const auto extent = points.back().value - points.front().value;
    Weights weights;
    auto low = points.front().value;

    for (std::size_t first = 0; first < points.size(); first = weights.size())
    {
        auto behind = first;
        auto count = 0.0;

        while (behind < points.size() && count < enough)
            count += static_cast<double> (points[behind++].count);

        const auto high = behind < points.size()
                              ? 0.5 * points[behind - 1].value + 0.5 * points[behind].value
                              : points.back().value;
        const auto width = std::max (0.0, high / extent - low / extent);
        const auto weight = std::cbrt (count * width * width);
        weights.resize (behind, weight / static_cast<double> (behind - first));
        low = high;
    }

    return weights;
}

Weights countWeights (const Points& points)
{
    Weights weights;

    for (const auto& point : points)
        weights.push_back (static_cast<double> (point.count));

    return weights;
}

/** Cells of equal weight. None is empty. */
std::vector<std::size_t> sharedOut (const Weights& weights, std::size_t cells)
{
    std::vector<double> sums { 0.0 };

    for (const auto weight : weights)
        sums.push_back (sums.back() + weight);

    std::vector<std::size_t> starts (cells);

    for (std::size_t c = 1; c < cells; ++c)
    {
        const auto share = sums.back() * static_cast<double> (c) / static_cast<double> (cells);
        const auto place = static_cast<std::size_t> (
            std::lower_bound (sums.begin(), sums.end(), share) - sums.begin());
        starts[c] = std::clamp (place, starts[c - 1] + 1, weights.size() - (cells - c));
    }

    return starts;
}

/** Lloyd's iteration: levels to the means, ends halfway between them. The error never rises. */
std::vector<std::size_t> iterated (const Clusters& clusters, std::vector<std::size_t> starts)
{
    constexpr int mostIterations = 500;
    const auto& points = clusters.points;

    for (int n = 0; n < mostIterations; ++n)
    {
        auto next = starts;

        for (std::size_t c = 1; c < starts.size(); ++c)
        {
            const auto half = 0.5 * clusters.mean (starts[c - 1], starts[c])
                              + 0.5 * clusters.mean (starts[c], clusters.endOf (starts, c));

            // It moves by few points at a time. A cell keeps the point nearest to its mean.
            auto place = std::max (starts[c], next[c - 1] + 1);

            while (place > next[c - 1] + 1 && points[place - 1].value >= half)
                --place;

            while (place + (starts.size() - c) < points.size() && points[place].value < half)
                ++place;

            next[c] = place;
        }

        if (next == starts)
            break;

        starts = std::move (next);
    }

    return starts;
}

} // namespace

LloydMaxLevels lloydMax (Density density, int bits, double standardDeviation)
{
    assert (standardDeviation > 0.0);
    const auto count = levelCount (bits);
    auto result = density == Density::uniform    ? uniformLevels (count)
                  : density == Density::gaussian ? solved<GaussianHalf> (count)
                                                 : solved<LaplacianHalf> (count);

    for (auto* const values : { &result.levels, &result.decisions })
        for (auto& value : *values)
            value *= standardDeviation;

    result.meanSquareError *= standardDeviation * standardDeviation;
    return result;
}

LloydMaxLevels lloydMax (const SignalHistogram& histogram, int bits)
{
    const auto points = histogram.points();

    if (points.empty())
        return { { 0.0 }, {}, 0.0 };

    const Clusters clusters (points);
    const auto cells = std::min (static_cast<std::size_t> (levelCount (bits)), points.size());

    if (cells * points.size() <= std::size_t { 1 } << 22)
        return clusters.levels (BestCells (clusters, cells).starts());

    std::vector<std::size_t> best;
    auto least = infinity;

    for (const auto& weights :
         { compandedWeights (points, cells), countWeights (points), Weights (points.size(), 1.0) })
    {
        auto starts = iterated (clusters, sharedOut (weights, cells));

        if (const auto error = clusters.error (starts); best.empty() || error < least)
        {
            least = error;
            best = std::move (starts);
        }
    }

    return clusters.levels (best);
}

} // namespace requant
