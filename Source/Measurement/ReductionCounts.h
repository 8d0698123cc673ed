#pragma once

#include "BitActivity.h"
#include "ErrorByPlace.h"
#include "ErrorHistogram.h"
#include "TransferCurve.h"

namespace requant
{

/** Everything that is counted of a channel's reduction, sample by sample. Stretches of one grid
    that adjoin, or channels, add up to the whole. Thread: its owner's. Allocates nothing. */
struct ReductionCounts
{
    ErrorByPlace places;
    ErrorHistogram histogram;
    TransferCurve transfer;
    BitActivity input, output;

    /** Starts anew. */
    void prepare (const LevelGrid&) noexcept;

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const ReductionCounts& next) noexcept; ///< what follows immediately
    void addChannel (const ReductionCounts& other) noexcept;

private:
    void addUnordered (const ReductionCounts&) noexcept;
};

} // namespace requant
