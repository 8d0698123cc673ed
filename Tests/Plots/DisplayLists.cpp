#include "Painted.h"
#include "Plots/Juce/Convert.h"
#include "Plots/Juce/DisplayPainter.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int width = 240, height = 160;

template <typename Paint>
juce::Image painted (Paint paint)
{
    juce::Image image (juce::Image::RGB, width, height, true, juce::SoftwareImageType());
    juce::Graphics g (image);
    paint (g);
    return image;
}

// Of a channel by more than `least` in 255.
int pixelsThatDiffer (const juce::Image& a, const juce::Image& b, int least = 0)
{
    int different = 0;

    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
        {
            const auto first = a.getPixelAt (x, y), second = b.getPixelAt (x, y);
            const auto difference = std::max ({ std::abs (first.getRed() - second.getRed()),
                                                std::abs (first.getGreen() - second.getGreen()),
                                                std::abs (first.getBlue() - second.getBlue()) });
            different += difference > least ? 1 : 0;
        }

    return different;
}

bool isBlank (const juce::Image& image)
{
    return pixelsThatDiffer (image, painted ([] (juce::Graphics&) {})) == 0;
}

Path zigzag()
{
    Path path;
    path.startNewSubPath (10.0f, 140.3f);
    path.lineTo (60.0f, 20.0f);
    path.lineTo (75.0f, 130.0f);
    path.lineTo (200.0f, 35.5f);
    return path;
}

juce::Path zigzagOfJuce()
{
    juce::Path path;
    path.startNewSubPath (10.0f, 140.3f);
    path.lineTo (60.0f, 20.0f);
    path.lineTo (75.0f, 130.0f);
    path.lineTo (200.0f, 35.5f);
    return path;
}

/** The same drawing, once recorded and once by JUCE's own calls. */
struct Case
{
    const char* name;
    void (*record) (DisplayList&);
    void (*draw) (juce::Graphics&, const Style&);
};

const std::array cases {
    Case { "rectangle", [] (DisplayList& list) { list.fillRect (10.3f, 20.0f, 50.0f, 1.5f); },
           [] (juce::Graphics& g, const Style&) { g.fillRect (10.3f, 20.0f, 50.0f, 1.5f); } },
    Case { "rectangles",
           [] (DisplayList& list)
           {
               list.fillRects (std::array { Rectangle (10.0f, 10.0f, 30.5f, 20.0f),
                                            Rectangle (30.0f, 20.0f, 30.0f, 20.25f),
                                            Rectangle (30.0f, 90.0f, 0.0f, 20.0f) });
           },
           [] (juce::Graphics& g, const Style&)
           {
               juce::RectangleList<float> list;
               list.addWithoutMerging ({ 10.0f, 10.0f, 30.5f, 20.0f });
               list.addWithoutMerging ({ 30.0f, 20.0f, 30.0f, 20.25f });
               g.fillRectList (list);
           } },
    Case { "rounded rectangles",
           [] (DisplayList& list)
           {
               list.fillRoundedRectangle ({ 10.0f, 10.0f, 60.0f, 40.0f }, 6.0f);
               list.drawRoundedRectangle ({ 90.5f, 10.5f, 60.0f, 40.0f }, 6.0f, 1.0f);
           },
           [] (juce::Graphics& g, const Style&)
           {
               g.fillRoundedRectangle (10.0f, 10.0f, 60.0f, 40.0f, 6.0f);
               g.drawRoundedRectangle (90.5f, 10.5f, 60.0f, 40.0f, 6.0f, 1.0f);
           } },
    Case { "ellipses",
           [] (DisplayList& list)
           {
               list.fillEllipse ({ 10.2f, 10.0f, 9.0f, 9.0f });
               list.drawEllipse ({ 50.0f, 10.7f, 13.0f, 13.0f }, 1.8f);
           },
           [] (juce::Graphics& g, const Style&)
           {
               g.fillEllipse (10.2f, 10.0f, 9.0f, 9.0f);
               g.drawEllipse (50.0f, 10.7f, 13.0f, 13.0f, 1.8f);
           } },
    Case { "line", [] (DisplayList& list) { list.strokePath (zigzag(), { 1.6f }); },
           [] (juce::Graphics& g, const Style&) {
               g.strokePath (zigzagOfJuce(),
                             juce::PathStrokeType (1.6f, juce::PathStrokeType::mitered));
           } },
    Case { "dashed line",
           [] (DisplayList& list) {
               list.strokePath (zigzag(), { 1.8f, Stroke::Dashes { 6.0f, 4.0f } });
           },
           [] (juce::Graphics& g, const Style&)
           {
               const float dashes[] { 6.0f, 4.0f };
               juce::Path pieces;
               juce::PathStrokeType (1.8f, juce::PathStrokeType::mitered)
                   .createDashedStroke (pieces, zigzagOfJuce(), dashes, 2);
               g.fillPath (pieces);
           } },
    Case { "filled path",
           [] (DisplayList& list)
           {
               auto path = zigzag();
               path.closeSubPath();
               path.addEllipse ({ 100.0f, 100.0f, 4.0f, 4.0f });
               path.addTriangle ({ 150.0f, 100.0f }, { 160.0f, 95.0f }, { 160.0f, 105.0f });
               path.addRectangle ({ 180.0f, 100.0f, 2.0f, 8.5f });
               list.fillPath (path);
           },
           [] (juce::Graphics& g, const Style&)
           {
               auto path = zigzagOfJuce();
               path.closeSubPath();
               path.addEllipse (100.0f, 100.0f, 4.0f, 4.0f);
               path.addTriangle (150.0f, 100.0f, 160.0f, 95.0f, 160.0f, 105.0f);
               path.addRectangle (180.0f, 100.0f, 2.0f, 8.5f);
               g.fillPath (path);
           } },
    Case { "words",
           [] (DisplayList& list)
           {
               list.setFont ({ Weight::bold, 16.0f });
               list.drawText ("Noise or distortion?", { 5.0f, 5.0f, 90.0f, 20.0f },
                              Justification::centredLeft, TooLong::endsInDots);
               list.setFont ({ Weight::regular, 12.5f });
               list.drawText ("\xe2\x88\x92"
                              "1.25 LSB",
                              { 5.0f, 40.0f, 230.0f, 20.0f }, Justification::centredRight);
               list.drawText ("centre", { 5.0f, 40.0f, 230.0f, 20.0f }, Justification::centred);
               list.drawTurnedText ("error, LSB", { 20.0f, 150.0f, 100.0f, 18.0f },
                                    Justification::centredRight);
           },
           [] (juce::Graphics& g, const Style& style)
           {
               using juce::Justification;
               const juce::Rectangle<float> row (5.0f, 40.0f, 230.0f, 20.0f);
               g.setFont (style.font (Weight::bold, 16.0f));
               g.drawText ("Noise or distortion?",
                           juce::Rectangle<float> (5.0f, 5.0f, 90.0f, 20.0f),
                           Justification::centredLeft, true);
               g.setFont (style.font (Weight::regular, 12.5f));
               g.drawText (juce::String::fromUTF8 ("\xe2\x88\x92"
                                                   "1.25 LSB"),
                           row, Justification::centredRight, false);
               g.drawText ("centre", row, Justification::centred, false);
               g.addTransform (juce::AffineTransform::rotation (-juce::MathConstants<float>::halfPi,
                                                                20.0f, 150.0f));
               g.drawText ("error, LSB", juce::Rectangle<float> (20.0f, 150.0f, 100.0f, 18.0f),
                           Justification::centredRight, false);
           } },
};

} // namespace

TEST_CASE ("What a display list has recorded looks on the screen as JUCE draws it, to the pixel",
           "[plots][display]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const auto& [name, record, draw] = GENERATE (from_range (cases));
    CAPTURE (name);
    const Colour colour (0xccffa04a);
    DisplayList list;
    list.setColour (colour);
    record (list);
    const auto recorded = painted ([&] (juce::Graphics& g) { paintList (g, list, style); });
    const auto drawn = painted (
        [&, paintIt = draw] (juce::Graphics& g)
        {
            g.setColour (toJuce (colour));
            paintIt (g, style);
        });
    CHECK (pixelsThatDiffer (recorded, drawn) == 0);
    CHECK_FALSE (isBlank (recorded));

    // Its memory is used again, and nothing of what was recorded is left in it.
    list.clear();
    CHECK (list.elements().empty());
    CHECK (isBlank (painted ([&] (juce::Graphics& g) { paintList (g, list, style); })));
    list.setColour (colour);
    record (list);
    CHECK (
        pixelsThatDiffer (painted ([&] (juce::Graphics& g) { paintList (g, list, style); }), drawn)
        == 0);
}

#if JUCE_MAJOR_VERSION < 8 // which breaks lines by another rule; ours stays
TEST_CASE ("Words take the lines that JUCE 7 would break them into", "[plots][display][text]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const auto lines = GENERATE (2, 3, 4);
    const auto fittingWidth = GENERATE (90.0f, 120.5f, 180.0f, 236.0f);
    const auto* text =
        GENERATE ("Input minus output is its error, and each error-feedback loop "
                  "holds it.",
                  "All bits move: 16 of 16, as in a file of 65 536 levels.", "short");
    const auto isTop = GENERATE (true, false);
    CAPTURE (lines, fittingWidth, text, isTop);
    const Rectangle area (2.0f, 3.0f, fittingWidth, 17.0f * static_cast<float> (lines));
    const Font font { Weight::regular, 13.0f };
    DisplayList list;
    list.setColour (Colour (0xffffffff));
    list.setFont (font);
    list.drawFittedText (text, area, isTop ? Justification::topLeft : Justification::centredLeft,
                         lines);
    const auto ours = painted ([&] (juce::Graphics& g) { paintList (g, list, style); });
    const auto theirs = painted (
        [&] (juce::Graphics& g)
        {
            g.setColour (juce::Colours::white);
            g.setFont (style.font (font));
            g.drawFittedText (text, toJuce (area).toNearestInt(),
                              isTop ? juce::Justification::topLeft
                                    : juce::Justification::centredLeft,
                              lines, 1.0f);
        });

    // JUCE 7 moves letters from their place in one long line, which rounds otherwise.
    CHECK (pixelsThatDiffer (ours, theirs, 2) == 0);
}
#endif

TEST_CASE ("A clip cuts what is recorded while it lives, at whole pixels", "[plots][display]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    DisplayList list;
    list.setColour (Colour (0xffffffff));

    {
        const DisplayList::Clip clip (list, { 10.4f, 10.0f, 20.0f, 20.4f });
        list.fillRect (0.0f, 0.0f, 100.0f, 100.0f);
    }

    list.fillRect (200.0f, 0.0f, 10.0f, 10.0f);
    const auto image = painted ([&] (juce::Graphics& g) { paintList (g, list, style); });
    const auto isLit = [&] (int x, int y)
    { return image.getPixelAt (x, y).getBrightness() > 0.9f; };
    CHECK (isLit (10, 10));
    CHECK (isLit (29, 29));
    CHECK_FALSE (isLit (9, 15));
    CHECK_FALSE (isLit (15, 30));
    CHECK (isLit (205, 5));
}

TEST_CASE ("Colours are mixed as JUCE mixes them", "[plots][display]")
{
    const auto part = GENERATE (0.0f, 0.1f, 0.22f, 0.35f, 0.5f, 0.75f, 0.85f, 1.0f);
    CAPTURE (part);

    for (const auto argb : { 0xff101317u, 0xffffa04au, 0xffe9edf2u, 0xff000000u, 0x80ffffffu })
    {
        const Colour colour (argb), other (0xff6fd3c7);
        const juce::Colour theirs (argb), theirOther (0xff6fd3c7);
        CHECK (toJuce (colour.withAlpha (part)) == theirs.withAlpha (part));
        CHECK (toJuce (colour.withMultipliedAlpha (part)) == theirs.withMultipliedAlpha (part));

        if (colour.getAlpha() == 255)
            CHECK (toJuce (colour.interpolatedWith (other, part))
                   == theirs.interpolatedWith (theirOther, part));
    }
}
