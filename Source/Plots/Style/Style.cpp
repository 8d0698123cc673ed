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

const Palette& Palette::dark() noexcept
{
    static const Palette palette {
        .background = juce::Colour (0xff101317),
        .panel = juce::Colour (0xff171b21),
        .raised = juce::Colour (0xff222932),
        .line = juce::Colour (0xff2e3742),
        .text = juce::Colour (0xffe9edf2),
        .secondaryText = juce::Colour (0xff98a4b1),
        .selectedFill = juce::Colour (0xffe9edf2),
        .selectedText = juce::Colour (0xff101317),
        .input = juce::Colour (0xffc3ccd6),
        .output = juce::Colour (0xff58a9ff),
        .error = juce::Colour (0xffffa04a),
        .prediction = juce::Colour (0xffc58cf2),
        .clip = juce::Colour (0xffff5a5a),
        .good = juce::Colour (0xff6fd3c7),
    };
    return palette;
}

const Palette& Palette::light() noexcept
{
    static const Palette palette {
        .background = juce::Colour (0xffeef0f3),
        .panel = juce::Colour (0xffffffff),
        .raised = juce::Colour (0xffe6e9ed),
        .line = juce::Colour (0xffcdd3da),
        .text = juce::Colour (0xff161a1f),
        .secondaryText = juce::Colour (0xff58636f),
        .selectedFill = juce::Colour (0xff20262d),
        .selectedText = juce::Colour (0xffffffff),
        .input = juce::Colour (0xff5b6672),
        .output = juce::Colour (0xff0f63c4),
        .error = juce::Colour (0xffa84b00),
        .prediction = juce::Colour (0xff8338bc),
        .clip = juce::Colour (0xffc62828),
        .good = juce::Colour (0xff0a6e67),
    };
    return palette;
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
