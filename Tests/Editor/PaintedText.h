#pragma once

#include "JuceHeader.h"

#include <vector>

namespace requant::test
{

/** One piece of text as it was painted. Places are px of the image. */
struct PaintedText
{
    juce::String words;         ///< all that was to be painted, where that is known, or what was
    juce::String letters;       ///< what was painted, without blanks
    juce::Rectangle<float> ink; ///< around the letters' outlines
    std::vector<juce::Rectangle<float>> letterInk; ///< of each letter
    bool isCut = false;   ///< some letter reaches out of what its component may paint
    bool hasDots = false; ///< three dots stand for letters that had no room
    float sizePx = 0.0f;  ///< of the em square
    float squeeze = 1.0f; ///< the letters' width, of the one that was drawn by their designer
    juce::Colour colour;
    float opacity = 1.0f; ///< of the component that painted it; the colour's own comes on top

    /** Whether every letter of its words was painted, and nothing instead. */
    bool isWhole() const;
};

/** Paints into an image as JUCE's software renderer does, and keeps a record of all text.

    JUCE leaves out letters that have no room, without a word, when it lays text out: before
    anything is painted. So whoever asks for the font gets one of its own, which notes what it lays
    out. That is not possible with JUCE 8, of which only the letters that were painted are known.

    It says that it is a vector device, so that nobody paints text into an image of theirs.
*/
class TextRecorder : public juce::LowLevelGraphicsSoftwareRenderer
{
public:
    explicit TextRecorder (const juce::Image&);
    ~TextRecorder() override;

    /** In the order of painting. */
    const std::vector<PaintedText>& texts() const noexcept { return painted; }

    bool isVectorDevice() const override { return true; }
    void setOrigin (juce::Point<int>) override;
    void addTransform (const juce::AffineTransform&) override;
    void saveState() override;
    void restoreState() override;
    void beginTransparencyLayer (float opacity) override;
    void endTransparencyLayer() override;
    void setFill (const juce::FillType&) override;
    void setOpacity (float) override;

#if JUCE_MAJOR_VERSION >= 8
    void drawGlyphs (juce::Span<const std::uint16_t>, juce::Span<const juce::Point<float>>,
                     const juce::AffineTransform&) override;
#else
    void setFont (const juce::Font&) override;
    const juce::Font& getFont() override;
    void drawGlyph (int glyph, const juce::AffineTransform&) override;
#endif

private:
    using Renderer = juce::LowLevelGraphicsSoftwareRenderer;

    struct State
    {
        juce::AffineTransform transform;
        juce::Colour colour = juce::Colours::black;
        float opacity = 1.0f;
    };

    void begin (const juce::Font&);
    void record (const juce::Font&, int glyph, juce::Path outline, const juce::AffineTransform&);

    std::vector<State> states { 1 };
    std::vector<PaintedText> painted;
    PaintedText next; ///< what is painted next, until its first letter
    bool isFirst = false;

#if JUCE_MAJOR_VERSION < 8
    class NotingTypeface;
    juce::ReferenceCountedObjectPtr<NotingTypeface> current;
    juce::Font asked;
#endif
};

/** A component as it looks, with all that can be read in it. */
struct PaintedComponent
{
    explicit PaintedComponent (juce::Component&, float scale = 1.0f);

    /** Whether some text is these words. */
    bool reads (const juce::String& words) const;

    juce::Image image;
    std::vector<PaintedText> texts;
};

} // namespace requant::test
