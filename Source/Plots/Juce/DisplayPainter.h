#pragma once

#include "Plots/Display/DisplayList.h"
#include "Plots/Style/Style.h"

namespace requant
{

/** Carries a display list out on the screen. Message thread. */
void paint (juce::Graphics&, const DisplayList&, const Style&);

} // namespace requant
