#pragma once

#include "Report/QuantizedNumbers.h"

namespace requant
{

/** For people, and for `cut`: a line for each number, its input, code, value and error, apart by
    tabs; an empty line; the scales, and the figures. Numbers read back the same. */
std::string numbersAsText (const QuantizedNumbers&);

/** With the fields of the command's contract: one object, null where something is not finite. */
std::string numbersAsJson (const QuantizedNumbers&);

} // namespace requant
