#pragma once

#include "JuceHeader.h"
#include "Plots/Display/Font.h"

#include <string_view>

namespace requant
{

/** The colours of a theme. A colour means one thing everywhere; controls never wear a data colour.

    Secondary text and data colours have a contrast of at least 4.5:1 on every surface. Thread: any.
*/
struct Palette
{
    juce::Colour background, panel, raised, line;
    juce::Colour text, secondaryText;
    juce::Colour selectedFill, selectedText;
    juce::Colour input, output, error, prediction, clip, good;

    static const Palette& dark() noexcept;
    static const Palette& light() noexcept;

    bool operator== (const Palette&) const = default;
};

/** The cuts of the typeface. Whoever paints passes them in, so that pictures carry no font. */
struct Typefaces
{
    juce::Typeface::Ptr light, regular, bold, black;
};

/** What things look like: colours and type. Message thread. */
struct Style
{
    Palette palette;
    Typefaces typefaces;

    /** A font whose em square is `sizePx` high, as sizes are given in the design: 13 px text. */
    juce::Font font (Weight, float sizePx) const;
    juce::Font font (const Font& cut) const { return font (cut.weight, cut.sizePx); }
};

/** Words of the plain rooms, in UTF-8, as JUCE takes them. Thread: any. */
inline juce::String toString (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

/** The width of one line of text, in px. */
float textWidth (const juce::Font&, const juce::String&);

} // namespace requant
