#pragma once

#include "CodeUse.h"

#include <vector>

namespace requant
{

/** The levels in use over the last so many samples, exactly. Thread: its owner's, not the audio
    thread: it allocates as further levels come into use. */
class SlidingCodeUse
{
public:
    /** length: in samples, at least 1. Starts anew. */
    void prepare (const LevelGrid&, std::size_t length);

    /** y: finite, full scale 1.0. */
    void add (std::span<const double> y);

    /** Of the last samples: all there were, until they fill the window. */
    const CodeUse& use() const noexcept { return inside; }

private:
    CodeUse inside;
    std::vector<CodeUse::Output> window; ///< a ring
    std::size_t next = 0;
};

} // namespace requant
