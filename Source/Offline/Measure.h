#pragma once

#include "ErrorReport.h"

namespace requant
{

/** Measures what a reduction, by any tool, did: QE = original - reduced, sample by sample.

    bits: REDUCED's word length; empty: that of its sample format. A sample counts as clipped where
    REDUCED holds the highest (lowest) code and ORIGINAL lies half a step or more above (below) it,
    so that rounding would have taken a code beyond. Throws FileProblem where the files do not
    belong together or no step is known, and Interrupted.
*/
ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, std::optional<int> bits);

} // namespace requant
