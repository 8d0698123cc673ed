#pragma once

#include "Files/Reading/AudioFileInfo.h"
#include "Files/Reading/AudioReader.h"
#include "Levels/Lattice.h"
#include "Levels/PcmEncoding.h"
#include "Report/ErrorReport.h"

#include <span>

namespace requant
{

/** Which levels the samples of a reduced file stand for, and where their range ends. */
class ReducedLevels
{
public:
    /** bits: empty takes the word length of the file's sample format. Throws FileProblem where that
        has none, or one that no lattice of the kind has. */
    ReducedLevels (const AudioFileInfo&, LatticeKind, std::optional<double> bits);

    /** Of the codes of a law, which lie on this lattice. */
    ReducedLevels (const Lattice& codes, double bits) : levels (codes), wordLength (bits) {}

    /** The levels, also of longer words than a reduction's lattice has. */
    const Lattice& lattice() const noexcept { return levels; }

    /** The word length. */
    double bits() const noexcept { return wordLength; }

    /** Turns what was read, in place, into the levels that render wrote: PCM by its code; float,
        which holds a level to the precision of a float only, by its value. What is no level of the
        lattice stays what it is. */
    void restore (std::span<double> samples) const noexcept;

    /** How many samples x had no level of their own, and so ended as the highest or lowest one, y.
        x, y: of one length. */
    std::uint64_t countClipped (std::span<const double> x,
                                std::span<const double> y) const noexcept;

private:
    Lattice levels;
    std::optional<PcmEncoding> words; ///< empty where samples are values
    double wordLength = 0.0;
};

/** Measures what a reduction, by any tool, did: QE = original - reduced, sample by sample.

    lattice, bits: REDUCED's; without bits, the word length of its sample format. What render wrote
    with a lattice is read back as its levels: see ReducedLevels. A sample counts as clipped where
    REDUCED holds the highest (lowest) level and ORIGINAL lies so far above (below) it that rounding
    would have taken a code beyond. madeWith: what REDUCED is said to have been made with, for
    theory to stand beside what was measured; its law and range say where the levels lie, found of
    ORIGINAL where they are learned. Of a law whose scale moves nothing can be said. Throws
    FileProblem where the files do not belong together or no step is known, and Interrupted.
    unfinished: of both files.
*/
ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, LatticeKind lattice,
                          std::optional<double> bits,
                          const std::optional<ReductionSettings>& madeWith = {},
                          Unfinished unfinished = Unfinished::refuse);

} // namespace requant
