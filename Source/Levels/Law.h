#pragma once

#include <optional>

namespace requant
{

/** How levels are spaced, or by what their scale moves. Documentation/Laws.md and Ranges.md define
    each. */
enum class Law
{
    uniform,
    muLaw,
    aLaw,
    g711Mu,
    g711A,
    lloydMax,
    logarithmic,
    float16,
    bfloat16,
    float8E4M3,
    float8E5M2,
    nf4,
    block,
    nicam,
    jayant
};

/** What Lloyd-Max's levels are best for. */
enum class LevelDensity
{
    signal, ///< learned: the signal's own
    gaussian,
    laplacian,
    uniform
};

/** Those whose levels are the numbers of a floating-point format. */
inline constexpr Law floatingPointLaws[] = { Law::float16, Law::bfloat16, Law::float8E4M3,
                                             Law::float8E5M2 };

/** Whether steps differ in size, so that an error in LSB is one of positions among the levels. */
constexpr bool hasUnevenSteps (Law law) noexcept { return law != Law::uniform; }

/** Whether levels stand behind a curve on a lattice of the user's choice, can be stretched over a
    range, and are rounded to in each way. */
constexpr bool isStretchable (Law law) noexcept
{
    return law == Law::uniform || law == Law::muLaw || law == Law::aLaw || law == Law::logarithmic;
}

/** Whether samples can be rounded otherwise than to the nearest level. */
constexpr bool takesRounding (Law law) noexcept { return isStretchable (law) || law == Law::block; }

/** Whether noise, and past errors, can be added among the levels before rounding. */
constexpr bool takesDither (Law law) noexcept
{
    return isStretchable (law) || law == Law::lloydMax || law == Law::g711Mu || law == Law::g711A;
}

/** Those whose scale comes once a block, so that a block's first sample waits for its last. */
constexpr bool worksOnBlocks (Law law) noexcept
{
    return law == Law::nf4 || law == Law::block || law == Law::nicam;
}

/** Whether levels are kept in a table, which takes time to make. */
constexpr bool needsTable (Law law) noexcept
{
    return law != Law::uniform && ! worksOnBlocks (law) && law != Law::jayant;
}

/** The word lengths that a law can have. */
struct LawBits
{
    double fewest, most; ///< equal where the law has only one
    bool areWhole;
    bool haveDefault; ///< false: nobody can say which is meant where none is given

    bool areFixed() const noexcept { return fewest == most; }
};

/** Thread: any. Real time. */
constexpr LawBits bitsOf (Law law) noexcept
{
    switch (law)
    {
        case Law::uniform:
        case Law::muLaw:
        case Law::aLaw:
            break;
        case Law::logarithmic:
            return { 1.0, 16.0, false, true };
        case Law::lloydMax:
            return { 1.0, 12.0, true, false };
        case Law::block:
            return { 1.0, 24.0, true, true };
        case Law::jayant:
            return { 2.0, 5.0, true, false };
        case Law::float16:
        case Law::bfloat16:
            return { 16.0, 16.0, true, true };
        case Law::g711Mu:
        case Law::g711A:
        case Law::float8E4M3:
        case Law::float8E5M2:
            return { 8.0, 8.0, true, true };
        case Law::nf4:
            return { 4.0, 4.0, true, true };
        case Law::nicam:
            return { 10.0, 10.0, true, true };
    }

    return { 1.0, 24.0, false, true };
}

} // namespace requant
