#include "EditorUnderTest.h"
#include "Plots/Contrast.h"
#include "Support/Catch.h"

using namespace requant;
using test::contrast;
using test::EditorUnderTest;

namespace
{

// The best contrast that anything in a picture of a text field has with the surface below it.
double contrastInside (juce::TextEditor& field, juce::Colour surface)
{
    field.setHighlightedRegion ({});
    const auto picture = field.createComponentSnapshot (field.getLocalBounds());
    auto best = 1.0;

    for (int y = 3; y < picture.getHeight() - 3; ++y)
        for (int x = 3; x < picture.getWidth() - 3; ++x)
            best = std::max (best, contrast (picture.getPixelAt (x, y), surface));

    return best;
}

// Alpha of a component and of all around it.
float opacity (const juce::Component& component)
{
    const auto* parent = component.getParentComponent();
    return component.getAlpha() * (parent != nullptr ? opacity (*parent) : 1.0f);
}

void forEach (juce::Component& component, const std::function<void (juce::Component&)>& visit)
{
    visit (component);

    for (auto* child : component.getChildren())
        forEach (*child, visit);
}

} // namespace

TEST_CASE ("What is typed can be read, also after the theme changed meanwhile", "[editor][theme]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    test.editor.setDark (true);
    auto& question = test.editor.question();
    question.ask ({ "Name", {}, "Save", {}, true, "My tape" },
                  [] (const juce::String&) { return juce::Result::ok(); });
    auto& number = test.editor.controlsPanel().page().seed.field();
    number.startTyping();
    REQUIRE (number.typing() != nullptr);

    for (const auto isDark : { true, false, true })
    {
        CAPTURE (isDark);
        test.editor.setDark (isDark);
        const auto surface = test.editor.appearance().palette.raised;
        CHECK (contrastInside (question.line(), surface) > 9.0);
        CHECK (contrastInside (*number.typing(), surface) > 9.0);
    }
}

TEST_CASE ("What is dimmed is dimmed once, and keeps a contrast of 3:1", "[editor][theme]")
{
    for (const auto& palette : { toJuce (Palette::dark()), toJuce (Palette::light()) })
        for (const auto surface : { palette.background, palette.panel, palette.raised })
            CHECK (contrast (
                       surface.overlaidWith (palette.secondaryText.withMultipliedAlpha (idleAlpha)),
                       surface)
                   >= 3.0);

    EditorUnderTest test;
    test.set (parameterId::dither, static_cast<double> (Dither::none));
    auto dimmed = 0;

    for (const auto width : { 640, 1200 })
    {
        test.editor.setSize (width, width * 5 / 8);
        forEach (test.editor,
                 [&] (juce::Component& component)
                 {
                     INFO (component.getName() << " " << component.getTitle());
                     CHECK (opacity (component) >= Approx (idleAlpha).margin (0.01));
                     dimmed += component.getAlpha() < 1.0f ? 1 : 0;
                 });
    }

    CHECK (dimmed > 6);
}
