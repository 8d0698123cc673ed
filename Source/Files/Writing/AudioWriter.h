#pragma once

#include "AtomicFile.h"
#include "Engine/BlockSink.h"
#include "Files/Metadata/MetadataCopy.h"
#include "Files/Reading/AudioReader.h"
#include "FileWithGap.h"
#include "Levels/PcmEncoding.h"
#include "Quantization/Reduction/ReductionSettings.h"

namespace requant
{

/** Writes the output of a reduction, a block at a time, to a file that appears once it is whole.

    Whole numbers are written as whole numbers: the words of the codes, see PcmEncoding. Float holds
    the levels themselves, each to the precision of a float. G.711's levels are whole 16-bit
    numbers, whose codes libsndfile finds. Thread: one at a time.
*/
class AudioWriter
{
public:
    /** format: what chooseOutputFormat() gave for the settings, with the places of the metadata.
        The input's metadata comes into the output as far as that has room for it; it must outlive
        this. Throws FileProblem. */
    AudioWriter (const std::filesystem::path& output, int format, const ReductionSettings&,
                 const Metadata&, bool mayReplace);

    /** Writes a block's output: levels of the lattice, at most AudioBlock::capacity of each
        channel. Throws FileProblem where not all of them could be written. */
    void write (const FinishedBlock&);

    /** Closes the file, checks that it is whole and gives it its name. Returns its format, which
        is WAV where RF64 was only for the case that a pipe brought more than WAV holds. Throws
        FileProblem. */
    int finish();

    /** What the input's metadata holds and the output does not; after finish(). */
    const std::vector<LostMetadata>& lostMetadata() const noexcept { return metadata.lost(); }

private:
    [[noreturn]] void throwWriteProblem (std::error_code) const;

    std::filesystem::path output;
    ReductionSettings settings;
    AtomicFile pending;
    std::optional<PcmEncoding> words; ///< of PCM
    bool isTelephony;                 ///< G.711; neither: float
    std::size_t channelCount;
    std::uint64_t framesWritten = 0;
    std::vector<std::int32_t> codes;
    std::vector<float> floats;
    std::vector<std::int16_t> levelsOfG711;
    MetadataCopy metadata;
    std::optional<FileWithGap> file; // last: closed before the pending file is removed
};

} // namespace requant
