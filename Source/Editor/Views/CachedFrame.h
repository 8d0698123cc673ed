#pragma once

#include "Plots/Juce/DisplayPainter.h"

namespace requant
{

/** The part of a view that its picture fills. */
inline Rectangle pictureAreaOf (const juce::Component& view)
{
    const auto isNarrow = view.getWidth() < 560;
    return fromJuce (view.getLocalBounds().toFloat())
        .reduced (isNarrow ? 10.0f : 18.0f, isNarrow ? 6.0f : 10.0f);
}

/** What of a picture changes seldom, kept as an image of the screen's own pixels. Message
    thread. */
class CachedFrame
{
public:
    /** Has it painted anew. */
    void forget() noexcept { image = {}; }

    /** Paints it into all of a component, which is opaque. draw (DisplayList&) is called where
        there is no image of this size, scale and theme, and always for a device that wants lines
        and letters: a printer. */
    template <typename Draw>
    void paint (juce::Graphics& g, juce::Rectangle<int> bounds, const Style& style, Draw draw)
    {
        const auto background = style.palette.background;
        const auto paintInto = [&] (juce::Graphics& into)
        {
            into.fillAll (background);
            list.clear();
            draw (list);
            paintList (into, list, style);
        };

        if (g.isVectorDevice())
        {
            const juce::Graphics::ScopedSaveState state (g);
            paintInto (g);
            return;
        }

        const auto scale = g.getInternalContext().getPhysicalPixelScaleFactor();
        const Key now { bounds, scale, background };

        if (image.isNull() || now != key)
        {
            key = now;
            const auto pixels = [scale] (int length)
            { return juce::jmax (1, juce::roundToInt (scale * static_cast<float> (length))); };
            image = juce::Image (juce::Image::RGB, pixels (bounds.getWidth()),
                                 pixels (bounds.getHeight()), false);
            juce::Graphics into (image);
            into.addTransform (juce::AffineTransform::scale (scale));
            paintInto (into);
        }

        g.drawImageTransformed (image, juce::AffineTransform::scale (1.0f / scale));
    }

private:
    struct Key
    {
        juce::Rectangle<int> bounds;
        float scale = 0.0f;
        juce::Colour background;

        bool operator== (const Key&) const = default;
    };

    juce::Image image;
    Key key;
    DisplayList list;
};

} // namespace requant
