#pragma once

#include "StepsData.h"

#include <string>

/** What the Steps picture says in words, following from what it shows. Thread: any. */
namespace requant::stepsWords
{

std::string title (const StepsData&);

/** The title where there is no room for it: the word length instead of the number of levels. */
std::string shortTitle (const StepsData&);
std::string subtitle (const StepsData&);

/** Whether the input in view lies beyond the highest or the lowest level, by more than rounding can
    explain. */
bool leavesAbove (const StepsData&);
bool leavesBelow (const StepsData&);

/** "16 bits", "3.46 bits". */
std::string bits (double wordLength);

/** "8 of 16 levels": how much of the lattice is in view. */
std::string levelsInView (const StepsData&);

/** What the vertical axis counts: "code", or that only every so-manyth level is drawn. */
std::string codeAxis (std::int64_t stride);

/** The full-scale value of a sample, with the digits that its word length deserves. */
std::string sampleValue (double value, double bits, bool isSigned = false);

} // namespace requant::stepsWords
