#pragma once

#include "Report/QuantizedNumbers.h"

namespace requant
{

/** For people, and for `cut`: a line for each number, its input, code, value and error, apart by
    tabs; an empty line; the scales, which read back the same as well, and the figures, rounded. */
std::string numbersAsText (const QuantizedNumbers&);

/** With the fields of the command's contract: one object, null where something is not finite. */
std::string numbersAsJson (const QuantizedNumbers&);

} // namespace requant
