#include "Decoder.h"
#include "Files/FileProblem.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mpg123.h>
#include <vector>

namespace requant
{

namespace
{

struct HandleCloser
{
    void operator() (mpg123_handle* handle) const noexcept { mpg123_delete (handle); }
};

struct BytesToDecode
{
    InputStream& stream;
    std::uint64_t position = 0;
};

std::ptrdiff_t readBytes (void* user, void* bytes, std::size_t count)
{
    auto& source = *static_cast<BytesToDecode*> (user);
    const auto got = source.stream.read (source.position, { static_cast<char*> (bytes), count });
    source.position += got;
    return static_cast<std::ptrdiff_t> (got);
}

/** Where frames of MPEG audio stand in a file, and what lies between them. */
class FramePlaces
{
public:
    /** The place of a frame, and its length, in bytes; frames: of audio read before it. */
    void add (std::uint64_t position, std::uint64_t bytes, std::uint64_t frames,
              InputStream& stream)
    {
        end (position, frames, stream);
        next = position + bytes;
    }

    /** position: where the file ends. */
    void end (std::uint64_t position, std::uint64_t frames, InputStream& stream)
    {
        if (next == 0 || position <= next || isTag (stream))
            return;

        found.firstFrame = found.places == 0 ? frames : found.firstFrame;
        found.bytes += position - next;
        ++found.places;
    }

    const PassedOver& passedOver() const noexcept { return found; }

private:
    // Tags stand at the end, and in the middle where files were joined. Of a pipe, what was there
    // has gone.
    bool isTag (InputStream& stream) const
    {
        std::array<char, 11> start {};
        const auto got = stream.isPipe() ? 0 : stream.read (next, start);
        const std::string_view bytes (start.data(), got);

        for (const auto* name : { "ID3", "TAG", "APETAGEX", "LYRICSBEGIN" })
            if (bytes.starts_with (name))
                return true;

        return false;
    }

    std::uint64_t next = 0; ///< where the next frame should begin; 0 before the first
    PassedOver found;
};

off_t refuseToSeek (void*, off_t, int) { return -1; }

class MpegDecoder : public Decoder
{
public:
    MpegDecoder (InputStream& stream, AudioFileInfo& facts) : path (facts.file), bytes { stream }
    {
        static const auto initialised = mpg123_init(); // for older versions
        handle.reset (mpg123_new (nullptr, nullptr));
        const auto set = [this] (mpg123_parms parameter, long value)
        { return mpg123_param (handle.get(), parameter, value, 0.0) == MPG123_OK; };

        // Not peeking at the end leaves the length unknown where no header says it. What follows
        // damage is found again wherever it is. Tags would be taken into memory, however long.
        const auto isReady =
            initialised == MPG123_OK && handle != nullptr
            && set (MPG123_REMOVE_FLAGS, MPG123_AUTO_RESAMPLE)
            && set (MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_FORCE_FLOAT | MPG123_GAPLESS
                                          | MPG123_NO_PEEK_END | MPG123_SKIP_ID3V2)
            && set (MPG123_RESYNC_LIMIT, -1)
            && mpg123_replace_reader_handle (handle.get(), readBytes, refuseToSeek, nullptr)
                   == MPG123_OK
            && mpg123_open_handle (handle.get(), &bytes) == MPG123_OK
            && mpg123_getformat (handle.get(), &rateHz, &channels, &encoding) == MPG123_OK
            && encoding == MPG123_ENC_FLOAT_32;

        mpg123_frameinfo frame {};

        if (! isReady || mpg123_info (handle.get(), &frame) != MPG123_OK)
            throw FileProblem (path, "the file is damaged or truncated: it begins like MP3, but no "
                                     "audio was found in it; copy or download it again.");

        facts.sampleRateHz = static_cast<int> (rateHz);
        facts.channelCount = static_cast<std::size_t> (channels);
        facts.format = SF_FORMAT_MPEG
                       | (frame.layer == 1   ? SF_FORMAT_MPEG_LAYER_I
                          : frame.layer == 2 ? SF_FORMAT_MPEG_LAYER_II
                                             : SF_FORMAT_MPEG_LAYER_III);
        const auto length = mpg123_length (handle.get());
        facts.isLengthKnown = length > 0;
        facts.frames = facts.isLengthKnown ? static_cast<std::uint64_t> (length) : 0;
    }

    std::size_t read (float* interleaved, std::size_t frames) override
    {
        const auto width = static_cast<std::size_t> (channels), frameBytes = sizeof (float) * width;
        std::size_t done = 0;

        while (done < frames && (! decoded.empty() || decodeNext()))
        {
            const auto part = std::min (frames - done, decoded.size() / frameBytes);
            std::memcpy (interleaved + done * width, decoded.data(), part * frameBytes);
            decoded = decoded.subspan (part * frameBytes);
            done += part;
            framesRead += part;
        }

        return done;
    }

    std::size_t read (double* interleaved, std::size_t frames) override
    {
        const auto samples = frames * static_cast<std::size_t> (channels);
        floats.resize (std::max (floats.size(), samples));
        const auto got = read (floats.data(), frames);
        std::copy_n (floats.begin(), got * static_cast<std::size_t> (channels), interleaved);
        return got;
    }

    PassedOver passedOver() const noexcept override { return places.passedOver(); }

private:
    // False at the end; a frame may be without samples.
    bool decodeNext()
    {
        if (isAtEnd)
            return false;

        off_t number = 0;
        unsigned char* samples = nullptr;
        std::size_t size = 0;
        const auto result = mpg123_decode_frame (handle.get(), &number, &samples, &size);

        if (result == MPG123_NEW_FORMAT)
            checkFormat();
        else if (result == MPG123_OK)
            placeFrame();
        else
            isAtEnd = true;

        if (isAtEnd)
            places.end (bytes.position, framesRead, bytes.stream);

        decoded = { samples, samples == nullptr ? 0 : size };
        return ! isAtEnd;
    }

    void placeFrame()
    {
        mpg123_frameinfo frame {};
        const auto position = mpg123_framepos (handle.get());

        if (position >= 0 && mpg123_info (handle.get(), &frame) == MPG123_OK)
            places.add (static_cast<std::uint64_t> (position),
                        static_cast<std::uint64_t> (frame.framesize), framesRead, bytes.stream);
    }

    void checkFormat() const
    {
        long newRateHz = 0;
        int newChannels = 0, newEncoding = 0;
        mpg123_getformat (handle.get(), &newRateHz, &newChannels, &newEncoding);

        if (newRateHz != rateHz || newChannels != channels)
            throw FileProblem (path, "from " + secondsText (framesRead, static_cast<int> (rateHz))
                                         + " on it has " + std::to_string (newChannels)
                                         + " channel(s) at " + std::to_string (newRateHz)
                                         + " Hz, and before that " + std::to_string (channels)
                                         + " at " + std::to_string (rateHz)
                                         + " Hz; split it there into files of their own.");
    }

    std::filesystem::path path;
    BytesToDecode bytes;
    std::unique_ptr<mpg123_handle, HandleCloser> handle;
    long rateHz = 0;
    int channels = 0, encoding = 0;
    std::uint64_t framesRead = 0;
    FramePlaces places;
    bool isAtEnd = false;
    std::span<const unsigned char> decoded; ///< floats in the library's memory, not yet read
    std::vector<float> floats;
};

} // namespace

bool isMpegAudio (const ReadAt& readAt)
{
    std::array<unsigned char, 10> start {};
    std::uint64_t position = 0;

    const auto read = [&]
    {
        start = {};
        readAt (position, { reinterpret_cast<char*> (start.data()), start.size() });
    };

    read();

    // ID3v2: "ID3", version, flags, and a size of four times seven bits.
    for (int tags = 0; tags < 16 && start[0] == 'I' && start[1] == 'D' && start[2] == '3'; ++tags)
    {
        const auto size = start[6] << 21 | start[7] << 14 | start[8] << 7 | start[9];
        position += 10 + static_cast<std::uint64_t> (size) + ((start[5] & 0x10) != 0 ? 10 : 0);
        read();
    }

    // ISO/IEC 11172-3: 11 bits of 1, version, layer, ..., bit rate, sample rate; not the values
    // that are reserved.
    return start[0] == 0xFF && start[1] >> 5 == 7 && (start[1] >> 3 & 3) != 1
           && (start[1] >> 1 & 3) != 0 && start[2] >> 4 != 15 && (start[2] >> 2 & 3) != 3;
}

std::unique_ptr<Decoder> openMpegAudio (InputStream& stream, AudioFileInfo& facts)
{
    return std::make_unique<MpegDecoder> (stream, facts);
}

} // namespace requant
