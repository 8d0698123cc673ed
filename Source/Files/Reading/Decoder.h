#pragma once

#include "AudioFileInfo.h"
#include "Files/Metadata/Chunks.h"
#include "Files/SoundFile.h"

namespace requant
{

/** Audio as a library decodes it. Thread: one at a time. */
class Decoder
{
public:
    virtual ~Decoder() = default;

    /** Reads interleaved frames, full scale 1.0, into room for `frames` of them. Fewer only at the
        end, and where interruption is set. Throws FileProblem. */
    virtual std::size_t read (float* interleaved, std::size_t frames) = 0;
    virtual std::size_t read (double* interleaved, std::size_t frames) = 0;

    /** What was read so far without being audio. */
    virtual PassedOver passedOver() const noexcept { return {}; }

    /** What holds the file's tags; null where libsndfile does not read it. */
    virtual SNDFILE* handle() const noexcept { return nullptr; }
};

/** A part of a file that libsndfile is shown as a file; see SoundFileView. */
struct SoundFilePart
{
    std::string beginning;
    std::uint64_t start = 0, length = 0; ///< in bytes
};

/** Decodes parts of a file, one after the other, by libsndfile. */
class SoundFileDecoder : public Decoder
{
public:
    /** The part behind one that has been read, or nothing. */
    using NextPart = std::function<std::optional<SoundFilePart>()>;

    /** path: for sentences. The stream must outlive this. */
    SoundFileDecoder (std::filesystem::path, InputStream&, NextPart);

    /** Opens the first part; false where libsndfile cannot, and openError() says why. */
    bool open (SF_INFO&);

    /** Opens the file by its name instead, for what libsndfile finds by it (SD2). */
    bool openByName (SF_INFO&);

    int openError() const noexcept { return error; }

    std::size_t read (float* interleaved, std::size_t frames) override;
    std::size_t read (double* interleaved, std::size_t frames) override;
    SNDFILE* handle() const noexcept override { return file.get(); }

private:
    template <typename Sample>
    std::size_t readParts (Sample*, std::size_t frames);
    bool openNext();
    void checkPart (const SF_INFO&) const;

    std::filesystem::path path;
    InputStream& stream;
    NextPart nextPart;
    std::unique_ptr<SoundFileView> view;
    SoundFile file; // closed before the view goes
    SF_INFO first {};
    std::uint64_t framesRead = 0;
    int error = 0;
};

/** True for MPEG audio (MP3, MP2), tags of ID3v2 in front of it or not. */
bool isMpegAudio (const ReadAt&);

/** Opens MPEG audio by libmpg123 itself. libsndfile, which has it too, takes the number of frames
    for true that libmpg123 guesses from the first of them, and lets it print on standard error.

    facts: gets the rate, the number of channels and the format; the number of frames where a Xing
    or Info header says it. Throws FileProblem. The stream must outlive the decoder. */
std::unique_ptr<Decoder> openMpegAudio (InputStream&, AudioFileInfo& facts);

/** "12.34 s" */
std::string secondsText (std::uint64_t frames, int sampleRateHz);

} // namespace requant
