#include "Appearances.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** How many pairs of neighbours in a row are nearly as far apart as text is from its background. */
int sharpEdges (const juce::Image& image, const ScreenPalette& palette)
{
    constexpr auto nearly = 0.8f;
    const auto far = std::abs (palette.text.getBrightness() - palette.background.getBrightness());
    const juce::Image::BitmapData pixels (image, juce::Image::BitmapData::readOnly);
    int edges = 0;

    for (int y = 0; y < image.getHeight(); ++y)
    {
        auto before = pixels.getPixelColour (0, y).getBrightness();

        for (int x = 1; x < image.getWidth(); ++x)
        {
            const auto now = pixels.getPixelColour (x, y).getBrightness();
            edges += std::abs (now - std::exchange (before, now)) > nearly * far ? 1 : 0;
        }
    }

    return edges;
}

juce::Image enlarged (const juce::Image& image, float scale)
{
    const auto bounds = (image.getBounds().toFloat() * scale).toNearestInt();
    juce::Image larger (juce::Image::RGB, bounds.getWidth(), bounds.getHeight(), true);
    juce::Graphics g (larger);
    g.setImageResamplingQuality (juce::Graphics::highResamplingQuality);
    g.drawImageTransformed (image, juce::AffineTransform::scale (scale));
    return larger;
}

} // namespace

// What is enlarged has each step spread over `scale` pixels: from one to the next it goes at most 1
// / scale of the way, which is 0.67 at 1.5. What is drawn at that scale has steps between two
// pixels.
TEST_CASE ("Pictures and panels are drawn at the screen's resolution, not enlarged",
           "[editor][appearance]")
{
    PlainWindow window;
    auto& editor = window.editor;
    editor.setSize (windowSizes[0].width, windowSizes[0].height);
    const auto& palette = editor.appearance().palette;

    const auto check = [&] (juce::Component& component, juce::Rectangle<int> area)
    {
        const auto at = [&] (float scale)
        { return component.createComponentSnapshot (area, true, scale); };
        const auto plain = at (1.0f);

        for (const auto scale : { 1.5f, 2.0f, 3.0f })
        {
            INFO (component.getTitle() << " at " << scale);
            CHECK (sharpEdges (enlarged (plain, scale), palette) == 0);
            CHECK (2 * sharpEdges (at (scale), palette) > sharpEdges (plain, palette));
        }
    };

    for (int picture = 0; picture < PlotPanel::pictureCount; ++picture)
    {
        INFO (picture);
        editor.pictures().choose (static_cast<PlotPanel::Picture> (picture));
        window.goOn (0.05);

        // The title, which is part of what is kept as an image.
        auto& pictures = editor.pictures();
        auto& view = picture == PlotPanel::steps
                         ? static_cast<juce::Component&> (pictures.stepsPicture())
                         : pictures.picture (pictures.chosen());
        check (view, view.getLocalBounds().removeFromTop (26));
    }

    for (auto* panel : std::initializer_list<juce::Component*> {
             &editor.topBar(), &editor.controlsPanel(), &editor.metersPanel() })
        check (*panel, panel->getLocalBounds());
}

TEST_CASE (
    "A printer gets a picture's frame as lines and letters, a screen as an image that is kept",
    "[editor][appearance]")
{
    const Style style (Palette::dark(), {});
    CachedFrame frame;
    int timesPainted = 0;
    const auto paintTwice = [&] (juce::Graphics& g)
    {
        for (int time = 0; time < 2; ++time)
            frame.paint (g, { 20, 10 }, style, [&] (DisplayList&) { ++timesPainted; });
    };

    const juce::Image image (juce::Image::RGB, 20, 10, true);
    juce::Graphics screen (image);
    paintTwice (screen);
    CHECK (timesPainted == 1);

    TextRecorder printer (image);
    juce::Graphics printed (printer);
    paintTwice (printed);
    CHECK (timesPainted == 3);
}
