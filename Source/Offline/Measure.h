#pragma once

#include "AudioReader.h"
#include "ErrorReport.h"

namespace requant
{

/** Measures what a reduction, by any tool, did: QE = original - reduced, sample by sample.

    lattice, bits: REDUCED's; without bits, the word length of its sample format. What render wrote
    with a lattice is read back as its levels: see ReducedLevels. A sample counts as clipped where
    REDUCED holds the highest (lowest) level and ORIGINAL lies so far above (below) it that rounding
    would have taken a code beyond. madeWith: what REDUCED is said to have been made with, for
    theory to stand beside what was measured. Throws FileProblem where the files do not belong
    together or no step is known, and Interrupted. unfinished: of both files.
*/
ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, LatticeKind lattice,
                          std::optional<double> bits,
                          const std::optional<ReductionSettings>& madeWith = {},
                          Unfinished unfinished = Unfinished::refuse);

} // namespace requant
