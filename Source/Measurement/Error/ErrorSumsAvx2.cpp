#include "ErrorSumsAvx2.h"

#if REQUANT_HAS_AVX2

REQUANT_BEGIN_AVX2

namespace requant::avx2
{

static_assert (LaneSums::laneCount == Doubles::count);

std::size_t sumInLanes (const double* input, const double* output, std::size_t count,
                        LaneSums& sums) noexcept
{
    const auto none = Doubles::of (0.0);
    auto x = none, e = none, absE = none, xx = none, yy = none, ee = none, xe = none;
    auto peakX = none, peakY = none, peakE = none;
    const auto whole = count - count % Doubles::count;

    for (std::size_t n = 0; n < whole; n += Doubles::count)
    {
        const auto in = Doubles::load (input + n), out = Doubles::load (output + n);
        const auto error = in - out, absError = magnitude (error);
        x = x + in;
        e = e + error;
        absE = absE + absError;
        xx = xx + in * in;
        yy = yy + out * out;
        ee = ee + error * error;
        xe = xe + in * error;
        peakX = greater (peakX, magnitude (in));
        peakY = greater (peakY, magnitude (out));
        peakE = greater (peakE, absError);
    }

    x.store (sums.x);
    e.store (sums.e);
    absE.store (sums.absE);
    xx.store (sums.xx);
    yy.store (sums.yy);
    ee.store (sums.ee);
    xe.store (sums.xe);
    peakX.store (sums.peakX);
    peakY.store (sums.peakY);
    peakE.store (sums.peakE);
    return whole;
}

} // namespace requant::avx2

REQUANT_END_AVX2

#endif
