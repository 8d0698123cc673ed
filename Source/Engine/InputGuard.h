#pragma once

#include "Measurement/Error/ErrorSums.h"

#include <span>

namespace requant
{

/** Copies samples to double precision, with 0 for each one that no signal can have: NaN, an
    infinity (a double beyond the range of float counts as one, since its square would
    leave the range of every sum), or a denormal of the samples' own type.

    input, output: of one length. target: available; they all give the same. Returns what was
    replaced. Thread: any. Real time.
*/
ReplacedSamples guardInput (std::span<const float> input, std::span<double> output,
                            Target target = activeTarget()) noexcept;
ReplacedSamples guardInput (std::span<const double> input, std::span<double> output,
                            Target target = activeTarget()) noexcept;

} // namespace requant
