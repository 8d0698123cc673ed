#pragma once

#include "NumberArray.h"

#include <string_view>

namespace requant
{

/** Whether a file begins as .npy does. */
bool isNpy (std::string_view bytes) noexcept;

/** Reads NumPy's .npy, versions 1.0 to 3.0: float32 or float64, little-endian, up to eight axes, in
    the order of C or of Fortran, which is turned into that of C.

    path: for the sentence. Throws FileProblem, before it takes memory for more numbers than there
    are bytes. Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", and
    the documentation of numpy.lib.format. Thread: any.
*/
NumberArray parseNpy (const std::filesystem::path&, std::string_view bytes);

} // namespace requant
