#pragma once

namespace requant
{

/** What a user can ask for as noise shaping, in the order of the command's list. */
enum class Shaping
{
    none,

    // Designed for the sample rate by linear prediction from a weighting.
    hearing,
    designedF,
    designedItuR468,
    designedA,
    designedLowPass,

    // Published: coefficients as their authors gave them, each for its sample rates.
    lipshitz,
    fWeighted,
    modifiedE,
    improvedE,
    gesemann,
    shibata,
    shibataLow,
    shibataHigh,
    ssrcA0,
    ssrcA1,
    ssrcA2,
    ssrcA3,
    ssrcA4,
    ssrcA5,
    ssrcA6,
    ssrcB0,
    ssrcB1,
    ssrcB2,
    ssrcB3,
    ssrcB4,
    ssrcB5,
    ssrcB6,
    fWeighted3,
    fWeighted24,
    modifiedE2,
    modifiedE3,
    superBitMapping,
    firstOrder,
    secondOrder
};

inline constexpr int shapingCount = static_cast<int> (Shaping::secondOrder) + 1;

constexpr bool isDesigned (Shaping s) noexcept
{
    return s >= Shaping::hearing && s <= Shaping::designedLowPass;
}

constexpr bool isPublished (Shaping s) noexcept { return s >= Shaping::lipshitz; }

} // namespace requant
