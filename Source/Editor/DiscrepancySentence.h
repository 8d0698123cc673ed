#pragma once

#include "Instrument/Discrepancy.h"
#include "JuceHeader.h"

namespace requant
{

/** How far what is measured lies from what theory expects, and why; empty where neither is known.
    Thread: any. */
juce::String sentenceOn (const Discrepancy&);

} // namespace requant
