#pragma once

namespace requant
{

/** By how many samples an Instrument's output comes after its input: none, since each sample is reduced
    as it comes, from it and from what came before. What says a latency to hosts, to people and in reports
    says this one. */
inline constexpr int latencySamples = 0;

} // namespace requant
