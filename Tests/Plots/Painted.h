#pragma once

#include "Coverage.h"
#include "Plots/Juce/DisplayPainter.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant::test
{

inline juce::Typeface::Ptr loadTypeface (const char* name)
{
    const auto file = juce::File (REQUANT_SOURCE_FOLDER "/Resources/Fonts").getChildFile (name);
    juce::MemoryBlock data;
    REQUIRE (file.loadFileAsData (data));
    return juce::Typeface::createSystemTypefaceFor (data.getData(), data.getSize());
}

/** Either theme, with the typeface that the program has. */
inline Style styleOf (bool isDark)
{
    return { isDark ? Palette::dark() : Palette::light(),
             { loadTypeface ("Lato-Light.ttf"), loadTypeface ("Lato-Regular.ttf"),
               loadTypeface ("Lato-Bold.ttf"), loadTypeface ("Lato-Black.ttf") } };
}

struct Size
{
    float width, height;
};

struct Appearance
{
    Size size;
    bool isDark;
};

/** What a picture has in the smallest window, in a low one, in the default one, and on a screen of
    4K, in either theme but for the last, which costs most. */
inline const std::array appearances {
    Appearance { { 254.0f, 266.0f }, true },  Appearance { { 254.0f, 266.0f }, false },
    Appearance { { 640.0f, 400.0f }, true },  Appearance { { 640.0f, 400.0f }, false },
    Appearance { { 664.0f, 548.0f }, true },  Appearance { { 664.0f, 548.0f }, false },
    Appearance { { 3840.0f, 2160.0f }, true }
};

/** A picture that was painted into an image, with a margin that is none of its business. */
class Painted
{
public:
    static constexpr float margin = 24.0f;

    /** Where a picture of a size is to be painted. */
    static Rectangle areaOf (Size size) { return { margin, margin, size.width, size.height }; }

    /** paint (DisplayList&): into areaOf (size). */
    template <typename Paint>
    Painted (const Style& style, Size size, Paint paint)
        : background (style.palette.background), area (areaOf (size)),
          image (juce::Image::RGB, static_cast<int> (size.width + 2.0f * margin),
                 static_cast<int> (size.height + 2.0f * margin), false)
    {
        juce::Graphics g (image);
        g.fillAll (background);
        DisplayList list;
        paint (list);
        paintList (g, list, style);
    }

    /** How much of a pixel has a colour that is drawn over the background: 0 to 1. What has other
        colours in it has none of it. */
    double coverage (int x, int y, juce::Colour colour) const
    {
        if (! image.getBounds().contains (x, y))
            return 0.0;

        return coverageOf (image.getPixelAt (x, y), colour, background);
    }

    /** Whether a colour is seen at a point, or `reach` px from it at most. */
    bool shows (juce::Colour colour, float x, float y, int reach = 1) const
    {
        const auto left = static_cast<int> (std::floor (x)),
                   top = static_cast<int> (std::floor (y));

        for (int dy = -reach; dy <= reach; ++dy)
            for (int dx = -reach; dx <= reach; ++dx)
                if (coverage (left + dx, top + dy, colour) > 0.5)
                    return true;

        return false;
    }

    /** How much of a rectangle is of a colour, in px, but for what is fainter than `least`, which
        might be any colour. */
    double ink (juce::Colour colour, Rectangle where, double least = 0.4) const
    {
        double sum = 0.0;
        const auto pixels = toJuce (where).getSmallestIntegerContainer();

        for (int y = pixels.getY(); y < pixels.getBottom(); ++y)
            for (int x = pixels.getX(); x < pixels.getRight(); ++x)
                if (const auto share = coverage (x, y, colour); share > least)
                    sum += share;

        return sum;
    }

    bool isMarginUntouched() const
    {
        const juce::Image::BitmapData pixels (image, juce::Image::BitmapData::readOnly);
        const auto inside = toJuce (area).toNearestInt();

        for (int y = 0; y < image.getHeight(); ++y)
            for (int x = 0; x < image.getWidth(); ++x)
            {
                if (inside.contains (x, y))
                    x = inside.getRight();

                if (pixels.getPixelColour (x, y) != background)
                    return false;
            }

        return true;
    }

private:
    juce::Colour background;
    Rectangle area;
    juce::Image image;
};

/** Whether a dashed or dotted line runs by here: some of it is there, and some is not. */
inline bool isBroken (const Painted& picture, juce::Colour colour, float x, float y)
{
    int seen = 0;

    for (float along = 0.0f; along < 40.0f; along += 1.0f)
        seen += picture.shows (colour, x + along, y, 0)
                        || picture.shows (colour, x + along, y - 1.0f, 0)
                        || picture.shows (colour, x + along, y + 1.0f, 0)
                    ? 1
                    : 0;

    return seen > 4 && seen < 36;
}

} // namespace requant::test
