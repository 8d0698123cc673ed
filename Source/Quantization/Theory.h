#pragma once

#include "ReductionSettings.h"

namespace requant
{

/** What theory says of a reduction of a busy signal that does not clip.

    Source: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey",
    JAES 40(5), 1992; with shaping, each moment of the white total error times what H does to it.
*/
struct PredictedError
{
    double meanLsb;   ///< mean of QE = x - Q(x): truncation leaves half a step
    double powerLsb2; ///< mean of QE^2

    /** SNR in dB of a signal of this mean square (full scale = 1.0). */
    double snrDb (double signalPower, const Lattice&) const noexcept;
};

/** Thread: any. */
PredictedError predictError (const ReductionSettings&) noexcept;

} // namespace requant
