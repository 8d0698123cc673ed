#pragma once

#include "Appearances.h"
#include "Plots/Coverage.h"

#include <optional>

namespace requant::test
{

/** An axis as one reads it from a picture: from its labels, and where they stand. It knows nothing
    of how the picture was laid out. */
class ReadAxis
{
public:
    struct Label
    {
        double value;
        float px;
    };

    ReadAxis (Label firstLabel, Label lastLabel, bool isLogarithmicAxis)
        : first (firstLabel), last (lastLabel), isLogarithmic (isLogarithmicAxis)
    {
    }

    float pxOf (double value) const
    {
        const auto along =
            (place (value) - place (first.value)) / (place (last.value) - place (first.value));
        return first.px + static_cast<float> (along) * (last.px - first.px);
    }

    /** Whether it lies between the labels, where the axis can be read. */
    bool includes (double value) const
    {
        return value >= std::min (first.value, last.value)
               && value <= std::max (first.value, last.value);
    }

private:
    double place (double value) const { return isLogarithmic ? std::log (value) : value; }

    Label first, last;
    bool isLogarithmic;
};

/** A picture as it is seen in the window, with its axes. Places are px of the picture. */
class SeenPicture
{
public:
    SeenPicture (juce::Component& picture, const ScreenPalette& paletteToSee)
        : palette (paletteToSee), painted (picture), area (picture.getLocalBounds().toFloat())
    {
    }

    /** Looks at a part of it, for axes. */
    void lookAt (juce::Rectangle<float> part) { area = part; }

    /** Where a text is that begins like this; there must be one. */
    juce::Rectangle<float> placeOf (const juce::String& words) const;

    ReadAxis xAxis (bool isLogarithmic = false) const;
    ReadAxis yAxis() const;

    /** Whether a colour is seen at a point, or at most so many px beside it. */
    bool shows (juce::Colour colour, float x, float y, int besideX = 1, int besideY = 2) const;
    bool isSeenAt (juce::Colour colour, int x, int y) const
    {
        return painted.image.getBounds().contains (x, y)
               && coverageOf (painted.image.getPixelAt (x, y), colour, palette.background) > 0.5;
    }

    const ScreenPalette palette;
    const PaintedComponent painted;

private:
    std::vector<ReadAxis::Label> labelsAlong (bool isVertical) const;

    juce::Rectangle<float> area;
};

/** How many of some places show what they should. */
struct Tally
{
    void add (bool isRight)
    {
        ++all;
        right += isRight ? 1 : 0;
    }

    double share() const { return static_cast<double> (right) / std::max (1, all); }

    int right = 0, all = 0;
};

/** Shows a picture at each size in both themes, and calls check (const SeenPicture&). */
template <typename Check>
void inEachSize (EditorUnderTest& test, PlotPanel::Picture which, Check check)
{
    test.editor.pictures().choose (which);

    for (const auto size : windowSizes)
        for (const auto isDark : { true, false })
        {
            test.editor.setSize (size.width, size.height);
            test.editor.setDark (isDark);
            test.wait (0.05);
            INFO (size.width << "x" << size.height << (isDark ? " dark" : " light"));
            auto& pictures = test.editor.pictures();
            auto& picture = which == PlotPanel::steps
                                ? static_cast<juce::Component&> (pictures.stepsPicture())
                                : pictures.picture (which);
            SeenPicture seen (picture, test.editor.appearance().palette);
            check (seen);
        }
}

} // namespace requant::test
