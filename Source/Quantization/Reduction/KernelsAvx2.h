#pragma once

#include "Kernels.h"
#include "Vectors/Avx2.h"

#if REQUANT_HAS_AVX2

namespace requant::kernels::avx2
{

inline constexpr std::size_t mostTaps = 56;

/** As kernels::reduceFlat(), for the samples from the first on of which there are whole vectors.
    Adds to channel.clipped. Returns how many samples these were. Processors with AVX2 only. */
std::size_t reduceFlat (const LatticeConstants&, Rounding, ChannelBuffers&,
                        std::size_t count) noexcept;

/** As kernels::reduceShaped() without poles. taps: at most mostTaps. channels: one or two. Adds to
    their counts of what clipped. Processors with AVX2 only. */
void reduceShaped (const LatticeConstants&, Rounding, std::span<const double> taps,
                   std::span<ChannelBuffers> channels, std::size_t count) noexcept;

} // namespace requant::kernels::avx2

#endif
