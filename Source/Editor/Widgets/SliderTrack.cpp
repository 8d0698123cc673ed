#include "SliderTrack.h"

namespace requant
{

SliderTrack::SliderTrack (const Style& styleToUse, HostParameter& parameter)
    : style (styleToUse), binding (parameter, [this] { repaint(); })
{
    setAccessible (false);
    setMouseCursor (juce::MouseCursor::PointingHandCursor);
}

juce::Range<float> SliderTrack::travel() const
{
    return { knobRadius,
             juce::jmax (knobRadius + 1.0f, static_cast<float> (getWidth()) - knobRadius) };
}

float SliderTrack::knobX() const
{
    const auto& control = binding.control();
    const auto part = (binding.value() - control.minimum) / (control.maximum - control.minimum);
    return travel().getStart() + static_cast<float> (part) * travel().getLength();
}

void SliderTrack::mouseDown (const juce::MouseEvent& event)
{
    if (event.mods.isPopupMenu())
        return;

    binding.beginGesture();
    lastX = event.position.x;
    dragged = binding.value();

    if (std::abs (lastX - knobX()) <= knobRadius || isFine (event.mods))
        return;

    const auto& control = binding.control();
    const auto part = (lastX - travel().getStart()) / travel().getLength();
    dragged =
        control.minimum
        + juce::jlimit (0.0, 1.0, static_cast<double> (part)) * (control.maximum - control.minimum);
    binding.setDuringGesture (dragged);
}

void SliderTrack::mouseDrag (const juce::MouseEvent& event)
{
    if (! binding.isInGesture())
        return;

    const auto& control = binding.control();
    const auto moved = std::exchange (lastX, event.position.x);
    const auto pace = isFine (event.mods) ? 0.1 : 1.0;
    dragged += pace * (control.maximum - control.minimum)
               * static_cast<double> ((lastX - moved) / travel().getLength());
    binding.setDuringGesture (dragged);
}

void SliderTrack::mouseUp (const juce::MouseEvent&)
{
    dragged = 0.0;
    binding.endGesture();
}

void SliderTrack::mouseDoubleClick (const juce::MouseEvent&) { binding.setToDefault(); }

void SliderTrack::mouseWheelMove (const juce::MouseEvent& event,
                                  const juce::MouseWheelDetails& details)
{
    if (const auto steps = wheel.turn (details))
        binding.step (steps, isFine (event.mods));
}

void SliderTrack::paint (juce::Graphics& g)
{
    const auto middle = 0.5f * static_cast<float> (getHeight());
    const auto x = knobX();
    const juce::Rectangle<float> line { 0.0f, middle - 2.0f, static_cast<float> (getWidth()),
                                        4.0f };
    g.setColour (style.palette.raised);
    g.fillRoundedRectangle (line, 2.0f);
    g.setColour (style.palette.secondaryText);
    g.fillRoundedRectangle (line.withRight (x), 2.0f);
    g.setColour (style.palette.selectedFill);
    const auto radius = isMouseOverOrDragging() ? knobRadius : knobRadius - 0.5f;
    g.fillEllipse (
        juce::Rectangle<float> (2.0f * radius, 2.0f * radius).withCentre ({ x, middle }));
}

} // namespace requant
