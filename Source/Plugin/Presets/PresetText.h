#pragma once

#include "JuceHeader.h"
#include "Parameters/Parameter.h"

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

/** A person's preset as lines of text that a person can read and write: a title with a version,
    then one value a control, by the ids and words of the command's options.

        Requant preset 1
        # Lines like this one, and empty ones, say nothing.
        bits=16
        dither=tpdf
        ...

    What a preset does not name gets its default; an id that is unknown here, or no matter of a
    preset, is passed over. So every program reads the presets of every other one of the same
    version. */
namespace presetText
{

inline constexpr int version = 1;

/** What is longer than this is not a preset, and is not looked at. */
inline constexpr std::size_t maximumSize = 1 << 16;

/** Thread: any. */
std::string write (const ReductionSettings&);

/** Sets the settings to what write() or a person wrote. Where it fails it sets nothing, and the
    message names the line: "line 3: Word length can be 1 to 24, not 99." Thread: any. */
juce::Result read (std::string_view text, ReductionSettings&);

} // namespace presetText

} // namespace requant
