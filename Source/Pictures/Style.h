#pragma once

#include "Palette.h"

namespace requant
{

/** The cuts of the typeface. Whoever paints passes them in, so that pictures carry no font. */
struct Typefaces
{
    juce::Typeface::Ptr light, regular, bold, black;
};

enum class Weight
{
    light,
    regular,
    bold,
    black
};

/** What things look like: colours and type. Message thread. */
struct Style
{
    Palette palette;
    Typefaces typefaces;

    /** A font whose em square is `sizePx` high, as sizes are given in the design: 13 px text. */
    juce::Font font (Weight, float sizePx) const;
};

/** The width of one line of text, in px. */
float textWidth (const juce::Font&, const juce::String&);

} // namespace requant
