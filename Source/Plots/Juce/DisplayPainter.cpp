#include "DisplayPainter.h"

#include "Convert.h"

namespace requant
{

namespace
{

class Painter
{
public:
    Painter (juce::Graphics& target, const DisplayList& listToPaint, const Style& styleToUse)
        : g (target), list (listToPaint), style (styleToUse)
    {
    }

    void paint()
    {
        for (const auto& element : list.elements())
        {
            enter (element.clip);
            g.setColour (toJuce (element.colour));
            std::visit ([this] (const auto& shape) { paint (shape); }, element.shape);
        }

        enter ({});
    }

private:
    void enter (const std::optional<Rectangle>& newClip)
    {
        if (newClip == clip)
            return;

        if (clip)
            g.restoreState();

        if (newClip)
        {
            g.saveState();
            g.reduceClipRegion (toJuce (*newClip).toNearestInt());
        }

        clip = newClip;
    }

    void paint (const DisplayList::FilledRectangle& shape) { g.fillRect (toJuce (shape.area)); }

    void paint (const DisplayList::FilledRectangles& shape)
    {
        rectangles.clear();

        for (const auto& area : list.rectanglesOf (shape))
            rectangles.addWithoutMerging (toJuce (area));

        g.fillRectList (rectangles);
    }

    void paint (const DisplayList::RoundedRectangle& shape)
    {
        if (shape.thickness)
            g.drawRoundedRectangle (toJuce (shape.area), shape.radius, *shape.thickness);
        else
            g.fillRoundedRectangle (toJuce (shape.area), shape.radius);
    }

    void paint (const DisplayList::Ellipse& shape)
    {
        if (shape.thickness)
            g.drawEllipse (toJuce (shape.area), *shape.thickness);
        else
            g.fillEllipse (toJuce (shape.area));
    }

    void paint (const DisplayList::Curve& shape)
    {
        using Kind = Path::Step::Kind;
        curve.clear();

        for (const auto& [kind, point, size] : list.stepsOf (shape))
        {
            if (kind == Kind::start)
                curve.startNewSubPath (point.x, point.y);
            else if (kind == Kind::line)
                curve.lineTo (point.x, point.y);
            else if (kind == Kind::close)
                curve.closeSubPath();
            else
                curve.addEllipse (point.x, point.y, size.x, size.y);
        }

        if (! shape.stroke)
        {
            g.fillPath (curve);
            return;
        }

        const juce::PathStrokeType type (shape.stroke->thickness, juce::PathStrokeType::mitered);

        if (! shape.stroke->dashes)
        {
            g.strokePath (curve, type);
            return;
        }

        const float lengths[] { shape.stroke->dashes->on, shape.stroke->dashes->off };
        type.createDashedStroke (pieces, curve, lengths, 2);
        g.fillPath (pieces);
    }

    void paint (const DisplayList::Words& words)
    {
        const auto draw = [&]
        {
            g.setFont (style.font (words.font));
            g.drawText (toString (list.textOf (words)), toJuce (words.area),
                        toJuce (words.justification), words.tooLong == TooLong::endsInDots);
        };

        if (! words.turnedAround)
            return draw();

        const juce::Graphics::ScopedSaveState state (g);
        const auto corner = *words.turnedAround;
        g.addTransform (juce::AffineTransform::rotation (-juce::MathConstants<float>::halfPi,
                                                         corner.x, corner.y));
        draw();
    }

    juce::Graphics& g;
    const DisplayList& list;
    const Style& style;

    std::optional<Rectangle> clip;
    juce::Path curve, pieces;
    juce::RectangleList<float> rectangles;
};

} // namespace

void paintList (juce::Graphics& g, const DisplayList& list, const Style& style)
{
    Painter (g, list, style).paint();
}

} // namespace requant
