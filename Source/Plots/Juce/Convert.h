#pragma once

#include "JuceHeader.h"
#include "Plots/Display/Colour.h"
#include "Plots/Display/Geometry.h"
#include "Plots/Display/Lines.h"

#include <string_view>

/** What plots are made of, as JUCE has it, and back. Thread: any. */
namespace requant
{

inline juce::Colour toJuce (Colour colour) { return juce::Colour (colour.getArgb()); }

inline juce::Rectangle<float> toJuce (Rectangle area)
{
    return { area.getX(), area.getY(), area.getWidth(), area.getHeight() };
}

inline Rectangle fromJuce (juce::Rectangle<float> area)
{
    return { area.getX(), area.getY(), area.getWidth(), area.getHeight() };
}

inline Point fromJuce (juce::Point<float> point) { return { point.x, point.y }; }

inline juce::Justification toJuce (Justification justification)
{
    switch (justification)
    {
        case Justification::centred:
            return juce::Justification::centred;
        case Justification::centredRight:
            return juce::Justification::centredRight;
        case Justification::topLeft:
            return juce::Justification::topLeft;
        case Justification::centredLeft:
            break;
    }

    return juce::Justification::centredLeft;
}

/** Words of the plain rooms, in UTF-8. */
inline juce::String toString (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

} // namespace requant
