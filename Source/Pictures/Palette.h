#pragma once

#include "JuceHeader.h"

namespace requant
{

/** The colours of a theme. A colour means one thing everywhere; controls never wear a data colour.

    Secondary text and data colours have a contrast of at least 4.5:1 on every surface. Thread: any.
*/
struct Palette
{
    juce::Colour background, panel, raised, line;
    juce::Colour text, secondaryText;
    juce::Colour selectedFill, selectedText;
    juce::Colour input, output, error, prediction, clip, good;

    static const Palette& dark() noexcept;
    static const Palette& light() noexcept;

    bool operator== (const Palette&) const = default;
};

} // namespace requant
