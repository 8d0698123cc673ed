#include "DitherDetector.h"

#include "Levels/Rounding.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <numeric>
#include <optional>

namespace requant
{

namespace
{

constexpr auto codesInBlock = static_cast<double> (CodeBlock::size);

// Whether the codes from a position on begin with so many equal ones.
bool isRest (std::span<const double> codes, std::size_t length) noexcept
{
    return std::all_of (codes.begin(), codes.begin() + static_cast<std::ptrdiff_t> (length),
                        [&] (double code) { return code == codes.front(); });
}

int countRestingCodes (const CodeBlock::Codes& codes) noexcept
{
    constexpr std::size_t restLength = 8;
    int resting = 0;
    double first = 0.0;
    std::size_t run = 0;

    for (std::size_t n = 0; n < codes.size() && resting < 2; ++n)
    {
        run = n > 0 && codes[n] == codes[n - 1] ? run + 1 : 1;

        if (run == restLength && (resting == 0 || codes[n] != first))
        {
            first = codes[n];
            ++resting;
        }
    }

    return resting;
}

CodeBlock::Codes differencesOf (const CodeBlock::Codes& codes) noexcept
{
    CodeBlock::Codes differences {};
    std::transform (codes.begin() + 1, codes.end(), codes.begin(), differences.begin(),
                    std::minus {});
    return differences; // the last one stays 0
}

constexpr double quietRangeLsb = 6.0;

// A wider block tells nothing: it is neither quiet nor smooth nor shaped noise, nor does it rest,
// since codes that go so far within a block have a fast variance of 128^2 / 2 / 255^2 at least.
constexpr double widestRangeLsb = 128.0;
static_assert (widestRangeLsb * widestRangeLsb > 2.0 * 0.08 * codesInBlock * codesInBlock);

// Several of each side by side, since each waits for the one before.
double rangeOf (const CodeBlock::Codes& codes) noexcept
{
    constexpr std::size_t lanes = 8;
    static_assert (CodeBlock::size % lanes == 0);
    std::array<double, lanes> lowest, highest;
    lowest.fill (codes.front());
    highest.fill (codes.front());

    for (std::size_t n = 0; n < codes.size(); n += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
        {
            const auto code = codes[n + lane];
            lowest[lane] = code < lowest[lane] ? code : lowest[lane];
            highest[lane] = highest[lane] < code ? code : highest[lane];
        }

    return *std::max_element (highest.begin(), highest.end())
           - *std::min_element (lowest.begin(), lowest.end());
}

bool isResting (const CodeBlock& block) noexcept
{
    return block.restingCodes == 2 && block.fastVariance <= 0.08;
}

// Noise, also on a loud slow signal, that passes three codes in just so many samples has been
// picked for that, and so is biased.
bool isSmooth (const CodeBlock& block) noexcept
{
    return block.range <= 32.0 && block.fastVariance < 0.1 * block.variance;
}

bool isShaped (const CodeBlock& block, double step) noexcept
{
    return block.fastVariance > 1.2 * block.variance && block.range <= 128.0
           && block.range * step <= 0x1p-8;
}

// The share of its time that a sine is within so many LSB of 0.
double shareOfSineWithin (double lsb, double amplitudeLsb) noexcept
{
    return 2.0 / std::numbers::pi * std::asin (std::min (lsb / amplitudeLsb, 1.0));
}

// The same within 1 LSB, of the sine of which rounding toward zero makes codes of this mean
// magnitude.
double shareAtWideZero (double meanMagnitude) noexcept
{
    constexpr int largestCode = 6, halvings = 20;
    double low = 1.0, high = largestCode + 1.0;

    for (int i = 0; i < halvings; ++i)
    {
        const auto amplitude = 0.5 * (low + high);
        double mean = 0.0;

        for (int code = 1; code <= largestCode; ++code)
            mean += 1.0 - shareOfSineWithin (code, amplitude);

        (mean < meanMagnitude ? low : high) = amplitude;
    }

    return shareOfSineWithin (1.0, low);
}

// By which share of the time codes are at 0 for less than those of a sine, rounded toward zero,
// would be; below 0 for more. An eighth is left for the phases that its samples hit. Nothing where
// they change sides often, or are no such tone.
std::optional<double> shareMissingAtZero (const CodeBlock::Codes& codes) noexcept
{
    constexpr int mostCrossings = 8;
    constexpr double ofPhases = 1.0 - 1.0 / mostCrossings, likeSine = 0.4;
    int crossings = 0, zeros = 0;
    double side = 0.0, magnitudes = 0.0;

    for (const auto code : codes)
    {
        zeros += code == 0.0 ? 1 : 0;
        crossings += side * code < 0.0 ? 1 : 0;
        side = code != 0.0 ? code : side;
        magnitudes += std::abs (code);
    }

    const auto count = static_cast<double> (codes.size());
    const auto least = ofPhases * shareAtWideZero (magnitudes / count), share = zeros / count;
    const auto isSlowTone = crossings > 0 && crossings <= mostCrossings && share > likeSine * least;
    return isSlowTone ? std::optional (least - share) : std::nullopt;
}

} // namespace

CodeBlock::CodeBlock (const Codes& codes) noexcept : restingCodes (countRestingCodes (codes))
{
    constexpr std::size_t silence = 32;
    const auto sum = std::accumulate (codes.begin(), codes.end(), 0.0);
    const auto squares = std::inner_product (codes.begin(), codes.end(), codes.begin(), 0.0);
    const auto differences = differencesOf (codes);
    const auto [lowest, highest] = std::minmax_element (codes.begin(), codes.end());

    mean = sum / codesInBlock;
    variance = squares / codesInBlock - mean * mean;
    range = *highest - *lowest;
    fastVariance =
        0.5 * std::inner_product (differences.begin(), differences.end(), differences.begin(), 0.0)
        / (codesInBlock - 1.0);
    touchesSilence = isRest (codes, silence) || isRest (std::span (codes).last (silence), silence);
}

double CodeBlock::repetition (const Codes& codes) noexcept
{
    // Whole numbers, since their sums need no order and so are taken side by side.
    constexpr std::size_t shortestLag = 32, longestLag = 127, length = size - 1;
    std::array<std::int16_t, length> differences {};

    for (std::size_t n = 0; n < length; ++n)
        differences[n] = static_cast<std::int16_t> (codes[n + 1] - codes[n]);

    const auto meanProductAt = [&] (std::size_t lag)
    {
        std::int32_t sum = 0;

        for (std::size_t n = 0; n < length - lag; ++n)
            sum += differences[n] * differences[n + lag];

        return static_cast<double> (sum) / static_cast<double> (length - lag);
    };

    const auto power = meanProductAt (0);
    double largest = 0.0;

    for (auto lag = shortestLag; lag <= longestLag; ++lag)
        largest = std::max (largest, std::abs (meanProductAt (lag)));

    return power > 0.0 ? std::min (largest / power, 1.0) : 0.0;
}

void DitherDetector::prepare (const DetectedLattice& lattice) noexcept
{
    assert (lattice.step > 0.0);
    *this = {};
    step = lattice.step;
    offset = lattice.offset;
    zeroLsb = lattice.kind == LevelKind::endPoints ? offset / step : 0.0;
    isZeroKnown = lattice.kind == LevelKind::endPoints || offset == 0.0;
}

void DitherDetector::add (std::span<const double> samples) noexcept
{
    while (! samples.empty())
    {
        const auto count = std::min (samples.size(), codes.size() - filled);

        for (std::size_t n = 0; n < count; ++n)
            codes[filled + n] = toNearestWhole ((samples[n] - offset) / step);

        filled += count;
        samples = samples.subspan (count);

        if (filled == codes.size())
        {
            if (rangeOf (codes) <= widestRangeLsb)
                judge (CodeBlock { codes });
            else
                zeroStep.breakOff();

            filled = 0;
        }
    }
}

void DitherDetector::judge (const CodeBlock& block) noexcept
{
    constexpr double leastNoise = 0.15, mostNoise = 0.45, mostRepetition = 0.5;
    const auto repeats = [&] { return CodeBlock::repetition (codes) >= mostRepetition; };
    const auto isQuiet = block.range <= quietRangeLsb;

    if (isSmooth (block))
        for (const auto code : codes)
            zeroStep.add (code);
    else
        zeroStep.breakOff();

    if (block.range == 0.0)
        return;

    if (isQuiet)
    {
        quietMeans.add (block.mean + zeroLsb);

        if (const auto missing = shareMissingAtZero (codes))
            missingAtZero.add (*missing);
    }

    if (isResting (block))
        ++resting;
    else if (isQuiet && block.fastVariance < leastNoise)
        other += block.touchesSilence ? 0u : 1u;
    else if (isQuiet && block.range < 2.0)
        ++other;
    else if (isQuiet && block.fastVariance <= mostNoise && ! repeats())
        whiteNoise.add (block.fastVariance);
    else if (isShaped (block, step) && ! repeats())
        shapedNoise.add (block.fastVariance);
}

DitherTrace DitherDetector::dither() const noexcept
{
    constexpr std::uint64_t enoughResting = 4, enoughWhite = 16, enoughShaped = 32, oneIn = 50;
    constexpr double leastMeanNoise = 0.23;
    const auto less = resting + other;

    if (resting >= enoughResting && whiteNoise.count() <= resting)
        return DitherTrace::undithered;

    const auto isWhite = whiteNoise.count() >= enoughWhite && whiteNoise.mean() >= leastMeanNoise
                         && less <= std::max<std::uint64_t> (whiteNoise.count() / oneIn, 1);
    const auto isShapedEvenly = shapedNoise.count() >= enoughShaped && less == 0
                                && shapedNoise.deviation() <= 0.5 * shapedNoise.mean();
    return isWhite || isShapedEvenly ? DitherTrace::dithered : DitherTrace::cannotTell;
}

bool DitherDetector::isZeroNarrow() const noexcept
{
    constexpr std::uint64_t enoughBlocks = 8;
    constexpr double sigmas = 2.0;
    return zeroStep.isNarrow() || zeroLsb != 0.0 || dither() == DitherTrace::dithered
           || (missingAtZero.count() >= enoughBlocks
               && missingAtZero.mean() > sigmas * missingAtZero.errorOfMean());
}

RoundingTrace DitherDetector::rounding() const noexcept
{
    constexpr std::uint64_t enoughBlocks = 8;
    constexpr double largestError = 0.07, largestDistance = 0.15;

    if (isZeroKnown && zeroLsb == 0.0 && zeroStep.isWide())
        return RoundingTrace::towardZero;

    if (! isZeroKnown || quietMeans.count() < enoughBlocks
        || quietMeans.errorOfMean() > largestError)
        return RoundingTrace::cannotTell;

    if (std::abs (quietMeans.mean()) <= largestDistance)
        return isZeroNarrow() ? RoundingTrace::nearest : RoundingTrace::nearestOrTowardZero;

    return std::abs (quietMeans.mean() + 0.5) <= largestDistance ? RoundingTrace::downward
                                                                 : RoundingTrace::cannotTell;
}

ReductionTrace DitherDetector::trace() const noexcept
{
    const auto white = static_cast<double> (whiteNoise.count());
    const auto shaped = static_cast<double> (shapedNoise.count());
    const auto noise = white * whiteNoise.mean() + shaped * shapedNoise.mean();

    return { dither(),
             rounding(),
             quietMeans.count(),
             quietMeans.mean(),
             resting,
             whiteNoise.count() + shapedNoise.count(),
             other,
             white + shaped > 0.0 ? noise / (white + shaped) : 0.0 };
}

} // namespace requant
