#pragma once

#include "Plots/Juce/Style.h"

namespace requant
{

/** Small signs that need no letters; a button that shows one is named for screen readers. */
enum class Icon
{
    up,
    down,
    left,
    right,
    undo, ///< an arrow that turns back
    redo,
    dots, ///< three, for a menu
    lockOpen,
    lockClosed
};

/** Paints one, about 10 px wide, around a point, in the colour that is set. */
void paintGlyph (juce::Graphics&, juce::Point<float> centre, Icon);

} // namespace requant
