#pragma once

#include "Measurement/Signal/BitActivity.h"
#include "Support/PlainReduction.h"

namespace requant::test
{

/** The activity of a signal that comes in blocks of at most that size. */
inline BitActivity activityOf (const Signal& signal, std::size_t block = 1 << 20)
{
    BitActivity activity;

    for (std::size_t n = 0; n < signal.size(); n += block)
        activity.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));

    return activity;
}

/** A bit of a sample's word, straight from the definition. bit: worth 2^-bit. */
inline bool bitOf (double sample, BitView view, std::size_t bit)
{
    const auto clipped = std::clamp (sample, -1.0, 1.0 - 0x1p-31);
    const auto seen = view == BitView::magnitude ? std::abs (clipped) : clipped;
    const auto inUnits = std::floor (std::ldexp (seen, static_cast<int> (bit)));
    return std::fmod (std::abs (inUnits), 2.0) == 1.0;
}

} // namespace requant::test
