#pragma once

#include <string_view>

namespace requant
{

enum class Weight
{
    light,
    regular,
    bold,
    black
};

/** A cut of Lato in a size. Thread: any. */
struct Font
{
    Weight weight = Weight::regular;
    float sizePx = 13.0f; ///< of the em square, as sizes are given in the design

    /** From the top of a line to its bottom, and down to the letters' base line, in px. */
    float height() const noexcept;
    float ascent() const noexcept;

    bool operator== (const Font&) const = default;
};

/** The width of one line of text, UTF-8, in px: the sum of Lato's own advance widths and kerning,
    so that words have the same place on every screen and on paper. */
float textWidth (const Font&, std::string_view text) noexcept;

/** The width of one letter before another one, 0 for none, in heights of the font. */
float letterWidth (Weight, char32_t letter, char32_t next) noexcept;

} // namespace requant
