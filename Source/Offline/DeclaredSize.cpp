#include "DeclaredSize.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>

namespace requant
{

namespace
{

/** Reads the chunks of a file that is built of chunks, one header at a time. */
class ChunkReader
{
public:
    explicit ChunkReader (const std::filesystem::path& path)
        : stream (path, std::ios::binary), length (std::filesystem::file_size (path))
    {
    }

    std::uint64_t size() const noexcept { return length; }

    /** `count` bytes at a position, or fewer at the file's end. */
    std::string_view at (std::uint64_t position, std::size_t count)
    {
        stream.clear();
        stream.seekg (static_cast<std::streamoff> (position));
        stream.read (bytes.data(), static_cast<std::streamsize> (count));
        return { bytes.data(), static_cast<std::size_t> (stream.gcount()) };
    }

private:
    std::ifstream stream;
    std::uint64_t length;
    std::array<char, 32> bytes {};
};

std::uint64_t number (std::string_view bytes, bool bigEndian)
{
    std::uint64_t value = 0;

    for (std::size_t i = 0; i < bytes.size(); ++i)
        value =
            value << 8 | static_cast<unsigned char> (bytes[bigEndian ? i : bytes.size() - 1 - i]);

    return value;
}

// ffmpeg writes 0xFFFFFFFF into a pipe, sox 0x7FFFF000 and others 0x7FFFFFFF less their header.
bool isUnknown (std::uint64_t size32)
{
    return size32 == 0 || size32 > 0xFFFFFF00u || (size32 >= 0x7FFFF000u && size32 <= 0x80000000u);
}

struct ChunkLayout
{
    std::uint64_t first; // where the first chunk stands
    std::size_t idBytes, sizeBytes;
    bool bigEndian, sizeIncludesHeader;
    std::uint64_t alignment;
    std::string_view audioId; // the beginning of the id
};

// Walks to the audio chunk, and compares the size that it declares with the room that the file has.
CutShort whereChunksAreCut (ChunkReader& file, const ChunkLayout& layout,
                            std::optional<std::uint64_t> longSize = {})
{
    const auto headerBytes = layout.idBytes + layout.sizeBytes;

    for (auto position = layout.first; position + headerBytes <= file.size();)
    {
        const std::string header (file.at (position, headerBytes));
        auto size = number (std::string_view (header).substr (layout.idBytes), layout.bigEndian);

        if (layout.sizeIncludesHeader)
            size -= headerBytes;

        if (header.starts_with (layout.audioId))
        {
            if (longSize && size == 0xFFFFFFFFu)
                size = *longSize;
            else if (layout.sizeBytes == 4 ? isUnknown (size) : size == ~std::uint64_t { 0 })
                return CutShort::nowhere;

            const auto room = file.size() - position - headerBytes;
            return size > room ? CutShort::inAudio : CutShort::nowhere;
        }

        if (size > file.size())
            break;

        position += headerBytes + size;
        position = (position + layout.alignment - 1) / layout.alignment * layout.alignment;
    }

    return CutShort::inHeader;
}

CutShort whereAuIsCut (ChunkReader& file)
{
    const std::string header (file.at (0, 24));

    if (header.size() < 24)
        return CutShort::inHeader;

    const auto offset = number (std::string_view (header).substr (4, 4), true);
    const auto size = number (std::string_view (header).substr (8, 4), true);
    return ! isUnknown (size) && offset + size > file.size() ? CutShort::inAudio
                                                             : CutShort::nowhere;
}

} // namespace

CutShort whereCutShort (const std::filesystem::path& path)
{
    ChunkReader file (path);
    const std::string start (file.at (0, 32));

    if (start.starts_with ("RIFF"))
        return whereChunksAreCut (file, { 12, 4, 4, false, false, 2, "data" });

    if (start.starts_with ("RF64"))
        return start.size() < 32 ? CutShort::inHeader
                                 : whereChunksAreCut (file, { 12, 4, 4, false, false, 2, "data" },
                                                      number (file.at (28, 8), false));

    if (start.starts_with ("FORM"))
        return whereChunksAreCut (file, { 12, 4, 4, true, false, 2, "SSND" });

    if (start.starts_with ("riff"))
        return whereChunksAreCut (file, { 40, 16, 8, false, true, 8, "data" });

    if (start.starts_with ("caff"))
        return whereChunksAreCut (file, { 8, 4, 8, true, false, 1, "data" });

    if (start.starts_with (".snd"))
        return whereAuIsCut (file);

    return CutShort::nowhere;
}

} // namespace requant
