#include "Appearances.h"
#include "Plots/Contrast.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace requant;
using namespace requant::test;

namespace
{

using Pixels = std::map<juce::uint32, int>;

// What most of the pixels around a text have: letters cover less than half of them.
juce::Colour behind (const juce::Image& image, juce::Rectangle<float> ink)
{
    const auto area =
        ink.getSmallestIntegerContainer().expanded (1).getIntersection (image.getBounds());
    const juce::Image::BitmapData data (image, juce::Image::BitmapData::readOnly);
    Pixels pixels;

    for (int y = area.getY(); y < area.getBottom(); ++y)
        for (int x = area.getX(); x < area.getRight(); ++x)
            ++pixels[data.getPixelColour (x, y).getARGB()];

    const auto most =
        std::max_element (pixels.begin(), pixels.end(),
                          [] (const auto& a, const auto& b) { return a.second < b.second; });
    return juce::Colour (most->first);
}

// What a viewport cuts at its edge is read once it is scrolled to.
bool isScrolledAway (Editor& editor, const PaintedText& text)
{
    auto& viewport = editor.controlsPanel().scrolling();
    const auto view = editor.getLocalArea (&viewport, viewport.getLocalBounds()).toFloat();
    const auto centre = text.ink.getCentre();
    return viewport.canScrollVertically() && centre.x > view.getX() && centre.x < view.getRight()
           && (text.ink.getY() < view.getY() || text.ink.getBottom() > view.getBottom())
           && text.ink.getBottom() > view.getY();
}

juce::String faultOf (const PaintedText& text, const juce::Image& image)
{
    // The smallest of the type scale is what axes have.
    constexpr auto leastSizePx = 12.0f, hair = 0.01f;
    constexpr auto leastContrast = 4.5;

    if (text.isCut)
        return "is cut";

    if (! text.isWhole())
        return "has no room: " + text.letters;

    if (text.squeeze < 1.0f)
        return "is squeezed to " + juce::String (text.squeeze);

    if (text.sizePx < leastSizePx - hair)
        return "is only " + juce::String (text.sizePx) + " px high";

    // What has no effect now is dimmed as a whole.
    const auto isIdle = text.opacity * text.colour.getFloatAlpha() <= idleAlpha + hair;
    const auto ratio = contrast (text.colour, behind (image, text.ink));

    if (! isIdle && (ratio < leastContrast || ! text.colour.isOpaque()))
        return "has a contrast of " + juce::String (ratio, 2);

    return {};
}

juce::StringArray faultsOf (Editor& editor)
{
    const PaintedComponent painted (editor);
    std::vector<const PaintedText*> seen;
    juce::StringArray faults;

    for (const auto& text : painted.texts)
    {
        if (isScrolledAway (editor, text))
            continue;

        const auto fault = faultOf (text, painted.image);
        const auto place = " at " + text.ink.toNearestInt().toString();

        if (fault.isNotEmpty())
            faults.add (text.words + place + " " + fault);

        for (const auto* other : seen)
            if (other->ink.intersects (text.ink))
                faults.add (text.words + place + " lies on " + other->words);

        seen.push_back (&text);
    }

    // So that a recorder that records nothing is noticed.
    if (seen.size() < 20)
        faults.add ("There are only " + juce::String (seen.size()) + " texts");

    return faults;
}

void checkText (PlayedWindow& window)
{
    inEveryAppearance (window, [&] (WindowSize, PlotPanel::Picture)
                       { CHECK (faultsOf (window.editor).joinIntoString ("\n") == ""); });
}

} // namespace

TEST_CASE ("All text has room, and can be read, in every picture, size and theme",
           "[editor][appearance][slow]")
{
    PlainWindow window;
    checkText (window);
}

TEST_CASE ("All text has room, and can be read, where there is much to say",
           "[editor][appearance][slow]")
{
    WordyWindow window;
    checkText (window);
}

TEST_CASE ("All text has room, and can be read, while the error is listened to",
           "[editor][appearance][slow]")
{
    MonitoredWindow window;
    checkText (window);
}

TEST_CASE ("All text has room, and can be read, without dither", "[editor][appearance][slow]")
{
    UnditheredWindow window;
    checkText (window);
}

TEST_CASE ("All text has room, and can be read, beside a law and ranges that were learned",
           "[editor][appearance][slow]")
{
    LearnedWindow window;
    checkText (window);
}
