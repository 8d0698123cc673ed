#include "DisplayList.h"

namespace requant
{

void DisplayList::clear() noexcept
{
    all.clear();
    rectangles.clear();
    steps.clear();
    letters.clear();
}

void DisplayList::fillRect (Rectangle area) { add (FilledRectangle { area }); }

void DisplayList::fillRects (std::span<const Rectangle> areas)
{
    add (FilledRectangles { rectangles.size(), areas.size() });
    rectangles.insert (rectangles.end(), areas.begin(), areas.end());
}

void DisplayList::fillRoundedRectangle (Rectangle area, float radius)
{
    add (RoundedRectangle { area, radius, {} });
}

void DisplayList::drawRoundedRectangle (Rectangle area, float radius, float thickness)
{
    add (RoundedRectangle { area, radius, thickness });
}

void DisplayList::fillEllipse (Rectangle area) { add (Ellipse { area, {} }); }

void DisplayList::drawEllipse (Rectangle area, float thickness)
{
    add (Ellipse { area, thickness });
}

void DisplayList::fillPath (const Path& path) { addCurve (path, {}); }

void DisplayList::strokePath (const Path& path, const Stroke& stroke) { addCurve (path, stroke); }

void DisplayList::drawText (std::string_view text, Rectangle area, Justification justification,
                            TooLong tooLong)
{
    addWords (text, area, justification, tooLong, {});
}

void DisplayList::drawTurnedText (std::string_view text, Rectangle area,
                                  Justification justification, TooLong tooLong)
{
    addWords (text, area, justification, tooLong, Point { area.getX(), area.getY() });
}

void DisplayList::drawFittedText (std::string_view text, Rectangle area,
                                  Justification justification, int mostLines)
{
    for (const auto& line :
         fittedLines (font, text, area.toNearestPixels(), justification, mostLines))
        drawText (line.text, line.place, Justification::centredLeft);
}

std::span<const Rectangle> DisplayList::rectanglesOf (const FilledRectangles& shape) const noexcept
{
    return std::span (rectangles).subspan (shape.first, shape.count);
}

std::span<const Path::Step> DisplayList::stepsOf (const Curve& shape) const noexcept
{
    return std::span (steps).subspan (shape.first, shape.count);
}

std::string_view DisplayList::textOf (const Words& shape) const noexcept
{
    return std::string_view (letters).substr (shape.first, shape.count);
}

void DisplayList::addCurve (const Path& path, std::optional<Stroke> stroke)
{
    const auto added = path.steps();
    add (Curve { steps.size(), added.size(), stroke });
    steps.insert (steps.end(), added.begin(), added.end());
}

void DisplayList::addWords (std::string_view text, Rectangle area, Justification justification,
                            TooLong tooLong, std::optional<Point> turnedAround)
{
    if (text.empty() || area.isEmpty())
        return;

    add (Words { letters.size(), text.size(), font, area, justification, tooLong, turnedAround });
    letters += text;
}

} // namespace requant
