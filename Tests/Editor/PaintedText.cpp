#include "PaintedText.h"

#include "Plots/Juce/Style.h"

#include <map>

namespace requant::test
{

namespace
{

// Every figure of Lato is 0.58 em wide.
float emOf (const juce::Font& font)
{
    return textWidth (font, "0") / (0.58f * font.getHorizontalScale());
}

juce::String withoutBlanks (const juce::String& text)
{
    // A space, those that do not break or are thin, and the end of a line.
    constexpr juce::juce_wchar blanks[] { 0x0a, 0x20, 0xa0, 0x2009, 0x202f, 0 };
    return text.removeCharacters (juce::String (juce::CharPointer_UTF32 (blanks)));
}

int glyphOf (const juce::Font& font, const juce::String& letter)
{
#if JUCE_MAJOR_VERSION >= 8
    juce::GlyphArrangement arrangement;
    arrangement.addLineOfText (font, letter, 0.0f, 0.0f);
    return arrangement.getNumGlyphs() == 1 ? arrangement.getGlyph (0).getGlyphIndex() : -1;
#else
    juce::Array<int> glyphs;
    juce::Array<float> offsets;
    font.getGlyphPositions (letter, glyphs, offsets);
    return glyphs.size() == 1 ? glyphs[0] : -1;
#endif
}

// All that Requant may write; of JUCE 8 with those that have one glyph together.
std::map<int, juce::String> lettersIn (const juce::Font& font)
{
    juce::StringArray all { "fi", "fl", "ff", "ffi", "ffl" };

    for (const auto& [first, last] : { std::pair (0x21, 0xff), std::pair (0x2010, 0x2044),
                                       std::pair (0x2070, 0x22ff), std::pair (0x370, 0x3ff) })
        for (auto letter = first; letter <= last; ++letter)
            all.add (juce::String::charToString (static_cast<juce::juce_wchar> (letter)));

    std::map<int, juce::String> letters;

    for (const auto& letter : all)
        letters.emplace (glyphOf (font, letter), letter);

    return letters;
}

const juce::String& letterOf (const juce::Font& font, int glyph)
{
    static std::map<juce::String, std::map<int, juce::String>> known;
    const auto typeface = font.getTypefacePtr();
    auto& letters = known[typeface->getName() + " " + typeface->getStyle()];

    if (letters.empty())
        letters = lettersIn (font);

    return letters[glyph];
}

} // namespace

bool PaintedText::isWhole() const
{
    return ! hasDots && (words.isEmpty() || letters == withoutBlanks (words));
}

void TextRecorder::setOrigin (juce::Point<int> origin)
{
    Renderer::setOrigin (origin);
    auto& transform = states.back().transform;
    transform = juce::AffineTransform::translation (origin.toFloat()).followedBy (transform);
}

void TextRecorder::addTransform (const juce::AffineTransform& added)
{
    Renderer::addTransform (added);
    auto& transform = states.back().transform;
    transform = added.followedBy (transform);
}

void TextRecorder::saveState()
{
    Renderer::saveState();
    states.push_back (states.back());
}

void TextRecorder::restoreState()
{
    Renderer::restoreState();
    states.pop_back();
}

void TextRecorder::beginTransparencyLayer (float opacity)
{
    Renderer::beginTransparencyLayer (opacity);
    states.push_back (states.back());
    states.back().opacity *= opacity;
}

void TextRecorder::endTransparencyLayer()
{
    Renderer::endTransparencyLayer();
    states.pop_back();
}

void TextRecorder::setFill (const juce::FillType& fill)
{
    Renderer::setFill (fill);
    states.back().colour = fill.colour;
}

void TextRecorder::setOpacity (float opacity)
{
    Renderer::setOpacity (opacity);
    states.back().colour = states.back().colour.withAlpha (opacity);
}

void TextRecorder::begin (const juce::Font& font)
{
    next = {};
    next.sizePx = emOf (font);
    next.squeeze = font.getHorizontalScale();
    isFirst = true;
}

void TextRecorder::record (const juce::Font& font, int glyph, juce::Path outline,
                           const juce::AffineTransform& transform)
{
    outline.applyTransform (juce::AffineTransform::scale (
                                font.getHeight() * font.getHorizontalScale(), font.getHeight())
                                .followedBy (transform));

    // Blanks leave no ink.
    if (outline.isEmpty())
        return;

    if (std::exchange (isFirst, false))
    {
        next.colour = states.back().colour;
        next.opacity = states.back().opacity;
        painted.push_back (next);
    }

    auto& text = painted.back();
    const auto ink = outline.getBoundsTransformed (states.back().transform);
    text.letters += letterOf (font, glyph);
    text.isCut = text.isCut || ! getClipBounds().toFloat().contains (outline.getBounds());
    text.ink = text.letterInk.empty() ? ink : text.ink.getUnion (ink);
    text.letterInk.push_back (ink);
}

PaintedComponent::PaintedComponent (juce::Component& component, float scale)
    : image (juce::Image::RGB, juce::roundToInt (scale * static_cast<float> (component.getWidth())),
             juce::roundToInt (scale * static_cast<float> (component.getHeight())), true)
{
    TextRecorder recorder (image);
    juce::Graphics g (recorder);
    g.addTransform (juce::AffineTransform::scale (scale));
    component.paintEntireComponent (g, true);
    texts = recorder.texts();

    for (auto& text : texts)
        if (text.words.isEmpty())
            text.words = text.letters;
}

bool PaintedComponent::reads (const juce::String& words) const
{
    return std::any_of (texts.begin(), texts.end(),
                        [&] (const PaintedText& text) { return text.words == words; });
}

} // namespace requant::test
