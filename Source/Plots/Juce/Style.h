#pragma once

#include "Convert.h"
#include "Plots/Display/Colour.h"
#include "Plots/Display/Font.h"

namespace requant
{

/** The colours of a theme, as JUCE has them. */
using ScreenPalette = PaletteOf<juce::Colour>;

ScreenPalette toJuce (const Palette&);

/** The cuts of the typeface. Whoever paints passes them in, so that pictures carry no font. */
struct Typefaces
{
    juce::Typeface::Ptr light, regular, bold, black;
};

/** What things look like on the screen: colours and type. Message thread. */
struct Style
{
    Style() = default;
    Style (const Palette&, Typefaces);

    void setTheme (const Palette&);

    Palette theme;         ///< for plots
    ScreenPalette palette; ///< the same colours, for all else
    Typefaces typefaces;

    /** A font whose em square is `sizePx` high, as sizes are given in the design: 13 px text. */
    juce::Font font (Weight, float sizePx) const;
    juce::Font font (const Font& cut) const { return font (cut.weight, cut.sizePx); }
};

/** The width of one line of text, in px. */
float textWidth (const juce::Font&, const juce::String&);

} // namespace requant
