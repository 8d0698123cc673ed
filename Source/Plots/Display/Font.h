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

/** Removes the first letter of a text in UTF-8, which must not be empty, and returns it; a byte
    that begins no letter counts as one. */
inline char32_t takeLetter (std::string_view& text) noexcept
{
    const auto byteAt = [&] (std::size_t index) -> char32_t
    { return index < text.size() ? static_cast<unsigned char> (text[index]) : 0u; };

    const auto first = byteAt (0);
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    auto letter = more == 3   ? first & 0x07
                  : more == 2 ? first & 0x0f
                  : more == 1 ? first & 0x1f
                              : first;

    for (std::size_t index = 1; index <= more; ++index)
    {
        if ((byteAt (index) & 0xc0) != 0x80)
        {
            text.remove_prefix (1);
            return first;
        }

        letter = (letter << 6) | (byteAt (index) & 0x3f);
    }

    text.remove_prefix (1 + more);
    return letter;
}

} // namespace requant
