#pragma once

#include "Geometry.h"

#include <span>
#include <vector>

namespace requant
{

/** Lines and shapes, each begun where the pen is set down. Keeps its memory when it is cleared.
    Thread: its owner's. */
class Path
{
public:
    struct Step
    {
        enum class Kind
        {
            start,  ///< set the pen down at the point
            line,   ///< draw to the point
            close,  ///< draw back to where the pen was set down
            ellipse ///< as wide and high as `size`, `point` its upper left corner
        };

        Kind kind;
        Point point {}, size {};
    };

    void startNewSubPath (Point point) { add (Step::Kind::start, point); }
    void startNewSubPath (float x, float y) { startNewSubPath ({ x, y }); }
    void lineTo (Point point) { add (Step::Kind::line, point); }
    void lineTo (float x, float y) { lineTo ({ x, y }); }
    /** A line to the point; where nothing is drawn yet, the pen is set down there. */
    void continueTo (Point point) { add (isEmpty() ? Step::Kind::start : Step::Kind::line, point); }

    void closeSubPath() { add (Step::Kind::close, {}); }

    void addTriangle (Point a, Point b, Point c)
    {
        startNewSubPath (a);
        lineTo (b);
        lineTo (c);
        closeSubPath();
    }

    void addRectangle (Rectangle area)
    {
        startNewSubPath (area.getX(), area.getBottom());
        lineTo (area.getX(), area.getY());
        lineTo (area.getRight(), area.getY());
        lineTo (area.getRight(), area.getBottom());
        closeSubPath();
    }

    void addEllipse (Rectangle area)
    {
        all.push_back ({ Step::Kind::ellipse,
                         { area.getX(), area.getY() },
                         { area.getWidth(), area.getHeight() } });
    }

    void clear() noexcept { all.clear(); }
    bool isEmpty() const noexcept { return all.empty(); }
    std::span<const Step> steps() const noexcept { return all; }

private:
    void add (Step::Kind kind, Point point) { all.push_back ({ kind, point }); }

    std::vector<Step> all;
};

} // namespace requant
