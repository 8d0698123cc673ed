#pragma once

#include "JuceHeader.h"
#include "StepsLayout.h"

/** What the Steps picture says in words, following from what it shows. Message thread. */
namespace requant::stepsWords
{

juce::String title (const StepsData&);

/** The title where there is no room for it: the word length instead of the number of levels. */
juce::String shortTitle (const StepsData&);
juce::String subtitle (const StepsData&);

/** Whether the input in view lies beyond the highest or the lowest level, by more than rounding can
    explain. */
bool leavesAbove (const StepsData&);
bool leavesBelow (const StepsData&);

/** "16 bits", "3.46 bits". */
juce::String bits (double wordLength);

/** "8 of 16 levels": how much of the lattice is in view. */
juce::String levelsInView (const StepsData&);

/** What the vertical axis counts: "code", or that only every so-manyth level is drawn. */
juce::String codeAxis (std::int64_t stride);

/** The full-scale value of a sample, with the digits that its word length deserves. */
juce::String sampleValue (double value, double bits, bool isSigned = false);

} // namespace requant::stepsWords
