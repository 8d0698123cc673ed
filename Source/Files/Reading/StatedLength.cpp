#include "StatedLength.h"

#include <algorithm>

namespace requant
{

namespace
{

using State = StatedLength::State;

/** Numbers and texts at places of a file; 0 and shorter ones beyond its end. */
class Fields
{
public:
    explicit Fields (const ReadAt& source) : readAt (source) {}

    std::string text (std::uint64_t offset, std::size_t bytes) const
    {
        std::string read (bytes, '\0');
        read.resize (readAt (offset, read));
        return read;
    }

    std::uint64_t little (std::uint64_t offset, std::size_t bytes) const
    {
        return numberOf (text (offset, bytes), false);
    }

    std::uint64_t big (std::uint64_t offset, std::size_t bytes) const
    {
        return numberOf (text (offset, bytes), true);
    }

private:
    const ReadAt& readAt;
};

// What programs write that cannot go back to the header: ffmpeg 0xFFFFFFFF, sox 0x7FFFF000, others
// 0x7FFFFFFF or 0x80000000, each with or without the header's own bytes.
bool isPlaceholder (std::uint64_t size, std::size_t bytes)
{
    return bytes == 4 ? size > 0xFFFFFF00u || (size >= 0x7FFFF000u && size <= 0x80000000u)
                      : size > ~std::uint64_t { 0xFF };
}

// True where chunks, and nothing else, follow up to the end.
bool hasOnlyChunksBehind (ChunkWalk walk, std::uint64_t fileBytes)
{
    const auto isPrintable = [] (char c) { return c >= 0x20 && c < 0x7F; };

    while (walk.position() + walk.headerBytes() <= fileBytes)
    {
        const auto chunk = walk.next();

        if (! chunk || ! std::all_of (chunk->id.begin(), chunk->id.end(), isPrintable)
            || chunk->isOpenEnded || chunk->size > fileBytes - chunk->offset)
            return false;
    }

    return true;
}

/** Of the audio chunk: how many bytes of it are not audio, and where its size stands. */
struct AudioChunk
{
    std::uint64_t before = 0; ///< bytes of its content in front of the audio
    SizeField field;
};

AudioChunk audioChunkOf (const ChunkWalk& walk, const Chunk& chunk, const Fields& fields,
                         const std::optional<Chunk>& longSizes)
{
    const auto content = chunk.offset;

    switch (walk.family())
    {
        case ChunkFamily::w64:
            return { 0, { content - 8, 8, false, 24 } };
        case ChunkFamily::caf:
            return { 4, { content - 8, 8, true, 4 } };
        case ChunkFamily::iff:
        {
            const auto before = chunk.id == "SSND" ? 8 + fields.big (content, 4) : 0;
            return { before, { content - 4, 4, true, before } };
        }
        case ChunkFamily::rf64:
            if (longSizes)
                return { 0, { longSizes->offset + 8, 8, false, 0 } };
            [[fallthrough]];
        case ChunkFamily::none:
        case ChunkFamily::riff:
        case ChunkFamily::rifx:
            break;
    }

    return { 0, { content - 4, 4, walk.isBigEndian(), 0 } };
}

bool isAudioChunk (const ChunkWalk& walk, const Chunk& chunk)
{
    if (walk.family() == ChunkFamily::iff)
        return chunk.id == (walk.formType().starts_with ("AIF") ? "SSND" : "BODY");

    return chunk.id == "data";
}

bool isKnownForm (const ChunkWalk& walk)
{
    const auto& type = walk.formType();
    return walk.family() != ChunkFamily::none
           && (type.empty() || type == "WAVE" || type == "AIFF" || type == "AIFC" || type == "8SVX"
               || type == "16SV");
}

StatedLength ofChunks (ChunkWalk& walk, const Fields& fields,
                       std::optional<std::uint64_t> fileBytes)
{
    StatedLength declared;
    declared.canComeThroughPipe = true;
    std::optional<Chunk> longSizes;
    constexpr auto withoutEnd = ~std::uint64_t { 0 };
    const auto end = fileBytes.value_or (withoutEnd);

    while (const auto chunk = walk.next())
    {
        if (chunk->id == "ds64" && chunk->size >= 24)
            longSizes = chunk;

        if (! isAudioChunk (walk, *chunk))
            continue;

        const auto audio = audioChunkOf (walk, *chunk, fields, longSizes);
        declared.offset = chunk->offset + audio.before;
        declared.size = chunk->size - std::min (chunk->size, audio.before);
        declared.field = audio.field;
        declared.hasLongSizes = longSizes.has_value();

        if (declared.offset > end)
            break;

        const auto room = end - declared.offset;
        const auto isOpen = chunk->isOpenEnded
                            || (isPlaceholder (chunk->size, audio.field.bytes)
                                && (! fileBytes || declared.size > room));
        const auto isUnwritten = declared.size == 0 && room > 0
                                 && (! fileBytes || ! hasOnlyChunksBehind (walk, *fileBytes));

        declared.state = isOpen        ? State::leftOpen
                         : isUnwritten ? State::neverWritten
                                       : State::stated;

        // libsndfile would look for more chunks in zeros, every few bytes.
        if (declared.state == State::stated && fileBytes)
        {
            while (walk.next())
            {
            }

            declared.end = std::min (*fileBytes, walk.position());
        }

        return declared;
    }

    const auto endsHere = fileBytes && walk.position() + walk.headerBytes() > *fileBytes;
    declared.state = endsHere || ! fileBytes ? State::headerEnds : State::noAudio;
    return declared;
}

StatedLength ofAu (const Fields& fields, bool isBigEndian, std::optional<std::uint64_t> fileBytes)
{
    StatedLength declared;
    const auto header = fields.text (0, 24);
    declared.canComeThroughPipe = true;
    declared.field = { 8, 4, isBigEndian, 0 };
    declared.offset = isBigEndian ? fields.big (4, 4) : fields.little (4, 4);
    declared.size = isBigEndian ? fields.big (8, 4) : fields.little (8, 4);

    if (header.size() < 24 || (fileBytes && declared.offset > *fileBytes))
    {
        declared.state = State::headerEnds;
        return declared;
    }

    const auto room = fileBytes.value_or (~std::uint64_t { 0 }) - declared.offset;
    const auto isOpen = isPlaceholder (declared.size, 4) && (! fileBytes || declared.size > room);
    declared.state = isOpen                           ? State::leftOpen
                     : declared.size == 0 && room > 0 ? State::neverWritten
                                                      : State::stated;
    return declared;
}

// Blocks of a type and a size of three bytes. sox writes a size that misses some bytes of the
// audio.
StatedLength ofVoc (const Fields& fields, std::uint64_t fileBytes)
{
    constexpr auto mostMissing = 16;
    auto position = fields.little (20, 2);

    while (position + 4 <= fileBytes)
    {
        const auto type = fields.little (position, 1), size = fields.little (position + 1, 3);

        if (type == 0)
            break;

        if (type == 1 || type == 9)
        {
            auto declared = StatedLength::stated (position + 4, size);
            const auto next = fields.little (declared.end, 1);

            if (declared.end + mostMissing >= fileBytes)
                declared.end = 0;
            else if (next == 1 || next == 2 || next == 9)
                declared.state = State::inPieces;

            return declared;
        }

        position += 4 + size;
    }

    return StatedLength::without (State::headerEnds);
}

// The whole number that stands behind a word of a header in text; 0 where there is none.
std::uint64_t numberBehind (const std::string& header, const std::string& word)
{
    const auto found = header.find (word);
    std::uint64_t value = 0;

    if (found == std::string::npos)
        return 0;

    for (auto at = header.find_first_not_of (' ', found + word.size());
         at < header.size() && header[at] >= '0' && header[at] <= '9' && value < 1'000'000'000'000;
         ++at)
        value = 10 * value + static_cast<std::uint64_t> (header[at] - '0');

    return value;
}

StatedLength ofNist (const Fields& fields)
{
    const auto header = fields.text (0, 1024);
    const auto headerBytes = numberBehind (header, "NIST_1A\n");
    const auto samples = numberBehind (header, "\nsample_count -i ");

    if (header.size() < 1024)
        return StatedLength::without (State::headerEnds);

    if (samples == 0)
        return {};

    // Some write this number as a text of one letter.
    const auto bytes = numberBehind (header, "\nsample_n_bytes -i ")
                       + numberBehind (header, "\nsample_n_bytes -s1 ");
    return StatedLength::stated (headerBytes,
                                 samples * numberBehind (header, "\nchannel_count -i ") * bytes);
}

StatedLength ofAvr (const Fields& fields)
{
    constexpr auto headerBytes = 128;
    const auto channels = 1 + fields.big (12, 2) % 2;
    return StatedLength::stated (headerBytes,
                                 fields.big (26, 4) * channels * fields.big (14, 2) / 8);
}

StatedLength ofMpc2000 (const Fields& fields)
{
    const std::uint64_t channels = fields.little (21, 1) != 0 ? 2 : 1;
    return StatedLength::stated (42, fields.little (30, 4) * channels * 2);
}

// Two matrices: the sample rate, and the samples, a row a channel.
StatedLength ofMat4 (const Fields& fields, bool isBigEndian)
{
    const auto number = [&] (std::uint64_t offset)
    { return isBigEndian ? fields.big (offset, 4) : fields.little (offset, 4); };
    const auto samples = 20 + number (16) + 8;
    constexpr std::array<std::uint64_t, 4> bytesOfType { 8, 4, 4, 2 };
    const auto type = number (samples) % 100 / 10;

    if (type >= bytesOfType.size())
        return {};

    return StatedLength::stated (samples + 20 + number (samples + 16),
                                 number (samples + 4) * number (samples + 8) * bytesOfType[type]);
}

// Two matrices, each of elements with a type and a size: flags, dimensions, a name, and the values.
// A small element holds type, size and value in eight bytes.
StatedLength ofMat5 (const Fields& fields)
{
    const auto isBigEndian = fields.text (126, 2) == "MI";
    const auto number = [&] (std::uint64_t offset)
    { return isBigEndian ? fields.big (offset, 4) : fields.little (offset, 4); };
    constexpr auto rate = 128;
    auto element = rate + 8 + number (rate + 4) + 8;

    for (int skipped = 0; skipped < 3; ++skipped)
        element += number (element) >> 16 != 0 ? 8 : 8 + (number (element + 4) + 7) / 8 * 8;

    return StatedLength::stated (element + 8, number (element + 4));
}

// MIDI sample dump: packets of 127 bytes, 120 of them with 7 bits of a sample each.
StatedLength ofSds (const Fields& fields)
{
    const auto bits = fields.little (6, 1);
    const auto length =
        fields.little (10, 1) | fields.little (11, 1) << 7 | fields.little (12, 1) << 14;

    if (bits == 0)
        return {};

    const auto perPacket = 120 / ((bits + 6) / 7);
    return perPacket == 0 ? StatedLength()
                          : StatedLength::stated (21, (length + perPacket - 1) / perPacket * 127);
}

// ID3v2: behind version and flags the tag's length, in four times seven bits.
std::uint64_t endOfId3 (const std::string& start)
{
    std::uint64_t size = 0;

    for (const auto byte : start.substr (6, 4))
        size = size << 7 | (static_cast<unsigned char> (byte) & 0x7F);

    return 10 + size;
}

StatedLength ofXi (const Fields& fields)
{
    constexpr auto header = 298, sampleHeader = 40;
    const auto count = fields.little (296, 2);
    const auto size = fields.little (header, 4);
    return size == 0 ? StatedLength() : StatedLength::stated (header + sampleHeader * count, size);
}

} // namespace

std::uint64_t SizeField::largest() const noexcept
{
    // libsndfile takes some for signed, and adds the header's bytes to them.
    return (std::uint64_t { 1 } << (bytes == 4 ? 30 : 61)) - more;
}

void SizeField::write (std::string& header, std::uint64_t audioBytes) const
{
    if (offset > header.size() || bytes > header.size() - offset)
        return;

    for (std::size_t i = 0; i < bytes; ++i)
    {
        const auto shift = 8 * (isBigEndian ? bytes - 1 - i : i);
        header[static_cast<std::size_t> (offset) + i] =
            static_cast<char> ((audioBytes + more) >> shift & 0xFF);
    }
}

StatedLength declaredSize (const ReadAt& readAt, std::optional<std::uint64_t> fileBytes)
{
    const Fields fields (readAt);
    const auto start = fields.text (0, 32);

    if (ChunkWalk walk (readAt); isKnownForm (walk))
        return ofChunks (walk, fields, fileBytes);

    for (const auto* word : { "RIFF", "RIFX", "RF64", "BW64", "FORM" })
        if (start.starts_with (word) && start.size() < 12)
            return StatedLength::without (State::headerEnds);

    if (start.starts_with (".snd") || start.starts_with ("dns."))
        return ofAu (fields, start[0] == '.', fileBytes);

    if (! fileBytes)
        return {};

    // libsndfile would set memory aside for all of such a tag.
    if (start.starts_with ("ID3") && start.size() >= 10 && endOfId3 (start) > *fileBytes)
        return StatedLength::stated (endOfId3 (start), 0);

    if (start.starts_with ("Creative Voice File\x1A"))
        return ofVoc (fields, *fileBytes);

    if (start.starts_with ("NIST_1A\n"))
        return ofNist (fields);

    if (start.starts_with ("2BIT"))
        return ofAvr (fields);

    if (start.starts_with ("ALawSoundFile**"))
        return StatedLength::stated (32, fields.big (18, 4));

    if (start.starts_with ("\x01\x04"))
        return ofMpc2000 (fields);

    using namespace std::string_view_literals;

    if (start.starts_with ("\0\0\x03\xE8\0\0\0\1\0\0\0\1"sv))
        return ofMat4 (fields, true);

    if (start.starts_with ("\0\0\0\0\1\0\0\0\1\0\0\0"sv))
        return ofMat4 (fields, false);

    if (start.starts_with ("MATLAB 5"))
        return ofMat5 (fields);

    if (start.starts_with ("\xF0\x7E") && start.size() > 3 && start[3] == 1)
        return ofSds (fields);

    if (start.starts_with ("Extended Instrument:"))
        return ofXi (fields);

    // HTK has no mark: less than 2^24 samples, a period of less than 6.5 ms, two bytes a sample,
    // and the kind "waveform".
    if (start.size() > 12 && start[0] == 0 && start.substr (4, 2) == "\0\0"sv
        && start.substr (8, 4) == "\0\2\0\0"sv)
        return StatedLength::stated (12, 2 * fields.big (0, 4));

    return {};
}

} // namespace requant
