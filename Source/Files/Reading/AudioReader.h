#pragma once

#include "AudioSource.h"
#include "Decoder.h"
#include "StatedLength.h"

#include <vector>

namespace requant
{

/** What to do with a recording that was never finished: the size in its header is still 0, or its
    last Ogg page does not end the stream. A pipe has no such: it ends where it ends. */
enum class Unfinished
{
    refuse,
    readOn ///< to the end of the file
};

/** Reads an audio file, or a pipe, from its beginning to its end, a block at a time.

    Whole-number samples become k / 2^(bits - 1), exactly. NaN, infinities and denormals are read
    as 0 and counted. Memory does not depend on any size that the file claims. Thread: one at a
    time.
*/
class AudioReader : public AudioSource
{
public:
    /** Throws FileProblem for a file that is missing, empty, truncated, never finished, not audio
        or without any sample; and Interrupted. */
    explicit AudioReader (const std::filesystem::path&, Unfinished = Unfinished::refuse);

    const AudioFileInfo& facts() const noexcept override { return header; }

    /** What holds the file's tags; null for MPEG audio. */
    SNDFILE* handle() const noexcept { return decoder->handle(); }

    /** Throws FileProblem where the file ends before its header says or cannot be read, and
        Interrupted. */
    bool read (AudioBlock&) override;

    /** Reads interleaved samples as they are, what is not a number too; returns the frames, fewer
        than asked for only at the end. Throws as above. */
    std::size_t readInterleaved (float* samples, std::size_t frames);

    std::optional<double> proportionRead() const override;

private:
    template <typename Sample>
    std::size_t readAs (std::vector<Sample>& interleaved, std::vector<Sample>& row, AudioBlock&);
    void count (std::size_t frames, bool isEnd);
    std::unique_ptr<Decoder> open (Unfinished);
    std::unique_ptr<Decoder> openWhole (const StatedLength&);
    std::unique_ptr<Decoder> openFromHeader (const StatedLength&, Unfinished);
    std::unique_ptr<Decoder> openOgg (Unfinished);
    std::string longSizedHeader (const StatedLength&);
    std::unique_ptr<Decoder> openParts (SoundFileDecoder::NextPart, const StatedLength&);

    AudioFileInfo header;
    std::unique_ptr<InputStream> stream;
    std::unique_ptr<Decoder> decoder;
    std::uint64_t framesRead = 0;
    std::vector<float> floats, floatRow;
    std::vector<double> doubles, doubleRow;
};

} // namespace requant
