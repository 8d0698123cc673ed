#include "ErrorSums.h"

#include "ErrorSumsAvx2.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace requant
{

namespace
{

// Sums are taken in this many interleaved lanes: strict arithmetic that still vectorises, and a
// first level of pairwise summation.
constexpr std::size_t laneCount = 4;
using Lanes = std::array<double, laneCount>;

double total (const Lanes& lanes) noexcept { return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]); }

double largest (const Lanes& lanes) noexcept
{
    return std::max (std::max (lanes[0], lanes[2]), std::max (lanes[1], lanes[3]));
}

struct LaneSums
{
    Lanes x {}, e {}, absE {}, xx {}, yy {}, ee {}, xe {}, peakX {}, peakY {}, peakE {};

    void add (std::size_t lane, double input, double output) noexcept
    {
        const auto error = input - output;
        const auto absInput = std::abs (input), absOutput = std::abs (output);
        const auto absError = std::abs (error);

        x[lane] += input;
        e[lane] += error;
        absE[lane] += absError;
        xx[lane] += input * input;
        yy[lane] += output * output;
        ee[lane] += error * error;
        xe[lane] += input * error;
        peakX[lane] = peakX[lane] < absInput ? absInput : peakX[lane];
        peakY[lane] = peakY[lane] < absOutput ? absOutput : peakY[lane];
        peakE[lane] = peakE[lane] < absError ? absError : peakE[lane];
    }
};

} // namespace

void ReplacedSamples::operator+= (const ReplacedSamples& other) noexcept
{
    notANumber += other.notANumber;
    infinite += other.infinite;
    denormal += other.denormal;
}

void ErrorSums::add (std::span<const double> x, std::span<const double> y,
                     [[maybe_unused]] Target target) noexcept
{
    assert (x.size() == y.size());
    LaneSums sums;
    std::size_t n = 0;

#if REQUANT_HAS_AVX2
    static_assert (laneCount == avx2::Doubles::count);

    if (target == Target::avx2)
        sums = std::bit_cast<LaneSums> (avx2::sumInLanes (x.data(), y.data(), x.size(), n));
#endif

    for (; n + laneCount <= x.size(); n += laneCount)
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            sums.add (lane, x[n + lane], y[n + lane]);

    for (; n < x.size(); ++n)
        sums.add (0, x[n], y[n]);

    count += x.size();
    input += total (sums.x);
    error += total (sums.e);
    absoluteError += total (sums.absE);
    inputSquared += total (sums.xx);
    outputSquared += total (sums.yy);
    errorSquared += total (sums.ee);
    inputTimesError += total (sums.xe);
    inputPeak = std::max (inputPeak, largest (sums.peakX));
    outputPeak = std::max (outputPeak, largest (sums.peakY));
    errorPeak = std::max (errorPeak, largest (sums.peakE));
}

void ErrorSums::operator+= (const ErrorSums& other) noexcept
{
    count += other.count;
    input += other.input;
    error += other.error;
    absoluteError += other.absoluteError;
    inputSquared += other.inputSquared;
    outputSquared += other.outputSquared;
    errorSquared += other.errorSquared;
    inputTimesError += other.inputTimesError;
    inputPeak = std::max (inputPeak, other.inputPeak);
    outputPeak = std::max (outputPeak, other.outputPeak);
    errorPeak = std::max (errorPeak, other.errorPeak);
    clipped += other.clipped;
    replaced += other.replaced;
}

} // namespace requant
