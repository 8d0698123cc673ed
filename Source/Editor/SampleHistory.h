#pragma once

#include "ErrorSplit.h"

#include <vector>

namespace requant
{

/** The newest samples of the watched channel, one unbroken stretch of them. Message thread. */
class SampleHistory
{
public:
    static constexpr std::size_t most = 16384;

    SampleHistory();

    /** Takes what waits in the feed; true where something came. After a gap, or where
        shouldForget is true, what was held before is forgotten. */
    bool takeFrom (MeterFeed&, bool shouldForget = false);

    std::span<const SamplePair> samples() const noexcept { return held; }

    /** How the errors of what came in split into distortion and noise. */
    ErrorSplit& split() noexcept { return errorSplit; }

private:
    std::vector<SamplePair> held, incoming;
    ErrorSplit errorSplit;
    std::uint64_t droppedBefore = 0;
};

} // namespace requant
