#pragma once

#include "AudioReader.h"
#include "PendingFile.h"

#include <span>

namespace requant
{

/** Writes the output of a reduction, a block at a time, to a file that appears once it is whole.

    Whole numbers are written as whole numbers: sample * 2^31, which is exact for every level of a
    lattice of up to 24 bits, in the upper bits of what the file holds. Float holds the same values.
    Thread: one at a time.
*/
class AudioWriter
{
public:
    /** format: libsndfile's. Tags are taken over from `source`. Throws FileProblem. */
    AudioWriter (const std::filesystem::path& output, int format, const AudioReader& source,
                 bool mayReplace);

    /** rows: one a channel, of `frames` samples in -1 .. 1, each a level of the lattice. Throws
        FileProblem where not all of them could be written. */
    void write (std::span<double* const> rows, std::size_t frames);

    /** Closes the file, checks that it is whole and gives it its name. Throws FileProblem. */
    void finish();

private:
    [[noreturn]] void throwWriteProblem() const;

    std::filesystem::path output;
    PendingFile pending;
    bool isFloat;
    std::size_t channelCount;
    std::uint64_t framesWritten = 0;
    std::vector<std::int32_t> codes;
    std::vector<float> floats;
    SoundFile file; // last: closed before the pending file is removed
};

} // namespace requant
