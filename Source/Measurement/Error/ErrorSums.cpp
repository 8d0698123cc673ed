#include "ErrorSums.h"

#include "ErrorSumsAvx2.h"
#include "LaneSums.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace requant
{

namespace
{

using Lanes = LaneSums::Lanes;

double total (const Lanes& lanes) noexcept { return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]); }

double largest (const Lanes& lanes) noexcept
{
    return std::max (std::max (lanes[0], lanes[2]), std::max (lanes[1], lanes[3]));
}

void addTo (LaneSums& sums, std::size_t lane, double input, double output) noexcept
{
    const auto raise = [lane] (Lanes& peaks, double value)
    { peaks[lane] = peaks[lane] < value ? value : peaks[lane]; };
    const auto error = input - output, absError = std::abs (error);

    sums.x[lane] += input;
    sums.e[lane] += error;
    sums.absE[lane] += absError;
    sums.xx[lane] += input * input;
    sums.yy[lane] += output * output;
    sums.ee[lane] += error * error;
    sums.xe[lane] += input * error;
    raise (sums.peakX, std::abs (input));
    raise (sums.peakY, std::abs (output));
    raise (sums.peakE, absError);
}

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
    if (target == Target::avx2)
        n = avx2::sumInLanes (x.data(), y.data(), x.size(), sums);
#endif

    for (; n + LaneSums::laneCount <= x.size(); n += LaneSums::laneCount)
        for (std::size_t lane = 0; lane < LaneSums::laneCount; ++lane)
            addTo (sums, lane, x[n + lane], y[n + lane]);

    for (; n < x.size(); ++n)
        addTo (sums, 0, x[n], y[n]);

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
