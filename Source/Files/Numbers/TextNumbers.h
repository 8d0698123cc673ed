#pragma once

#include "NumberArray.h"

#include <optional>
#include <string_view>

namespace requant
{

/** A whole number or one with a point or an exponent ("-0.5", "+3", "1e-3"), as C has it in any
    locale; "nan" and "inf" too. Empty for anything else, and where a double cannot hold it; what is
    too small for one is 0. Thread: any. */
std::optional<double> numberOf (std::string_view word) noexcept;

/** Numbers apart by blanks or commas. One line is an array of one axis; several are the rows, axis
    0, of a matrix. Empty lines, a byte order mark and the line ends of Windows are let pass.

    path: for the sentence. Throws FileProblem. Thread: any.
*/
NumberArray parseText (const std::filesystem::path&, std::string_view text);

} // namespace requant
