#pragma once

#include "Levels/Lattice.h"
#include "Levels/Rounding.h"
#include "Vectors/Target.h"

#include <array>
#include <cstddef>
#include <span>

namespace requant::kernels
{

/** What the innermost loops need of the settings, as doubles.

    The arithmetic below is the specification: double precision, no fused multiply-add, rounding
    mode to nearest. The kernels of other targets give the same bits.
*/
struct LatticeConstants
{
    LatticeConstants (const Lattice& lattice, double ditherPeakLsb, Rounding);

    double step, inverseStep;
    double zero;                 ///< where the value 0 lies among the codes: -offset
    double atOrAbove, atOrBelow; ///< the codes nearest to zero from above and from below
    double lowest, highest;
    double lowestError, highestError; ///< of e = k - w where nothing clips, in LSB
};

/** Where one channel's samples come from and go to. All arrays have the same count. */
struct ChannelBuffers
{
    const double* input;  ///< full scale 1.0, finite
    const double* dither; ///< LSB
    double* output;       ///< k * step
    double* errors;       ///< shaped only: e of this block in LSB; errors[-i] is e[n - i]
    double* totals;       ///< with poles only: H e, likewise
    std::size_t clipped;  ///< out: samples whose code was clamped
};

/** k = clamp (rounding ((x / step + zero) + d)), y = (k - zero) * step: no memory between samples,
    so it vectorises. target: available. */
void reduceFlat (const LatticeConstants&, Rounding, ChannelBuffers&, std::size_t count,
                 Target target = activeTarget()) noexcept;

/** Error feedback, one or two channels side by side so that their dependent sums overlap:

        older = -(a1 t[n-1] + a2 t[n-2] + ...) + b2 e[n-2] + b3 e[n-3] + ..., from the oldest on
        w = ((x / step + zero) + older) + b1 e[n-1]
        k = clamp (rounding (((x / step + zero) + older + d) + b1 e[n-1]))
        e = k - w, limited to what an unclipped sample can have where k was clamped
        t = e + (older + b1 e[n-1])

    taps: b1, b2, ...; not empty. poles: a1, a2, ... Each channel's errors must hold taps.size()
    values before [0], and its totals poles.size(). target: available.
*/
void reduceShaped (const LatticeConstants&, Rounding, std::span<const double> taps,
                   std::span<const double> poles, std::span<ChannelBuffers> channels,
                   std::size_t count, Target target = activeTarget()) noexcept;

/** The same by the specification, for what another target leaves to it. */
void reduceShapedAsSpecified (const LatticeConstants&, Rounding, std::span<const double> taps,
                              std::span<const double> poles, std::span<ChannelBuffers> channels,
                              std::size_t count) noexcept;

} // namespace requant::kernels
