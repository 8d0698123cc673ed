#pragma once

#include "JuceHeader.h"

#include <algorithm>
#include <cmath>

namespace requant::test
{

/** A colour's relative luminance, 0 to 1 (WCAG 2.2). */
inline double luminance (juce::Colour colour)
{
    const auto linear = [] (juce::uint8 value)
    {
        const auto c = static_cast<double> (value) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow ((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear (colour.getRed()) + 0.7152 * linear (colour.getGreen())
           + 0.0722 * linear (colour.getBlue());
}

/** How much two colours stand out from each other, 1 to 21 (WCAG 2.2). */
inline double contrast (juce::Colour a, juce::Colour b)
{
    const auto x = luminance (a), y = luminance (b);
    return (std::max (x, y) + 0.05) / (std::min (x, y) + 0.05);
}

} // namespace requant::test
