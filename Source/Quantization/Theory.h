#pragma once

#include "NoiseTransferFunction.h"
#include "ReductionSettings.h"

#include <optional>

namespace requant
{

/** What theory says of a reduction of a busy signal that does not clip.

    Source: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey",
    JAES 40(5), 1992; with shaping, each moment of the total error times what H does to it.
*/
struct PredictedError
{
    double meanLsb;   ///< mean of QE = x - Q(x): truncation leaves half a step
    double powerLsb2; ///< mean of QE^2

    /** SNR in dB of a signal of this mean square (full scale = 1.0). */
    double snrDb (double signalPower, const Lattice&) const noexcept;
};

/** What a reduction through this noise transfer function leaves; nothing for rounding toward zero
    with shaping, where the error's sign follows the signal's and H then filters that.
    Thread: any. */
std::optional<PredictedError> predictError (const ReductionSettings&,
                                            const NoiseTransferFunction&) noexcept;

/** Whether that mean and power hold for any input, not only for a busy one: the density of TPDF
    dither of whole width has a transform that is 0, and flat, at every multiple of the lattice's
    frequency. With shaping, high-pass dither does not have it, since the last error, which is fed
    back, knows a number of the next dither. Thread: any. */
bool ignoresInput (const ReductionSettings&, const NoiseTransferFunction&) noexcept;

} // namespace requant
