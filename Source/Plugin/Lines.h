#pragma once

#include <algorithm>
#include <string_view>

namespace requant
{

/** One "key=value" line of a state or a preset. */
struct Line
{
    std::string_view key, value;
    bool isPair; ///< false: there is no "=", and all of the line is the key
};

/** Takes the first line off a text and returns it, without its end. Thread: any. */
inline std::string_view takeLine (std::string_view& text) noexcept
{
    const auto end = std::min (text.find ('\n'), text.size());
    const auto line = text.substr (0, end);
    text.remove_prefix (std::min (end + 1, text.size()));
    return line;
}

/** A line's two parts, as they stand there, space included. Thread: any. */
inline Line partsOf (std::string_view line) noexcept
{
    const auto separator = std::min (line.find ('='), line.size());
    const auto isPair = separator < line.size();
    return { line.substr (0, separator), line.substr (std::min (separator + 1, line.size())),
             isPair };
}

/** A text without the space, and what else is named, at its ends. Thread: any. */
inline std::string_view trimmed (std::string_view text,
                                 std::string_view toTrim = " \t\r\n") noexcept
{
    const auto first = std::min (text.find_first_not_of (toTrim), text.size());
    text.remove_prefix (first);
    return text.substr (0, text.find_last_not_of (toTrim) + 1);
}

} // namespace requant
