#include "RuntimeRanges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

using Runtime = RuntimeFormat::Runtime;

struct Ends
{
    float lowest, highest;

    Ends with0() const noexcept { return { std::min (lowest, 0.0f), std::max (highest, 0.0f) }; }

    float largest() const noexcept { return std::max (-lowest, highest); }
};

Ends endsOf (std::span<const float> x) noexcept
{
    const auto [lowest, highest] = std::minmax_element (x.begin(), x.end());
    return { *lowest, *highest };
}

float asFloat (std::int64_t code) noexcept { return static_cast<float> (code); }

// The zero point of whole steps from the lowest code, inside the codes.
std::int64_t clampedZeroPoint (const RuntimeFormat& format, float code) noexcept
{
    return static_cast<std::int64_t> (
        std::clamp (code, asFloat (format.lowest()), asFloat (format.highest())));
}

float oneFor0 (float scale) noexcept { return scale > 0.0f ? scale : 1.0f; }

float codesOf (const RuntimeFormat& format) noexcept
{
    return asFloat (format.highest() - format.lowest());
}

AffineScale ofLargest (const RuntimeFormat& format, Ends ends) noexcept
{
    return { oneFor0 (ends.with0().largest() / asFloat (format.highest())), 0 };
}

// The operator rounds after it clamped.
AffineScale ofDynamicQuantizeLinear (const RuntimeFormat& format, Ends ends) noexcept
{
    const auto [lowest, highest] = ends.with0();
    const auto scale = oneFor0 ((highest - lowest) / codesOf (format));
    const auto zero = std::clamp (-lowest / scale, 0.0f, asFloat (format.highest()));
    return { scale, clampedZeroPoint (format, std::nearbyint (zero)) };
}

AffineScale ofTfLite (const RuntimeFormat& format, Ends ends) noexcept
{
    const auto [lowest, highest] = ends.with0();
    const auto scale = oneFor0 ((highest - lowest) / codesOf (format));
    return { scale,
             clampedZeroPoint (format, std::round (asFloat (format.lowest()) - lowest / scale)) };
}

AffineScale ofFakeQuant (const RuntimeFormat& format, Ends ends) noexcept
{
    const auto [lowest, highest] = ends.lowest == ends.highest ? ends.with0() : ends;
    const auto scale = oneFor0 ((highest - lowest) / codesOf (format));
    return { scale, clampedZeroPoint (format, std::round (-lowest / scale)) };
}

constexpr auto smallestOfPyTorch = std::numeric_limits<float>::epsilon();

AffineScale affineOfPyTorch (const RuntimeFormat& format, Ends ends) noexcept
{
    const auto [lowest, highest] = ends.with0();
    const auto scale = std::max ((highest - lowest) / codesOf (format), smallestOfPyTorch);
    return { scale, clampedZeroPoint (format, asFloat (format.lowest())
                                                  - std::nearbyint (lowest / scale)) };
}

// Of unsigned codes the middle: 128 of eight bits, below it where they were narrowed.
AffineScale symmetricOfPyTorch (const RuntimeFormat& format, Ends ends) noexcept
{
    const auto scale =
        std::max (ends.with0().largest() / (0.5f * codesOf (format)), smallestOfPyTorch);

    if (format.isSigned)
        return { scale, 0 };

    const auto isNarrowed = format.bits < findRuntimeFormat (format.id)->bits;
    return { scale, isNarrowed ? format.highest() / 2 : (format.highest() + 1) / 2 };
}

/** The ends between which a quantizer of 8 bits errs least, by PyTorch's HistogramObserver: it
    moves whichever end leaves more bins out for the same share of the samples, until the error
    grows. Inside a bin samples count as evenly spread. Its float32 throughout. */
class HistogramSearch
{
public:
    HistogramSearch (std::span<const float> x, Ends endsOfHistogram) : ends (endsOfHistogram)
    {
        std::array<std::uint64_t, bins> counts {};

        for (const auto number : x)
            ++counts[binOf (number)];

        take (counts);
    }

    HistogramSearch (std::span<const SignalHistogram::Point> points, Ends endsOfHistogram)
        : ends (endsOfHistogram)
    {
        std::array<std::uint64_t, bins> counts {};

        for (const auto& point : points)
            counts[binOf (static_cast<float> (point.value))] += point.count;

        take (counts);
    }
    Ends search() const
    {
        constexpr auto step = 1e-5;
        const auto total = static_cast<double> (cumulative.back());
        auto alpha = 0.0, beta = 1.0;
        std::int64_t start = 0, end = bins - 1;
        auto least = std::numeric_limits<float>::infinity();

        while (alpha < beta)
        {
            const auto nextAlpha = alpha + step, nextBeta = beta - step;
            auto left = start, right = end;

            while (left < end && at (left) < static_cast<float> (nextAlpha * total))
                ++left;

            while (right > start && at (right) > static_cast<float> (nextBeta * total))
                --right;

            auto nextStart = start, nextEnd = end;

            if (left - start > end - right)
            {
                nextStart = left;
                alpha = nextAlpha;
            }
            else
            {
                nextEnd = right;
                beta = nextBeta;
            }

            if (nextStart == start && nextEnd == end)
                continue;

            const auto error = errorBetween (nextStart, nextEnd);

            if (error > least)
                break;

            least = error;
            start = nextStart;
            end = nextEnd;
        }

        const auto width = (ends.highest - ends.lowest) / asFloat (bins);
        return { ends.lowest + width * asFloat (start), ends.lowest + width * asFloat (end + 1) };
    }

private:
    static constexpr std::int64_t bins = 2048, levels = 256;

    std::size_t binOf (float number) const noexcept
    {
        const auto range = ends.highest - ends.lowest;
        const auto scaled = (number - ends.lowest) * asFloat (bins);
        const auto bin = std::isfinite (scaled) ? scaled / range
                                                : (number - ends.lowest) / range * asFloat (bins);
        return std::min (static_cast<std::size_t> (std::max (bin, 0.0f)),
                         static_cast<std::size_t> (bins - 1));
    }

    void take (const std::array<std::uint64_t, bins>& counts) noexcept
    {
        std::uint64_t sum = 0;

        for (std::size_t bin = 0; bin < bins; ++bin)
        {
            histogram[bin] = static_cast<float> (counts[bin]);
            cumulative[bin] = static_cast<float> (sum += counts[bin]);
        }
    }

    float at (std::int64_t bin) const { return cumulative[static_cast<std::size_t> (bin)]; }

    // The squared error of a density that is even from one distance of a level to another.
    static float norm (float from, float to, float density) noexcept
    {
        return density * ((to * to * to - from * from * from) / 3.0f);
    }

    float errorBetween (std::int64_t start, std::int64_t end) const
    {
        const auto width =
            (static_cast<double> (ends.highest) - static_cast<double> (ends.lowest)) / bins;
        const auto levelWidth =
            static_cast<float> (width * static_cast<double> (end - start + 1) / levels);

        if (levelWidth == 0.0f)
            return 0.0f;

        const auto binWidth = static_cast<float> (width);
        const auto levelOf = [levelWidth] (float place)
        { return std::clamp (std::floor (place / levelWidth), 0.0f, asFloat (levels - 1)); };
        double sum = 0.0;

        for (std::int64_t bin = 0; bin < bins; ++bin)
        {
            const auto from = asFloat (bin - start) * binWidth, to = from + binWidth;
            const auto first = levelOf (from), last = levelOf (to);
            const auto half = levelWidth / 2.0f;
            const auto density = histogram[static_cast<std::size_t> (bin)] / binWidth;
            auto error = norm (from - (first + 0.5f) * levelWidth, half, density);
            error += (last - first - 1.0f) * norm (-half, half, density);
            error += norm (-half, to - (last * levelWidth + half), density);
            sum += static_cast<double> (error);
        }

        return static_cast<float> (sum);
    }

    Ends ends;
    std::array<float, bins> histogram {}, cumulative {};
};

// numbers: one by one, or counted.
template <typename Number>
Ends endsByHistogram (std::span<const Number> numbers, Ends ends)
{
    if (! (ends.highest > ends.lowest) || ! std::isfinite (ends.highest - ends.lowest))
        return ends;

    return HistogramSearch (numbers, ends).search();
}

AffineScale ofPyTorch (const RuntimeFormat& format, RuntimeRange range, std::span<const float> x)
{
    const auto ends = endsOf (x);

    if (range == RuntimeRange::symmetricMinMax)
        return symmetricOfPyTorch (format, ends);

    return affineOfPyTorch (format,
                            range == RuntimeRange::histogram ? endsByHistogram (x, ends) : ends);
}

AffineScale scaleOf (const RuntimeFormat& format, RuntimeRange range, std::span<const float> x)
{
    switch (format.runtime)
    {
        case Runtime::onnx:
            return usualRange (format) == RuntimeRange::minMax
                       ? ofDynamicQuantizeLinear (format, endsOf (x))
                       : ofLargest (format, endsOf (x));
        case Runtime::pytorch:
            return ofPyTorch (format, range, x);
        case Runtime::tfLite:
            return ofTfLite (format, endsOf (x));
        case Runtime::kerasFakeQuant:
            return ofFakeQuant (format, endsOf (x));
        case Runtime::tensorRt:
            break;
    }

    return ofLargest (format, endsOf (x));
}

} // namespace

RuntimeRange usualRange (const RuntimeFormat& format) noexcept
{
    const auto isDynamic = format.runtime == Runtime::onnx && format.id == "onnx-uint8";
    return format.runtime == Runtime::tensorRt || (format.runtime == Runtime::onnx && ! isDynamic)
               ? RuntimeRange::symmetricMinMax
               : RuntimeRange::minMax;
}

bool hasRange (const RuntimeFormat& format, RuntimeRange range) noexcept
{
    return format.runtime == Runtime::pytorch || range == usualRange (format);
}

std::optional<AffineScale> findAffineScale (const RuntimeFormat& format, RuntimeRange range,
                                            std::span<const float> x)
{
    const auto found = scaleOf (format, range, x);
    return std::isfinite (found.scale) ? std::optional (found) : std::nullopt;
}

std::pair<double, double> histogramEnds (std::span<const float> x)
{
    const auto [lowest, highest] = endsByHistogram (x, endsOf (x));
    return { lowest, highest };
}

std::pair<double, double> histogramEnds (const SignalHistogram& signal)
{
    const auto points = signal.points();
    const Ends all { static_cast<float> (signal.lowest()), static_cast<float> (signal.highest()) };
    const auto [lowest, highest] =
        endsByHistogram (std::span<const SignalHistogram::Point> (points), all);
    return { lowest, highest };
}

} // namespace requant
