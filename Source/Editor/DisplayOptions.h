#pragma once

#include "Pictures/SpectrumData.h"

namespace requant
{

/** How things are shown that are the same in every session: a person's taste, not the sound's. */
struct DisplayOptions
{
    SpectrumOptions spectrum;        ///< its fullScale holds for every level
    bool showsMagnitudeBits = false; ///< the Bits picture counts in |x| instead of two's complement

    bool operator== (const DisplayOptions&) const = default;
};

} // namespace requant
