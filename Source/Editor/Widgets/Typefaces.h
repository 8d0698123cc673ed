#pragma once

#include "Plots/Style/Style.h"

namespace requant
{

/** The typeface that the program carries inside it. Message thread. */
Typefaces embeddedTypefaces();

} // namespace requant
