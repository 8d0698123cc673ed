#pragma once

#include "Measurement/Error/ErrorSums.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>

namespace requant::test
{

/** A stretch's sums in long double, straight from the definitions. */
struct NaiveSums
{
    std::uint64_t count = 0;
    long double x = 0, e = 0, absE = 0, xx = 0, yy = 0, ee = 0, xe = 0;
    double peakX = 0.0, peakY = 0.0, peakE = 0.0;

    NaiveSums (std::span<const double> input, std::span<const double> output) : count (input.size())
    {
        for (std::size_t n = 0; n < input.size(); ++n)
        {
            // The error is a double; what follows is not.
            const auto error = input[n] - output[n];
            const auto a = static_cast<long double> (input[n]);
            const auto b = static_cast<long double> (output[n]);
            const auto c = static_cast<long double> (error);
            x += a;
            e += c;
            absE += std::abs (c);
            xx += a * a;
            yy += b * b;
            ee += c * c;
            xe += a * c;
            peakX = std::max (peakX, std::abs (input[n]));
            peakY = std::max (peakY, std::abs (output[n]));
            peakE = std::max (peakE, std::abs (error));
        }
    }
};

/** Checks sums to a relative 1e-12; those whose terms cancel, relative to what they could be at
    most (Cauchy-Schwarz). */
inline bool areEqual (const ErrorSums& sums, const NaiveSums& naive)
{
    const auto isClose = [] (const CompensatedSum& sum, long double expected, long double scale)
    { return std::abs (static_cast<long double> (sum.value()) - expected) <= 1e-12L * scale; };

    const auto n = static_cast<long double> (naive.count);

    return sums.count == naive.count && isClose (sums.inputSquared, naive.xx, naive.xx)
           && isClose (sums.outputSquared, naive.yy, naive.yy)
           && isClose (sums.errorSquared, naive.ee, naive.ee)
           && isClose (sums.absoluteError, naive.absE, naive.absE)
           && isClose (sums.input, naive.x, std::sqrt (n * naive.xx))
           && isClose (sums.error, naive.e, naive.absE)
           && isClose (sums.inputTimesError, naive.xe, std::sqrt (naive.xx * naive.ee))
           && sums.inputPeak == naive.peakX && sums.outputPeak == naive.peakY
           && sums.errorPeak == naive.peakE;
}

} // namespace requant::test
