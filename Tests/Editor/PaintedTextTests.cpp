#include "Editor/Widgets/RequantLookAndFeel.h"
#include "PaintedText.h"
#include "Plots/Juce/Style.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto left = juce::Justification::centredLeft;

/** What is recorded of one text, in letters of 13 px and an image of 200 x 20. */
template <typename Paint>
PaintedText recorded (Paint paint)
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const Style style { Palette::dark(), embeddedTypefaces() };
    const juce::Image image (juce::Image::RGB, 200, 20, true);
    TextRecorder recorder (image);
    juce::Graphics g (recorder);
    g.setFont (style.font (Weight::regular, 13.0f));
    g.setColour (style.palette.error);
    paint (g);
    REQUIRE (recorder.texts().size() == 1);
    return recorder.texts().front();
}

} // namespace

TEST_CASE ("What is recorded of text is its words, size, colour and place", "[editor][appearance]")
{
    const auto text = recorded (
        [] (juce::Graphics& g)
        {
            g.addTransform (juce::AffineTransform::translation (100.0f, 0.0f));
            g.beginTransparencyLayer (0.5f);
            g.drawText ("Word length", juce::Rectangle<float> (100.0f, 20.0f), left, false);
            g.endTransparencyLayer();
        });
    CHECK (text.letters == "Wordlength");
    CHECK (text.letterInk.size() == 10);
    CHECK (text.isWhole());
    CHECK_FALSE (text.isCut);
    CHECK (text.sizePx == Approx (13.0));
    CHECK (text.squeeze == 1.0f);
    CHECK (text.colour == toJuce (Palette::dark().error));
    CHECK (text.opacity == 0.5f);

    // Ten letters of 13 px, half as wide as they are high, and a blank.
    CHECK (text.ink.getX() == Approx (100.0).margin (2.0));
    CHECK (text.ink.getWidth() == Approx (70.0).margin (8.0));
    CHECK (text.ink.getCentreY() == Approx (10.0).margin (2.0));
}

TEST_CASE ("Text that has no room is recorded as cut, squeezed, dotted or not whole",
           "[editor][appearance]")
{
    constexpr auto words = "Word length";
    const auto cut = recorded (
        [] (juce::Graphics& g)
        {
            g.reduceClipRegion (0, 0, 200, 10);
            g.drawText (words, juce::Rectangle<float> (200.0f, 20.0f), left, false);
        });
    CHECK (cut.isCut);
    CHECK (cut.isWhole());

    const auto squeezed = recorded (
        [] (juce::Graphics& g) {
            g.drawFittedText (words, { 50, 20 }, left, 1, 0.5f);
        });
    CHECK (squeezed.squeeze == Approx (50.0 / 70.0).margin (0.1));
    CHECK (squeezed.isWhole());

    const auto dotted =
        recorded ([] (juce::Graphics& g)
                  { g.drawText (words, juce::Rectangle<float> (50.0f, 20.0f), left, true); });
    CHECK (dotted.hasDots);
    CHECK_FALSE (dotted.isWhole());

#if JUCE_MAJOR_VERSION < 8
    const auto lost =
        recorded ([] (juce::Graphics& g)
                  { g.drawText (words, juce::Rectangle<float> (50.0f, 20.0f), left, false); });
    CHECK (lost.words == words);
    CHECK (lost.letters.startsWith ("Word"));
    CHECK_FALSE (lost.hasDots);
    CHECK_FALSE (lost.isWhole());
#endif
}
