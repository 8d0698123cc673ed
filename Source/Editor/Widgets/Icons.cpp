#include "Icons.h"

#include <numbers>

namespace requant
{

namespace
{

constexpr float strokePx = 1.6f;

juce::Path triangle()
{
    juce::Path path;
    path.addTriangle (-4.5f, 3.0f, 4.5f, 3.0f, 0.0f, -3.0f);
    return path;
}

juce::Path chevron()
{
    juce::Path path, line;
    line.startNewSubPath (2.0f, -4.5f);
    line.lineTo (-2.5f, 0.0f);
    line.lineTo (2.0f, 4.5f);
    juce::PathStrokeType (strokePx).createStrokedPath (path, line);
    return path;
}

// Most of a circle, with a head at its left end.
juce::Path turn()
{
    constexpr auto pi = std::numbers::pi_v<float>;
    juce::Path path, arc;
    arc.addCentredArc (0.0f, 1.0f, 4.6f, 4.6f, 0.0f, -0.45f * pi, 0.75f * pi, true);
    juce::PathStrokeType (strokePx).createStrokedPath (path, arc);
    path.addTriangle (-7.4f, -0.9f, -1.4f, -0.9f, -4.9f, 4.2f);
    return path;
}

juce::Path dotsInARow()
{
    juce::Path path;

    for (const auto x : { -5.0f, 0.0f, 5.0f })
        path.addEllipse (x - 1.4f, -1.4f, 2.8f, 2.8f);

    return path;
}

// A body, and a shackle that hangs in it by both ends, or by one, swung to the side.
juce::Path padlock (bool isClosed)
{
    constexpr auto pi = std::numbers::pi_v<float>;
    constexpr float halfBody = 4.6f, radius = 2.7f, top = -3.2f, bodyTop = -0.6f;
    const auto x = isClosed ? 0.0f : 2.0f * radius;
    juce::Path path, shackle;
    shackle.startNewSubPath (x - radius, bodyTop);
    shackle.lineTo (x - radius, top);
    shackle.addCentredArc (x, top, radius, radius, 0.0f, -0.5f * pi, 0.5f * pi);
    shackle.lineTo (x + radius, isClosed ? bodyTop : top + 1.0f);
    juce::PathStrokeType (strokePx).createStrokedPath (path, shackle);
    path.addRoundedRectangle (-halfBody, bodyTop, 2.0f * halfBody, 6.4f, 1.2f);
    path.applyTransform (juce::AffineTransform::translation (isClosed ? 0.0f : -1.5f, 0.0f));
    return path;
}

juce::Path pathOf (Icon glyph)
{
    switch (glyph)
    {
        case Icon::up:
        case Icon::down:
            return triangle();
        case Icon::left:
        case Icon::right:
            return chevron();
        case Icon::undo:
        case Icon::redo:
            return turn();
        case Icon::lockOpen:
        case Icon::lockClosed:
            return padlock (glyph == Icon::lockClosed);
        case Icon::dots:
            break;
    }

    return dotsInARow();
}

} // namespace

void paintGlyph (juce::Graphics& g, juce::Point<float> centre, Icon glyph)
{
    const auto isMirrored = glyph == Icon::right || glyph == Icon::redo;
    const auto isTurned = glyph == Icon::down;
    g.fillPath (pathOf (glyph),
                juce::AffineTransform::scale (isMirrored ? -1.0f : 1.0f, isTurned ? -1.0f : 1.0f)
                    .translated (centre));
}

} // namespace requant
