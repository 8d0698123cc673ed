#include "SignalHistogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

// Below this, 2^-exponent of a bin's width would not be a number any more.
constexpr int smallestExponent = -1000;

constexpr int binExponent = 15; // of SignalHistogram::binsPerSide

static_assert (SignalHistogram::binsPerSide == 1 << binExponent);

} // namespace

SignalHistogram::SignalHistogram()
    : exponent (smallestExponent), bins (static_cast<std::size_t> (2 * binsPerSide))
{
}

double SignalHistogram::binWidth() const noexcept
{
    return std::ldexp (1.0, exponent - binExponent);
}

double SignalHistogram::largestMagnitude() const noexcept
{
    return std::max (std::abs (lowest()), std::abs (highest()));
}

// Bins 2 i and 2 i + 1 become bin i, so floor (x / width) stays what it is.
void SignalHistogram::widen (int exponentToUse) noexcept
{
    // Nothing has to move.
    if (total == 0)
    {
        exponent = std::max (exponent, exponentToUse);
        return;
    }

    const auto merge = [&] (int bin)
    {
        const auto low = bins[slot (2 * bin)], high = bins[slot (2 * bin + 1)];
        const auto& farther = bin < 0 ? low : high;
        const auto offsets = low.offsets + high.offsets + static_cast<double> (farther.count);
        bins[slot (2 * bin)] = bins[slot (2 * bin + 1)] = {};
        bins[slot (bin)] = { low.count + high.count, 0.5 * offsets };
    };

    for (int done = 0; exponent < exponentToUse && done <= binExponent; ++done, ++exponent)
    {
        // Away from 0 on both sides, so that no bin is overwritten before it is read.
        for (int bin = 0; bin < binsPerSide / 2; ++bin)
            merge (bin);

        for (int bin = -1; bin >= -binsPerSide / 2; --bin)
            merge (bin);
    }

    if (exponent < exponentToUse)
    {
        // By now all samples lie in the two bins beside 0, however much further it goes.
        for (auto* beside : { &bins[slot (-1)], &bins[slot (0)] })
            beside->offsets = std::ldexp (beside->offsets, exponent - exponentToUse);

        exponent = exponentToUse;
    }
}

void SignalHistogram::add (std::span<const double> samples) noexcept
{
    auto limit = std::ldexp (1.0, exponent);
    auto binsPerUnit = std::ldexp (1.0, binExponent - exponent);

    for (const auto x : samples)
    {
        if (! (std::abs (x) <= std::numeric_limits<double>::max()))
            continue;

        if (std::abs (x) >= limit)
        {
            int needed = 0;
            std::frexp (x, &needed);
            widen (needed);
            limit = std::ldexp (1.0, exponent);
            binsPerUnit = std::ldexp (1.0, binExponent - exponent);
        }

        const auto position = x * binsPerUnit;
        const auto whole = std::floor (position);
        auto& bin = bins[slot (static_cast<int> (whole))];
        ++bin.count;
        bin.offsets += whole < 0.0 ? whole + 1.0 - position : position - whole;

        least = total == 0 ? x : std::min (least, x);
        greatest = total == 0 ? x : std::max (greatest, x);
        ++total;
    }
}

void SignalHistogram::operator+= (const SignalHistogram& other) noexcept
{
    if (other.total == 0)
        return;

    if (exponent < other.exponent)
        widen (other.exponent);

    if (exponent > other.exponent)
    {
        auto wider = other;
        wider.widen (exponent);
        *this += wider;
        return;
    }

    for (std::size_t b = 0; b < bins.size(); ++b)
    {
        bins[b].count += other.bins[b].count;
        bins[b].offsets += other.bins[b].offsets;
    }

    least = total == 0 ? other.least : std::min (least, other.least);
    greatest = total == 0 ? other.greatest : std::max (greatest, other.greatest);
    total += other.total;
}

double SignalHistogram::meanOf (int bin) const noexcept
{
    const auto& here = bins[slot (bin)];
    const auto offset = here.offsets / static_cast<double> (here.count);
    return bin < 0 ? bin + 1 - offset : bin + offset;
}

std::vector<SignalHistogram::Point> SignalHistogram::points() const
{
    std::vector<Point> all;
    const auto width = binWidth();

    for (int bin = -binsPerSide; bin < binsPerSide; ++bin)
    {
        const auto& here = bins[slot (bin)];

        if (here.count == 0)
            continue;

        // A mean is never outside what it is a mean of.
        all.push_back ({ std::clamp (meanOf (bin) * width, least, greatest), here.count });
    }

    return all;
}

std::vector<std::uint64_t> SignalHistogram::magnitudes() const
{
    std::vector<std::uint64_t> all (binsPerSide);

    for (int bin = 0; bin < binsPerSide; ++bin)
        all[static_cast<std::size_t> (bin)] = bins[slot (bin)].count + bins[slot (-bin - 1)].count;

    return all;
}

double SignalHistogram::standardDeviation() const noexcept
{
    if (total == 0)
        return 0.0;

    const auto samples = static_cast<double> (total);
    double sum = 0.0, squares = 0.0;

    const auto forEach = [&] (auto visit)
    {
        for (int bin = -binsPerSide; bin < binsPerSide; ++bin)
            if (const auto& here = bins[slot (bin)]; here.count > 0)
            {
                const auto number = static_cast<double> (here.count);
                visit (meanOf (bin) / binsPerSide, number);
            }
    };

    forEach ([&] (double value, double number) { sum += number * value; });
    const auto mean = sum / samples;
    forEach ([&] (double value, double number)
             { squares += number * (value - mean) * (value - mean); });
    return std::ldexp (std::sqrt (squares / samples), exponent);
}

} // namespace requant
