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

/** Those whose levels are the numbers of a floating-point format. */
inline constexpr Law floatingPointLaws[] = { Law::float16, Law::bfloat16, Law::float8E4M3,
                                             Law::float8E5M2 };

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
