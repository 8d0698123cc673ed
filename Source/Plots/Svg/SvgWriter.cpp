#include "SvgWriter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace requant
{

namespace
{

/** Text that grows by what is appended to it. */
class Text
{
public:
    Text& operator<< (std::string_view more)
    {
        whole.append (more);
        return *this;
    }

    // Two decimals at most. NaN is written as 0; nothing lies a million px away.
    Text& operator<< (float value)
    {
        constexpr auto most = 1.0e6f;
        const auto inReach = std::isnan (value) ? 0.0f : std::clamp (value, -most, most);
        const auto hundredths = std::lround (100.0f * inReach);
        const auto rest = std::abs (hundredths) % 100;

        if (hundredths < 0)
            whole.push_back ('-');

        whole.append (std::to_string (std::abs (hundredths) / 100));

        if (rest != 0)
        {
            whole.push_back ('.');
            whole.push_back (static_cast<char> ('0' + rest / 10));
        }

        if (rest % 10 != 0)
            whole.push_back (static_cast<char> ('0' + rest % 10));

        return *this;
    }

    Text& operator<< (Point point) { return *this << point.x << " " << point.y; }

    std::string take() { return std::move (whole); }

private:
    std::string whole;
};

void writeEscaped (Text& out, std::string_view text)
{
    for (const auto& letter : text)
    {
        if (letter == '&')
            out << "&amp;";
        else if (letter == '<')
            out << "&lt;";
        else if (letter == '>')
            out << "&gt;";
        else if (static_cast<unsigned char> (letter) >= 0x20) // XML has no place for others
            out << std::string_view (&letter, 1);
    }
}

// property: fill or stroke.
void writePaint (Text& out, std::string_view property, Colour colour)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out << " " << property << "=\"#";

    for (const auto byte : { colour.getRed(), colour.getGreen(), colour.getBlue() })
        out << hex.substr (static_cast<std::size_t> (byte >> 4), 1)
            << hex.substr (static_cast<std::size_t> (byte & 15), 1);

    out << "\"";

    if (colour.getAlpha() < 255)
        out << " " << property << "-opacity=\"" << static_cast<float> (colour.getAlpha()) / 255.0f
            << "\"";
}

void writeBounds (Text& out, Rectangle area)
{
    out << " x=\"" << area.getX() << "\" y=\"" << area.getY() << "\" width=\"" << area.getWidth()
        << "\" height=\"" << area.getHeight() << "\"";
}

void writeBox (Text& out, Rectangle area)
{
    out << "M" << Point { area.getX(), area.getY() } << "h" << area.getWidth() << "v"
        << area.getHeight() << "h" << -area.getWidth() << "z";
}

// By two halves of its outline.
void writeEllipse (Text& out, Point corner, Point size)
{
    const Point left { corner.x, corner.y + 0.5f * size.y }, right { corner.x + size.x, left.y },
        radii { 0.5f * size.x, 0.5f * size.y };
    out << "M" << left;

    for (const auto end : { right, left })
        out << "A" << radii << " 0 1 0 " << end;

    out << "Z";
}

void writeSteps (Text& out, std::span<const Path::Step> steps)
{
    using Kind = Path::Step::Kind;

    for (const auto& [kind, point, size] : steps)
    {
        if (kind == Kind::close)
            out << "Z";
        else if (kind == Kind::ellipse)
            writeEllipse (out, point, size);
        else
            out << (kind == Kind::start ? "M" : "L") << point;
    }
}

std::string_view weightOf (Weight weight)
{
    switch (weight)
    {
        case Weight::light:
            return "300";
        case Weight::bold:
            return "700";
        case Weight::black:
            return "900";
        case Weight::regular:
            break;
    }

    return "400";
}

/** Writes elements, one a line. */
class Writer
{
public:
    Writer (Text& text, const DisplayList& listToWrite) : out (text), list (listToWrite) {}

    void write()
    {
        for (const auto& element : list.elements())
        {
            if (boxesAreOpen && ! continuesBoxes (element))
                endBoxes();

            enter (element.clip);
            colour = element.colour;
            std::visit ([this] (const auto& shape) { write (shape); }, element.shape);
        }

        if (boxesAreOpen)
            endBoxes();

        enter ({});
    }

private:
    // A picture inside the picture is cut at its edges. Unlike a clip path it needs no name, which
    // another picture of the same page might have.
    void enter (const std::optional<Rectangle>& newClip)
    {
        if (newClip == clip)
            return;

        if (clip)
            out << "</svg>\n";

        if (newClip)
        {
            out << "<svg";
            writeBounds (out, *newClip);
            out << " viewBox=\"" << newClip->getX() << " " << newClip->getY() << " "
                << newClip->getWidth() << " " << newClip->getHeight() << "\">\n";
        }

        clip = newClip;
    }

    // Dotted lines are hundreds of small rectangles. Opaque ones in a row are one shape, of which
    // an overlap is not seen.
    bool continuesBoxes (const DisplayList::Element& element) const
    {
        return std::holds_alternative<DisplayList::FilledRectangle> (element.shape)
               && element.clip == clip && element.colour == colour && colour.getAlpha() == 255;
    }

    void endBoxes()
    {
        boxesAreOpen = false;
        out << "\"";
        endShape ({});
    }

    void endShape (const std::optional<float>& thickness)
    {
        if (thickness)
        {
            out << " fill=\"none\" stroke-width=\"" << *thickness << "\"";
            writePaint (out, "stroke", colour);
        }
        else
            writePaint (out, "fill", colour);

        out << "/>\n";
    }

    void write (const DisplayList::FilledRectangle& shape)
    {
        if (shape.area.isEmpty())
            return;

        if (! std::exchange (boxesAreOpen, true))
            out << "<path d=\"";

        writeBox (out, shape.area);
    }

    void write (const DisplayList::FilledRectangles& shape)
    {
        out << "<path d=\"";

        for (const auto& area : list.rectanglesOf (shape))
            if (! area.isEmpty())
                writeBox (out, area);

        out << "\"";
        endShape ({});
    }

    void write (const DisplayList::RoundedRectangle& shape)
    {
        if (shape.area.isEmpty())
            return;

        out << "<rect";
        writeBounds (out, shape.area);
        out << " rx=\"" << shape.radius << "\"";
        endShape (shape.thickness);
    }

    void write (const DisplayList::Ellipse& shape)
    {
        const auto& area = shape.area;

        if (area.isEmpty())
            return;

        out << "<ellipse cx=\"" << area.getCentreX() << "\" cy=\"" << area.getCentreY()
            << "\" rx=\"" << 0.5f * area.getWidth() << "\" ry=\"" << 0.5f * area.getHeight()
            << "\"";
        endShape (shape.thickness);
    }

    void write (const DisplayList::Curve& shape)
    {
        const auto& stroke = shape.stroke;
        out << "<path d=\"";
        writeSteps (out, list.stepsOf (shape));
        out << "\"";

        // As far as JUCE draws the point of a corner.
        if (stroke)
            out << " stroke-miterlimit=\"6\"";

        if (stroke && stroke->dashes)
            out << " stroke-dasharray=\"" << stroke->dashes->on << " " << stroke->dashes->off
                << "\"";

        endShape (stroke ? std::optional (stroke->thickness) : std::nullopt);
    }

    void write (const DisplayList::Words& words)
    {
        const auto& area = words.area;
        const auto isCentred = words.justification == Justification::centred;
        const auto isRight = words.justification == Justification::centredRight;
        out << "<text x=\""
            << (isRight     ? area.getRight()
                : isCentred ? area.getCentreX()
                            : area.getX())
            << "\" y=\"" << area.getCentreY() - 0.5f * words.font.height() + words.font.ascent()
            << "\"";

        if (isRight || isCentred)
            out << " text-anchor=\"" << (isRight ? "end" : "middle") << "\"";

        if (words.turnedAround)
            out << " transform=\"rotate(-90 " << *words.turnedAround << ")\"";

        out << " font-size=\"" << words.font.sizePx << "\" font-weight=\""
            << weightOf (words.font.weight) << "\"";
        writePaint (out, "fill", colour);
        out << ">";
        writeEscaped (out,
                      fittedLine (words.font, list.textOf (words), area.getWidth(), words.tooLong));
        out << "</text>\n";
    }

    Text& out;
    const DisplayList& list;
    std::optional<Rectangle> clip;
    Colour colour;
    bool boxesAreOpen = false;
};

} // namespace

std::string svgOf (const DisplayList& list, float width, float height, Colour background,
                   std::string_view title)
{
    Text out;
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" << width
        << "\" height=\"" << height << "\" viewBox=\"0 0 " << width << " " << height
        << "\" font-family=\"Lato, Carlito, sans-serif\" xml:space=\"preserve\">\n<title>";
    writeEscaped (out, title);
    out << "</title>\n<rect width=\"100%\" height=\"100%\"";
    writePaint (out, "fill", background);
    out << "/>\n";
    Writer (out, list).write();
    out << "</svg>\n";
    return out.take();
}

} // namespace requant
