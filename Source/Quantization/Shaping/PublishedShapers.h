#pragma once

#include "NoiseTransferFunction.h"
#include "Shaping.h"

#include <string_view>

namespace requant
{

/** One published noise shaper: data only, so that a further one is a further row. */
struct PublishedShaper
{
    Shaping shaping;
    std::string_view name; ///< as published

    /** b1, b2, ... and a1, a2, ... of NoiseTransferFunction. */
    std::span<const double> numerator, denominator;

    /** The sample rates in Hz that it was made for, the first one its author's; empty: any rate. */
    std::span<const double> ratesHz;

    std::string_view source;

    bool isMadeFor (double sampleRateHz) const noexcept;

    NoiseTransferFunction filter() const noexcept
    {
        return NoiseTransferFunction { numerator, denominator };
    }
};

/** The whole table; a shaping has a row for each rate that its author made one for. */
std::span<const PublishedShaper> publishedShapers() noexcept;

/** Whether a shaping has a shaper for exactly this rate: what is designed for it always has, and so
    has none at all. Thread: any. Real time. */
bool isMadeFor (Shaping, double sampleRateHz) noexcept;

/** The row that suits a rate: one made for it; else, of an SSRC curve, the strongest intensity
    below it that is made for the rate; else the row of the nearest rate, where that is within a
    tenth of it, so that the curve moves by less than a third of a critical band; else none.
    Thread: any. Real time. */
const PublishedShaper* findPublishedShaper (Shaping, double sampleRateHz) noexcept;

} // namespace requant
