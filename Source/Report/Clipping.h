#pragma once

#include "Levels/Lattice.h"
#include "Measurement/Error/ErrorSums.h"

namespace requant
{

/** What made samples clip. */
enum class ClippingCause
{
    none,  ///< nothing clipped
    input, ///< the input goes beyond both ends of the levels
    end,   ///< the input reaches as far as one end, at full scale; the noise may do the rest
    noise  ///< the input stays within the levels: what is added to it does not
};

/** sums: of the input as it was reduced. Thread: any. */
ClippingCause clippingCause (const ErrorSums& sums, const Lattice&) noexcept;

/** True where so much clipped that what theory says of a reduction does not hold: more than one
    sample in a hundred, or any that the input takes further beyond full scale than a step, where
    errors have no bound. Fewer, a step off at most, move the power by less than a quarter of a
    dB. */
bool doesClippingSpoilTheory (const ErrorSums& sums, const Lattice&) noexcept;

} // namespace requant
