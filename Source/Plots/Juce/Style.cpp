#include "Style.h"

namespace requant
{

namespace
{

juce::Font withHeight (const juce::Typeface::Ptr& typeface, float height)
{
#if JUCE_MAJOR_VERSION >= 8
    return juce::Font (juce::FontOptions (typeface).withHeight (height));
#else
    return juce::Font (typeface).withHeight (height);
#endif
}

// What JUCE calls a font's height differs between its versions and systems, so the em square is
// found by measuring: every figure of Lato is 0.58 em wide, in all its cuts.
juce::Font makeFont (const juce::Typeface::Ptr& typeface, float sizePx)
{
    constexpr float figureWidthEm = 0.58f, trial = 100.0f;
    static const auto heightOfEm =
        trial * figureWidthEm / textWidth (withHeight (typeface, trial), "0");
    return withHeight (typeface, sizePx * heightOfEm);
}

} // namespace

ScreenPalette toJuce (const Palette& palette)
{
    return palette.converted ([] (Colour colour) { return toJuce (colour); });
}

Style::Style (const Palette& themeToUse, Typefaces faces) : typefaces (std::move (faces))
{
    setTheme (themeToUse);
}

void Style::setTheme (const Palette& newTheme)
{
    theme = newTheme;
    palette = toJuce (newTheme);
}

juce::Font Style::font (Weight weight, float sizePx) const
{
    switch (weight)
    {
        case Weight::light:
            return makeFont (typefaces.light, sizePx);
        case Weight::bold:
            return makeFont (typefaces.bold, sizePx);
        case Weight::black:
            return makeFont (typefaces.black, sizePx);
        case Weight::regular:
            break;
    }

    return makeFont (typefaces.regular, sizePx);
}

float textWidth (const juce::Font& font, const juce::String& text)
{
#if JUCE_MAJOR_VERSION >= 8
    return juce::GlyphArrangement::getStringWidth (font, text);
#else
    return font.getStringWidthFloat (text);
#endif
}

} // namespace requant
