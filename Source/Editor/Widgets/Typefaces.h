#pragma once

#include "Plots/Juce/Style.h"

namespace requant
{

/** The typeface that the program carries inside it. Message thread. */
Typefaces embeddedTypefaces();

} // namespace requant
