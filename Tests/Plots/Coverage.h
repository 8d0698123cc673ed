#pragma once

#include "JuceHeader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant::test
{

/** How much of a pixel has a colour that is drawn over a background: 0 to 1. What has other colours
    in it has none of it. */
inline double coverageOf (juce::Colour pixel, juce::Colour colour, juce::Colour background)
{
    const std::array seen { pixel.getRed() - background.getRed(),
                            pixel.getGreen() - background.getGreen(),
                            pixel.getBlue() - background.getBlue() };
    const std::array full { colour.getRed() - background.getRed(),
                            colour.getGreen() - background.getGreen(),
                            colour.getBlue() - background.getBlue() };
    double along = 0.0, length = 0.0, apart = 0.0;

    for (std::size_t i = 0; i < 3; ++i)
    {
        along += seen[i] * full[i];
        length += full[i] * full[i];
    }

    const auto share = along / length;

    for (std::size_t i = 0; i < 3; ++i)
        apart += std::abs (seen[i] - share * full[i]);

    return apart > 45.0 ? 0.0 : std::clamp (share, 0.0, 1.0);
}

} // namespace requant::test
