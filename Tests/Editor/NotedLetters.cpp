// The part of TextRecorder that says which letters are painted: it differs between JUCE's versions.

#include "PaintedText.h"

#include <atomic>

namespace requant::test
{

#if JUCE_MAJOR_VERSION >= 8

TextRecorder::TextRecorder (const juce::Image& image) : Renderer (image) {}
TextRecorder::~TextRecorder() = default;

void TextRecorder::drawGlyphs (juce::Span<const std::uint16_t> glyphs,
                               juce::Span<const juce::Point<float>> positions,
                               const juce::AffineTransform& transform)
{
    Renderer::drawGlyphs (glyphs, positions, transform);
    const auto& font = getFont();
    begin (font);

    for (std::size_t i = 0; i < glyphs.size(); ++i)
    {
        juce::Path outline;
        font.getTypefacePtr()->getOutlineForGlyph (font.getMetricsKind(), glyphs[i], outline);
        record (font, glyphs[i], outline,
                juce::AffineTransform::translation (positions[i]).followedBy (transform));
    }

    if (! isFirst)
        painted.back().hasDots = painted.back().letters.endsWith ("...");
}

#else

/** The typeface of one piece of text: passes everything on to another one, and notes what it is
    asked to lay out. It has a name of its own, so that nobody takes one piece's glyphs for
    another's. */
class TextRecorder::NotingTypeface : public juce::Typeface
{
public:
    using Ptr = juce::ReferenceCountedObjectPtr<NotingTypeface>;

    explicit NotingTypeface (juce::Typeface::Ptr typeface)
        : juce::Typeface ("Noted " + juce::String (++count), typeface->getStyle()),
          original (std::move (typeface))
    {
    }

    float getAscent() const override { return original->getAscent(); }
    float getDescent() const override { return original->getDescent(); }
    float getHeightToPointsFactor() const override { return original->getHeightToPointsFactor(); }
    float getStringWidth (const juce::String& text) override
    {
        return original->getStringWidth (text);
    }

    void getGlyphPositions (const juce::String& text, juce::Array<int>& glyphs,
                            juce::Array<float>& xOffsets) override
    {
        original->getGlyphPositions (text, glyphs, xOffsets);

        // What JUCE writes in place of the letters that have no room.
        if (text == ".." && words.isNotEmpty())
            hasDots = true;
        else if (words.isEmpty())
            words = text;
    }

    bool getOutlineForGlyph (int glyph, juce::Path& path) override
    {
        return original->getOutlineForGlyph (glyph, path);
    }

    const juce::Typeface::Ptr original;
    juce::String words;
    bool hasDots = false;

private:
    static inline std::atomic<int> count { 0 };
};

namespace
{

juce::Font withTypeface (const juce::Font& font, const juce::Typeface::Ptr& typeface)
{
    return juce::Font (typeface)
        .withHeight (font.getHeight())
        .withHorizontalScale (font.getHorizontalScale())
        .withExtraKerningFactor (font.getExtraKerningFactor());
}

} // namespace

TextRecorder::TextRecorder (const juce::Image& image) : Renderer (image) {}
TextRecorder::~TextRecorder() = default;

const juce::Font& TextRecorder::getFont()
{
    const auto& font = Renderer::getFont();
    asked = withTypeface (font, new NotingTypeface (font.getTypefacePtr()));
    return asked;
}

void TextRecorder::setFont (const juce::Font& font)
{
    const auto typeface = font.getTypefacePtr();
    const NotingTypeface::Ptr noting (dynamic_cast<NotingTypeface*> (typeface.get()));

    Renderer::setFont (noting == nullptr ? font : withTypeface (font, noting->original));

    // Whoever brings a font along, as tooltips do, has nothing noted.
    if (std::exchange (current, noting) == noting && noting != nullptr)
        return;

    begin (Renderer::getFont());

    if (noting != nullptr)
    {
        next.words = noting->words;
        next.hasDots = noting->hasDots;
    }
}

void TextRecorder::drawGlyph (int glyph, const juce::AffineTransform& transform)
{
    Renderer::drawGlyph (glyph, transform);
    const auto& font = Renderer::getFont();
    juce::Path outline;
    font.getTypefacePtr()->getOutlineForGlyph (glyph, outline);
    record (font, glyph, outline, transform);
}

#endif

} // namespace requant::test
