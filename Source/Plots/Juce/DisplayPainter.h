#pragma once

#include "Plots/Display/DisplayList.h"
#include "Style.h"

namespace requant
{

/** Carries a display list out on the screen. Message thread. */
void paintList (juce::Graphics&, const DisplayList&, const Style&);

} // namespace requant
