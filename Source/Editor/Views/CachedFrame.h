#pragma once

#include "Plots/Style/Style.h"

namespace requant
{

/** What of a picture changes seldom, kept as an image of the screen's own pixels. Message
    thread. */
class CachedFrame
{
public:
    /** Has it painted anew. */
    void forget() noexcept { image = {}; }

    /** Paints it into all of a component, which is opaque. paintInto (juce::Graphics&) is called
        where there is no image of this size, scale and theme, and always for a device that wants
        lines and letters: a printer. */
    template <typename Paint>
    void paint (juce::Graphics& g, juce::Rectangle<int> bounds, const Palette& palette,
                Paint paintInto)
    {
        if (g.isVectorDevice())
        {
            const juce::Graphics::ScopedSaveState state (g);
            g.fillAll (palette.background);
            paintInto (g);
            return;
        }

        const auto scale = g.getInternalContext().getPhysicalPixelScaleFactor();
        const Key now { bounds, scale, palette.background };

        if (image.isNull() || now != key)
        {
            key = now;
            const auto pixels = [scale] (int length)
            { return juce::jmax (1, juce::roundToInt (scale * static_cast<float> (length))); };
            image = juce::Image (juce::Image::RGB, pixels (bounds.getWidth()),
                                 pixels (bounds.getHeight()), false);
            juce::Graphics into (image);
            into.addTransform (juce::AffineTransform::scale (scale));
            into.fillAll (palette.background);
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
};

} // namespace requant
