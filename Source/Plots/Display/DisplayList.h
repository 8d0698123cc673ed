#pragma once

#include "Colour.h"
#include "Font.h"
#include "Lines.h"
#include "Path.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace requant
{

/** How a line is drawn. Its corners are mitred, its ends are flat. */
struct Stroke
{
    /** Lengths along the line, in px. */
    struct Dashes
    {
        float on, off;
    };

    float thickness;
    std::optional<Dashes> dashes {};
};

/** What a plot draws, in order, as plain values that a painter carries out: on the screen, or into
    a file. Each element has its own colour, font and clip, so that a painter needs to remember
    nothing.

    Drawn by calls that JUCE's Graphics has too; the colour, the font and the clip hold for what
    follows. Coordinates are px of the plot, y downwards. Keeps its memory when it is cleared.
    Thread: its owner's.
*/
class DisplayList
{
public:
    struct FilledRectangle
    {
        Rectangle area;
    };

    /** One shape: where rectangles overlap, the colour is not laid on twice. */
    struct FilledRectangles
    {
        std::size_t first, count; ///< for rectanglesOf
    };

    struct RoundedRectangle
    {
        Rectangle area;
        float radius;
        std::optional<float> thickness; ///< of its outline; none: it is filled
    };

    struct Ellipse
    {
        Rectangle area;
        std::optional<float> thickness; ///< likewise
    };

    struct Curve
    {
        std::size_t first, count;     ///< for stepsOf
        std::optional<Stroke> stroke; ///< none: it is filled
    };

    /** One line of words. */
    struct Words
    {
        std::size_t first, count; ///< for textOf
        Font font;
        Rectangle area;
        Justification justification;
        TooLong tooLong;
        std::optional<Point> turnedAround; ///< a quarter turn to the left, to be read from below
    };

    struct Element
    {
        Colour colour;
        std::optional<Rectangle> clip; ///< at whole px
        std::variant<FilledRectangle, FilledRectangles, RoundedRectangle, Ellipse, Curve, Words>
            shape;
    };

    void clear() noexcept;

    void setColour (Colour newColour) noexcept { colour = newColour; }
    void setFont (const Font& newFont) noexcept { font = newFont; }
    const Font& currentFont() const noexcept { return font; }

    void fillRect (Rectangle);
    void fillRect (float x, float y, float width, float height)
    {
        fillRect ({ x, y, width, height });
    }
    void fillRects (std::span<const Rectangle>);
    void fillRoundedRectangle (Rectangle, float radius);
    void drawRoundedRectangle (Rectangle, float radius, float thickness);
    void fillEllipse (Rectangle);
    void drawEllipse (Rectangle, float thickness);
    void fillPath (const Path&);
    void strokePath (const Path&, const Stroke&);

    /** text: UTF-8, one line. Into an area without width or height nothing is written. */
    void drawText (std::string_view text, Rectangle, Justification, TooLong = TooLong::isCut);

    /** The same, read from below: the area is turned to the left around its upper left corner. */
    void drawTurnedText (std::string_view text, Rectangle, Justification, TooLong = TooLong::isCut);

    /** Several lines, as fittedLines has them. */
    void drawFittedText (std::string_view text, Rectangle, Justification, int mostLines);

    /** While it lives, nothing is seen outside an area, which is rounded to whole px. None inside
        another. */
    class Clip
    {
    public:
        Clip (DisplayList& listToClip, Rectangle area) : list (listToClip)
        {
            list.clip = area.toNearestPixels();
        }
        ~Clip() { list.clip.reset(); }
        Clip (const Clip&) = delete;
        Clip& operator= (const Clip&) = delete;

    private:
        DisplayList& list;
    };

    std::span<const Element> elements() const noexcept { return all; }
    std::span<const Rectangle> rectanglesOf (const FilledRectangles&) const noexcept;
    std::span<const Path::Step> stepsOf (const Curve&) const noexcept;
    std::string_view textOf (const Words&) const noexcept;

private:
    template <typename Shape>
    void add (Shape shape)
    {
        all.push_back ({ colour, clip, shape });
    }

    void addCurve (const Path&, std::optional<Stroke>);
    void addWords (std::string_view, Rectangle, Justification, TooLong, std::optional<Point>);

    Colour colour;
    Font font;
    std::optional<Rectangle> clip;

    std::vector<Element> all;
    std::vector<Rectangle> rectangles;
    std::vector<Path::Step> steps;
    std::string letters;
};

} // namespace requant
