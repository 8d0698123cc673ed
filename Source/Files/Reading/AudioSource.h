#pragma once

#include "AudioFileInfo.h"
#include "Measurement/Error/ErrorSums.h"

#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** One block of audio in double precision, a row a channel; finite, full scale 1.0. */
struct AudioBlock
{
    /** A long block costs fewer turns of the loop than it costs the caches. */
    static constexpr std::size_t capacity = 16384;

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

/** Where audio comes from, a block at a time: a file, or what stands for one. Thread: one at a
    time. */
class AudioSource
{
public:
    virtual ~AudioSource() = default;

    /** What is known by now. */
    virtual const AudioFileInfo& facts() const noexcept = 0;

    /** Reads the next block, a full one but at the end, with what was replaced in it; false, and no
        frames, behind the end. block: of as many channels as the source. */
    virtual bool read (AudioBlock&) = 0;

    /** How much has been read, 0 to 1; empty where nobody knows, as in a pipe. */
    virtual std::optional<double> proportionRead() const = 0;
};

} // namespace requant
