#pragma once

#include "AudioFacts.h"
#include "Measurement/ErrorSums.h"
#include "SoundFile.h"

#include <vector>

namespace requant
{

/** One block of audio in double precision, a row a channel; finite, full scale 1.0. */
struct AudioBlock
{
    static constexpr std::size_t capacity = 4096;

    explicit AudioBlock (std::size_t channelCount)
        : channels (channelCount, std::vector<double> (capacity)), replaced (channelCount)
    {
    }

    std::span<const double> channel (std::size_t c) const
    {
        return std::span (channels[c]).first (frames);
    }

    std::size_t frames = 0;
    std::vector<std::vector<double>> channels;
    std::vector<ReplacedSamples> replaced; ///< of each channel, in this block
};

/** Reads an audio file from its beginning to its end, a block at a time.

    Whole-number samples become k / 2^(bits - 1), exactly. NaN, infinities and denormals are read
    as 0 and counted. Thread: one at a time.
*/
class AudioReader
{
public:
    /** Throws FileProblem for a file that is missing, empty, truncated, not audio or without any
        sample. */
    explicit AudioReader (const std::filesystem::path&);

    const AudioFacts& facts() const noexcept { return header; }
    SNDFILE* handle() const noexcept { return file.get(); }

    /** Reads the next block; false at the end. Throws FileProblem where the file ends before its
        header says or cannot be read. block: of as many channels as the file. */
    bool read (AudioBlock&);

private:
    template <typename Sample>
    std::size_t readAs (std::vector<Sample>& interleaved, std::vector<Sample>& row, AudioBlock&);

    AudioFacts header;
    SoundFile file;
    std::uint64_t framesRead = 0;
    std::vector<float> floats, floatRow;
    std::vector<double> doubles, doubleRow;
};

} // namespace requant
