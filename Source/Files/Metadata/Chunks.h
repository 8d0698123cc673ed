#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace requant
{

/** A family of containers that are built of chunks: an id, a size, the content. */
enum class ChunkFamily
{
    none, ///< not built of chunks
    riff, ///< WAV
    rifx, ///< WAV with big-endian numbers
    rf64, ///< RF64 and BW64: 64-bit sizes stand in the chunk "ds64"
    iff,  ///< AIFF, AIFC, 8SVX, 16SV
    w64,
    caf
};

/** A chunk of a file's top level. */
struct Chunk
{
    std::string id;           ///< four characters; in W64 the first four of its GUID
    std::uint64_t offset = 0; ///< of the content, in bytes from the file's beginning
    std::uint64_t size = 0; ///< of the content in bytes, without padding, as the file declares it:
                            ///< it may reach beyond the file's end

    /** The size says that it is not known: all bits set. RF64's is looked up first. */
    bool isOpenEnded = false;
};

/** Reads up to as many bytes as the span holds from a position, and returns how many there were. */
using ReadAt = std::function<std::size_t (std::uint64_t position, std::span<char>)>;

/** The unsigned number that some bytes spell; of up to 8 bytes. */
std::uint64_t numberOf (std::string_view bytes, bool isBigEndian) noexcept;

/** Walks over the chunks of a file's top level, one header at a time, without reading contents
    (except that of "ds64").

    It ends at the file's end, behind a chunk that is open-ended, and where no id stands: an id has
    no control characters, so that zeros and audio do not pass for chunks. Thread: one at a time.
*/
class ChunkWalk
{
public:
    explicit ChunkWalk (ReadAt);

    ChunkFamily family() const noexcept { return kind; }

    /** What the file says its chunks are: "WAVE", "AIFF", "AIFC", "8SVX"; empty in W64 and CAF. */
    const std::string& formType() const noexcept { return type; }

    bool isBigEndian() const noexcept { return layout.isBigEndian; }

    /** The next chunk, or empty at the walk's end. Throws Interrupted where interruption is set. */
    std::optional<Chunk> next();

    /** Of a chunk, in bytes: id and size. */
    std::size_t headerBytes() const noexcept { return layout.idBytes + layout.sizeBytes; }

    /** Where the next header is looked for; behind the last chunk, at the walk's end. */
    std::uint64_t position() const noexcept { return nextHeader; }

private:
    struct Layout
    {
        std::uint64_t firstHeader = 0;
        std::size_t idBytes = 4, sizeBytes = 4;
        bool isBigEndian = false, sizeIncludesHeader = false;
        std::uint64_t alignment = 2;
    };

    std::string_view read (std::uint64_t position, std::size_t count);
    std::uint64_t longSizeOf (const std::string& id);
    std::uint64_t behind (const Chunk&);

    ReadAt readAt;
    ChunkFamily kind = ChunkFamily::none;
    Layout layout;
    std::string type;
    std::uint64_t nextHeader = 0;
    std::optional<Chunk> longSizes; ///< the chunk "ds64"
    std::array<char, 4096> buffer {};
    std::uint64_t bufferStart = 0;
    std::size_t buffered = 0;
};

/** The chunks of a file's top level, in their order; none for a file that is missing or of another
    kind. Lists no more than mostListedChunks. Throws Interrupted. Thread: any. */
std::vector<Chunk> listChunks (const std::filesystem::path&);

inline constexpr std::size_t mostListedChunks = 65536;

} // namespace requant
