#include "AudioReader.h"

#include "Engine/InputGuard.h"
#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "OggLinks.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace requant
{

namespace
{

namespace fs = std::filesystem;
using State = StatedLength::State;

constexpr auto whatIsRead = "give a WAV, RF64, W64, AIFF, CAF, FLAC, Ogg or MP3 file";

// More than any file or pipe has, and no more than libsndfile can count.
constexpr auto endless = std::uint64_t { 1 } << 61;

void checkBeforeOpening (const fs::path& path)
{
    checkInputExists (path, "an audio file");

    if (fs::is_regular_file (path) && fs::file_size (path) == 0)
        throw FileProblem (path, std::string ("the file is empty (0 bytes); ") + whatIsRead + ".");
}

[[noreturn]] void throwOpenProblem (const fs::path& path, int code, const StatedLength& declared)
{
    if (declared.state == State::headerEnds)
        throw FileProblem (path, "the file is truncated: it ends inside its header; copy or "
                                 "download it again.");

    if (declared.state == State::noAudio)
        throw FileProblem (path, "there is no audio in this file: behind its header stands nothing "
                                 "that belongs to one, but zeros or other data, as where a "
                                 "recorder lost power or room was only set aside; look for "
                                 "another copy of the recording.");

    if (declared.state == State::inPieces)
        throw FileProblem (path, "its audio lies in several blocks, of which only one can be read; "
                                 "convert it to WAV by another program.");

    if (code == SF_ERR_UNRECOGNISED_FORMAT)
        throw FileProblem (path, std::string ("this is not an audio file; ") + whatIsRead + ".");

    if (code == SF_ERR_SYSTEM)
        throw FileProblem (path, "the file cannot be opened; check that you may read it.");

    // libsndfile's own words are about its insides.
    throw FileProblem (path, std::string ("the file is damaged or truncated, or its samples are in "
                                          "an encoding that is not known here; ")
                                 + whatIsRead + ".");
}

[[noreturn]] void throwTruncated (const AudioFileInfo& facts)
{
    const auto isMpeg = facts.container() == SF_FORMAT_MPEG; // which skips what is damaged
    throw FileProblem (facts.file, "the file is truncated"
                                       + std::string (isMpeg ? " or damaged" : "")
                                       + ": it holds less audio than its header says; copy or "
                                         "download it again.");
}

[[noreturn]] void throwNoAudio (const fs::path& path)
{
    throw FileProblem (path, "the file holds no audio (0 samples); give a file with sound.");
}

[[noreturn]] void throwPipeProblem (const fs::path& path, const std::string& reason)
{
    throw FileProblem (path, reason
                                 + "; send WAV, RF64, W64, AIFF, AU, CAF, FLAC or MP3 through "
                                   "the pipe, or save it as a file and give that.");
}

std::string whatToDoWithUnfinished (std::uint64_t frames, int sampleRateHz)
{
    return secondsText (frames, sampleRateHz)
           + " of audio are there, which --read-on (of render, measure and inspect) reads to the "
             "end of the file.";
}

ReadAt readAtOf (InputStream& stream)
{
    return [&stream] (std::uint64_t position, std::span<char> bytes)
    { return stream.read (position, bytes); };
}

std::string beginningOf (InputStream& stream, std::uint64_t bytes)
{
    std::string text (static_cast<std::size_t> (std::min (bytes, InputStream::longestHeader)),
                      '\0');
    text.resize (stream.read (0, text));
    return text;
}

SoundFileDecoder::NextPart once (SoundFilePart part)
{
    return [left = std::optional (std::move (part))]() mutable
    { return std::exchange (left, std::nullopt); };
}

/** Audio of a length that its header does not hold, given to libsndfile in parts whose size does.
    A size of 32 bits would end long ones. */
class UnfinishedParts
{
public:
    /** room: bytes of audio; endless in a pipe. blockBytes: of a frame; 0 where there is none. */
    UnfinishedParts (InputStream& streamToRead, std::string beginning, const StatedLength& declared,
                     std::uint64_t room, std::uint64_t blockBytes)
        : stream (streamToRead), header (std::move (beginning)), field (declared.field),
          start (declared.offset), left (room), block (blockBytes)
    {
    }

    std::optional<SoundFilePart> next()
    {
        const auto pipeHasEnded = start > header.size() && stream.position() < start;

        if (left < std::max<std::uint64_t> (1, block) || pipeHasEnded)
            return {};

        auto length = std::min (left, field.largest());
        length -= block != 0 ? length % block : 0;
        field.write (header, length);
        const SoundFilePart part { header, start, length };
        start += length;
        left -= length;
        return part;
    }

private:
    InputStream& stream;
    std::string header;
    SizeField field;
    std::uint64_t start, left, block;
};

/** The links of a chain of Ogg streams. */
class OggParts
{
public:
    OggParts (InputStream& streamToRead, fs::path pathToName)
        : stream (streamToRead), path (std::move (pathToName)),
          following (findOggLink (readAtOf (stream), 0))
    {
    }

    /** Throws FileProblem behind a first one where the last is not finished, unless it may be. */
    std::optional<SoundFilePart> next (Unfinished unfinished)
    {
        if (following.end <= following.start)
            return {};

        current = following;
        following = { current.end, current.end, true };

        if (current.end < stream.size())
            following = findOggLink (readAtOf (stream), current.end);

        if (isLastUnfinished() && current.start > 0 && unfinished == Unfinished::refuse)
            throw FileProblem (path, "the last of the streams that are chained in this file is "
                                     "truncated or was never finished; copy or download it again, "
                                     "or read what is there by --read-on.");

        return SoundFilePart { {}, current.start, current.end - current.start };
    }

    bool isLast() const noexcept { return following.end <= following.start; }
    bool isLastUnfinished() const noexcept { return isLast() && ! current.isFinished; }

private:
    InputStream& stream;
    fs::path path;
    OggLink current, following;
};

} // namespace

AudioReader::AudioReader (const fs::path& path, Unfinished unfinished)
{
    checkBeforeOpening (path);
    stream = std::make_unique<InputStream> (path);
    header.file = path;
    header.bytes = stream->isPipe() ? 0 : stream->size();
    decoder = open (unfinished);
    stream->release();

    if (interruption.load())
        throw Interrupted();

    if (header.sampleRateHz <= 0 || header.channelCount == 0
        || (header.isLengthKnown && header.frames == 0))
        throwNoAudio (path);

    // Float is read as float, so that its denormals are seen as such; all else is exact in double.
    if (header.sampleFormat() == SF_FORMAT_FLOAT)
    {
        floats.resize (AudioBlock::capacity * header.channelCount);
        floatRow.resize (AudioBlock::capacity);
    }
    else
    {
        doubles.resize (AudioBlock::capacity * header.channelCount);
        doubleRow.resize (AudioBlock::capacity);
    }
}

std::unique_ptr<Decoder> AudioReader::open (Unfinished unfinished)
{
    const auto readAt = readAtOf (*stream);
    const auto isPipe = stream->isPipe();

    if (isMpegAudio (readAt))
        return openMpegAudio (*stream, header);

    if (isOgg (readAt))
    {
        if (isPipe)
            throwPipeProblem (header.file, "Ogg cannot be read through a pipe, since its length "
                                           "stands at its end");

        return openOgg (unfinished);
    }

    const auto declared =
        declaredSize (readAt, isPipe ? std::nullopt : std::optional (stream->size()));

    if (interruption.load())
        throw Interrupted();

    if (declared.state == State::neverWritten || declared.state == State::leftOpen
        || (declared.state == State::stated && isPipe))
        return openFromHeader (declared, unfinished);

    if (declared.state == State::inPieces)
        throwOpenProblem (header.file, SF_ERR_NO_ERROR, declared);

    if (declared.state == State::stated
        && (declared.offset > stream->size() || declared.size > stream->size() - declared.offset))
        throwTruncated (header);

    return openWhole (declared);
}

// A pipe: FLAC, whose decoder only goes forward.
std::unique_ptr<Decoder> AudioReader::openWhole (const StatedLength& declared)
{
    const auto start = beginningOf (*stream, 4);
    SoundFilePart part { {}, 0, stream->isPipe() ? endless : stream->size() };

    if (stream->isPipe() && start.empty())
        throw FileProblem (header.file, "nothing came through the pipe; check the program that "
                                        "writes into it.");

    if (stream->isPipe() && start != "fLaC" && ! start.starts_with ("ID3"))
        throwPipeProblem (
            header.file, declared.state == State::headerEnds
                             ? "what came through the pipe ends inside its header"
                             : "what comes through the pipe is no audio that can be read from one");

    if (declared.state == State::stated && declared.end != 0)
        part.length = std::min (part.length, declared.end);

    // libsndfile knows the newer of two names for the same container only by the older.
    if (start == "BW64" || start == "RF64")
    {
        part.beginning = longSizedHeader (declared);
        part.start = part.beginning.size();
        part.length -= part.start;
    }

    return openParts (once (std::move (part)), declared);
}

std::string AudioReader::longSizedHeader (const StatedLength& declared)
{
    auto beginning = beginningOf (*stream, declared.offset);
    beginning.replace (0, 4, "RF64");

    if (declared.hasLongSizes && beginning.size() == declared.offset)
        declared.field.write (beginning, declared.size);

    return beginning;
}

std::unique_ptr<Decoder> AudioReader::openFromHeader (const StatedLength& declared,
                                                      Unfinished unfinished)
{
    const auto isPipe = stream->isPipe();
    const auto isUnfinished = declared.state != State::stated;
    auto beginning =
        declared.hasLongSizes ? longSizedHeader (declared) : beginningOf (*stream, declared.offset);

    if (beginning.size() < declared.offset)
        throw FileProblem (header.file,
                           "its header is longer than 64 MiB, which is not read "
                               + std::string (isPipe ? "from a pipe; save it as a file "
                                                       "and give that."
                                                     : "where it has no size; repair it "
                                                       "by another program."));

    if (beginning.starts_with ("BW64"))
        beginning.replace (0, 4, "RF64");

    if (! isUnfinished)
        return openParts (once ({ beginning, declared.offset, declared.size }), declared);

    const auto room = isPipe ? endless : stream->size() - declared.offset;

    if (room == 0)
        throwNoAudio (header.file);

    UnfinishedParts probe (*stream, beginning, declared, room, 0);
    openParts (once (*probe.next()), declared);
    const auto block = header.channelCount * header.bytesOfSample();

    if (! isPipe && block == 0 && room > declared.field.largest())
        throw FileProblem (header.file, "its header does not say how much audio follows, and that "
                                        "is more than its container can say; repair it by another "
                                        "program.");

    auto reading =
        openParts ([parts = UnfinishedParts (*stream, beginning, declared, room, block)]() mutable
                   { return parts.next(); },
                   declared);
    header.isLengthKnown = ! isPipe;
    header.frames = isPipe ? 0 : block != 0 ? room / block : header.frames;
    header.isSizeOpen = ! isPipe;

    if (declared.state == State::neverWritten && ! isPipe && unfinished == Unfinished::refuse
        && header.frames > 0)
        throw FileProblem (header.file,
                           "the recording was never finished: its header does not say how much "
                           "audio follows. "
                               + whatToDoWithUnfinished (header.frames, header.sampleRateHz));

    return reading;
}

std::unique_ptr<Decoder> AudioReader::openOgg (Unfinished unfinished)
{
    const auto parts = std::make_shared<OggParts> (*stream, header.file);
    auto reading = openParts ([parts, unfinished] { return parts->next (unfinished); }, {});
    header.isLengthKnown = header.isLengthKnown && parts->isLast();

    if (header.isLengthKnown && header.frames == 0)
        throwOpenProblem (header.file, SF_ERR_NO_ERROR, StatedLength::without (State::noAudio));

    if (parts->isLastUnfinished() && unfinished == Unfinished::refuse)
        throw FileProblem (header.file,
                           "the file is truncated, or its recording was never finished: its last "
                           "page does not end the stream. Copy or download it again, or: "
                               + whatToDoWithUnfinished (header.frames, header.sampleRateHz));

    return reading;
}

std::unique_ptr<Decoder> AudioReader::openParts (SoundFileDecoder::NextPart nextPart,
                                                 const StatedLength& declared)
{
    auto reading = std::make_unique<SoundFileDecoder> (header.file, *stream, std::move (nextPart));
    SF_INFO info {};
    auto isOpen = reading->open (info);

    if (! isOpen && reading->openError() == SF_ERR_UNRECOGNISED_FORMAT && ! stream->isPipe()
        && ! interruption.load())
        isOpen = reading->openByName (info);

    if (interruption.load())
        throw Interrupted();

    if (! isOpen && stream->isPipe())
        throwPipeProblem (header.file, "what comes through the pipe is damaged, or of a kind that "
                                       "cannot be read from one");

    if (! isOpen || (info.frames <= 0 && declared.state == State::headerEnds))
        throwOpenProblem (header.file, reading->openError(), declared);

    header.sampleRateHz = info.samplerate;
    header.channelCount = static_cast<std::size_t> (std::max (0, info.channels));
    header.format = info.format;
    header.isLengthKnown = info.frames < std::numeric_limits<sf_count_t>::max();
    header.frames = header.isLengthKnown
                        ? static_cast<std::uint64_t> (std::max (sf_count_t { 0 }, info.frames))
                        : 0;
    return reading;
}

bool AudioReader::read (AudioBlock& block)
{
    block.frames =
        doubles.empty() ? readAs (floats, floatRow, block) : readAs (doubles, doubleRow, block);
    count (block.frames, block.frames < AudioBlock::capacity);
    return block.frames > 0;
}

std::size_t AudioReader::readInterleaved (float* samples, std::size_t frames)
{
    const auto got = decoder->read (samples, frames);
    count (got, got < frames);
    return got;
}

void AudioReader::count (std::size_t frames, bool isEnd)
{
    framesRead += frames;
    header.passedOver = decoder->passedOver();

    if (interruption.load())
        throw Interrupted();

    if (isEnd && header.isLengthKnown && framesRead < header.frames)
        throwTruncated (header);

    if (isEnd && framesRead == 0)
        throwNoAudio (header.file);

    if (isEnd || ! header.isLengthKnown)
        header.frames = framesRead;

    header.isLengthKnown = header.isLengthKnown || isEnd;
}

std::optional<double> AudioReader::proportionRead() const
{
    if (header.isLengthKnown)
        return static_cast<double> (framesRead) / static_cast<double> (header.frames);

    if (stream->isPipe())
        return {};

    return static_cast<double> (stream->position()) / static_cast<double> (stream->size());
}

template <typename Sample>
std::size_t AudioReader::readAs (std::vector<Sample>& interleaved, std::vector<Sample>& row,
                                 AudioBlock& block)
{
    const auto frames = decoder->read (interleaved.data(), AudioBlock::capacity);
    const auto channelCount = header.channelCount;

    for (std::size_t c = 0; c < channelCount; ++c)
    {
        for (std::size_t n = 0; n < frames; ++n)
            row[n] = interleaved[n * channelCount + c];

        block.replaced[c] = guardInput (std::span<const Sample> (row).first (frames),
                                        std::span (block.channels[c]).first (frames));
    }

    return frames;
}

} // namespace requant
