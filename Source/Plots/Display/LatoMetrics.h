#pragma once

#include <cstdint>
#include <span>

namespace requant
{

/** How wide the letters of one cut of Lato are, in units of which an em has `unitsPerEm`. The build
    reads it from the typeface's own files. Thread: any. */
struct LatoMetrics
{
    struct Advance
    {
        char32_t letter;
        int width;
    };

    /** What a pair of letters is set apart, or, below 0, moved together. */
    struct Kerning
    {
        char32_t left, right;
        int amount;
    };

    int unitsPerEm, ascender, descender; ///< the descender below 0
    int widthOfUnknown;                  ///< of the box in place of a letter that Lato has not
    std::span<const Advance> advances;   ///< by rising letter
    std::span<const Kerning> kernings;   ///< by rising pair

    static const LatoMetrics light, regular, bold, black;
};

} // namespace requant
