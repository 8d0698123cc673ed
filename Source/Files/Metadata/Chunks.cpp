#include "Chunks.h"

#include "Files/Interruption.h"

#include <algorithm>
#include <fstream>

namespace requant
{

namespace
{

bool canBeId (std::string_view id)
{
    return std::all_of (id.begin(), id.end(),
                        [] (char c) { return static_cast<unsigned char> (c) >= 0x20; });
}

// A mistaken or malicious "ds64" may announce any number of entries.
constexpr std::uint64_t mostLongSizes = 4096;

} // namespace

std::uint64_t numberOf (std::string_view bytes, bool isBigEndian) noexcept
{
    std::uint64_t value = 0;

    for (std::size_t i = 0; i < bytes.size(); ++i)
        value =
            value << 8 | static_cast<unsigned char> (bytes[isBigEndian ? i : bytes.size() - 1 - i]);

    return value;
}

ChunkWalk::ChunkWalk (ReadAt source) : readAt (std::move (source))
{
    const std::string start (read (0, 16));
    const auto word = std::string_view (start).substr (0, 4);

    if (start.size() >= 12 && (word == "RIFF" || word == "RIFX" || word == "FORM"))
    {
        kind = word == "RIFF"   ? ChunkFamily::riff
               : word == "RIFX" ? ChunkFamily::rifx
                                : ChunkFamily::iff;
        layout = { 12, 4, 4, word != "RIFF", false, 2 };
        type = start.substr (8, 4);
    }
    else if (start.size() >= 12 && (word == "RF64" || word == "BW64"))
    {
        kind = ChunkFamily::rf64;
        layout = { 12, 4, 4, false, false, 2 };
        type = start.substr (8, 4);
    }
    else if (word == "riff")
    {
        kind = ChunkFamily::w64;
        layout = { 40, 16, 8, false, true, 8 };
    }
    else if (word == "caff")
    {
        kind = ChunkFamily::caf;
        layout = { 8, 4, 8, true, false, 1 };
    }

    nextHeader = layout.firstHeader;
}

std::optional<Chunk> ChunkWalk::next()
{
    if (interruption.load())
        throw Interrupted();

    const std::string header (kind == ChunkFamily::none ? "" : read (nextHeader, headerBytes()));

    if (header.size() < headerBytes() || ! canBeId (std::string_view (header).substr (0, 4)))
        return {};

    Chunk chunk { header.substr (0, 4), nextHeader + headerBytes(),
                  numberOf (std::string_view (header).substr (layout.idBytes),
                            layout.isBigEndian) };
    const auto allBitsSet = ~std::uint64_t { 0 } >> (64 - 8 * layout.sizeBytes);

    if (kind == ChunkFamily::rf64 && chunk.size == allBitsSet)
        chunk.size = longSizeOf (chunk.id);

    chunk.isOpenEnded = chunk.size == allBitsSet || chunk.size == ~std::uint64_t { 0 };

    if (layout.sizeIncludesHeader && ! chunk.isOpenEnded)
        chunk.size -= std::min<std::uint64_t> (chunk.size, headerBytes());

    if (kind == ChunkFamily::rf64 && chunk.id == "ds64")
        longSizes = chunk;

    nextHeader = behind (chunk);
    return chunk;
}

// An odd size is followed by a byte of 0. Some programs leave it out.
std::uint64_t ChunkWalk::behind (const Chunk& chunk)
{
    constexpr auto never = ~std::uint64_t { 0 } >> 1;

    if (chunk.isOpenEnded || chunk.size > never - chunk.offset)
        return never;

    const auto end = chunk.offset + chunk.size;

    if (layout.alignment == 2 && end % 2 != 0)
    {
        const auto following = read (end, 4);

        if (following.size() == 4 && canBeId (following))
            return end;
    }

    // CAF has no padding, but libsndfile writes it.
    if (kind == ChunkFamily::caf && read (end, 1) == std::string_view ("\0", 1))
        return end + 1;

    return (end + layout.alignment - 1) / layout.alignment * layout.alignment;
}

// EBU Tech 3306: "ds64" holds the sizes of file and data, the number of samples, and a table for
// chunks of other names. In ds64 a size that is not known is all bits set, too.
std::uint64_t ChunkWalk::longSizeOf (const std::string& id)
{
    constexpr auto unknown = ~std::uint64_t { 0 };

    if (! longSizes)
        return unknown;

    const auto field = [&] (std::uint64_t at, std::size_t bytes)
    {
        const auto text = at + bytes <= longSizes->size ? read (longSizes->offset + at, bytes) : "";
        return text.size() == bytes ? std::string (text) : std::string();
    };

    const auto number = [&] (std::uint64_t at, std::size_t bytes)
    {
        const auto text = field (at, bytes);
        return text.empty() ? unknown : numberOf (text, false);
    };

    if (id == "data")
        return number (8, 8);

    const auto entries = std::min (mostLongSizes, field (24, 4).empty() ? 0 : number (24, 4));

    for (std::uint64_t i = 0; i < entries; ++i)
        if (field (28 + 12 * i, 4) == id)
            return number (32 + 12 * i, 8);

    return unknown;
}

std::string_view ChunkWalk::read (std::uint64_t position, std::size_t count)
{
    if (position < bufferStart || position + count > bufferStart + buffered)
    {
        bufferStart = position;
        buffered = readAt (position, buffer);
    }

    const auto start = static_cast<std::size_t> (position - bufferStart);
    return std::string_view (buffer.data(), buffered).substr (std::min (start, buffered), count);
}

std::vector<Chunk> listChunks (const std::filesystem::path& file)
{
    std::ifstream stream (file, std::ios::binary);

    ChunkWalk walk (
        [&] (std::uint64_t position, std::span<char> bytes)
        {
            stream.clear();
            stream.seekg (static_cast<std::streamoff> (position));
            stream.read (bytes.data(), static_cast<std::streamsize> (bytes.size()));
            return static_cast<std::size_t> (stream.gcount());
        });

    std::vector<Chunk> chunks;

    while (chunks.size() < mostListedChunks)
    {
        const auto chunk = walk.next();

        if (! chunk)
            break;

        chunks.push_back (*chunk);
    }

    return chunks;
}

} // namespace requant
