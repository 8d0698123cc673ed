#pragma once

#include <string_view>

namespace requant
{

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
