#include "Display.h"
#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** How many px of two pictures differ by more than an eighth: so far an edge's px may, where it was
    painted with the part of the window that had changed. */
int differingPixels (const juce::Image& a, const juce::Image& b)
{
    constexpr int eighth = 32;
    const juce::Image::BitmapData first (a, juce::Image::BitmapData::readOnly);
    const juce::Image::BitmapData second (b, juce::Image::BitmapData::readOnly);
    int differing = 0;

    for (int y = 0; y < first.height; ++y)
        for (int x = 0; x < first.width; ++x)
        {
            const auto one = first.getPixelColour (x, y), other = second.getPixelColour (x, y);
            const auto differs = std::abs (one.getRed() - other.getRed()) > eighth
                                 || std::abs (one.getGreen() - other.getGreen()) > eighth
                                 || std::abs (one.getBlue() - other.getBlue()) > eighth;
            differing += differs ? 1 : 0;
        }

    return differing;
}

} // namespace

// What the tests of the layout find right in the editor's picture is then right on the display.
TEST_CASE ("Every tab is on the display what the editor paints, at every size in both themes",
           "[screen][display][slow]")
{
    WindowUnderTest test;
    test.play (0.5);
    const auto isDark = GENERATE (true, false);
    const auto size =
        GENERATE (juce::Point (640, 400), juce::Point (1200, 750), juce::Point (2400, 1500));
    onMessageThread (
        [&]
        {
            test.editor->setDark (isDark);
            test.editor->setSize (size.x, size.y);
        });
    test.hand.moveTo ({ Display::width - 1, Display::height - 1 });

    for (int tab = 0; tab < PlotPanel::pictureCount; ++tab)
    {
        CAPTURE (isDark, size.x, size.y, tab);
        onMessageThread (
            [&] { test.editor->pictures().choose (static_cast<PlotPanel::Picture> (tab)); });
        const auto isShown = [&]
        {
            const auto area = test.editor->getLocalBounds();
            return differingPixels (test.editor->createComponentSnapshot (area),
                                    display().picture (area.getWidth(), area.getHeight()))
                   == 0;
        };
        CHECK (becomes (isShown, 200));
    }
}
