#pragma once

namespace requant
{

/** By how many samples an Instrument's output comes after its input: none, since each sample is
    reduced as it comes, from it and from what came before. */
inline constexpr int latencySamples = 0;

} // namespace requant
