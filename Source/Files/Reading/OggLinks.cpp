#include "OggLinks.h"

#include "Files/Interruption.h"

#include <algorithm>

namespace requant
{

namespace
{

/** The bytes of a file from a place on, in large pieces. */
class ForwardBytes
{
public:
    ForwardBytes (const ReadAt& source, std::uint64_t place) : readAt (source), start (place) {}

    std::uint64_t position() const noexcept { return start + used; }

    /** The next bytes, as many as there are up to `count`; they stay where they are. */
    std::string_view peek (std::size_t count)
    {
        if (bytes.size() - used < count)
        {
            if (interruption.load())
                throw Interrupted();

            start += used;
            bytes.erase (0, used);
            used = 0;
            const auto before = bytes.size();
            bytes.resize (pieceBytes);
            bytes.resize (before + readAt (start + before, std::span (bytes).subspan (before)));
        }

        return std::string_view (bytes).substr (used, count);
    }

    void skip (std::size_t count) { used += std::min (count, bytes.size() - used); }

    /** Goes to where a page may begin; false at the end. */
    bool findPage()
    {
        while (peek (4).size() == 4)
        {
            const auto found = bytes.find ("OggS", used);

            if (found != std::string::npos)
            {
                used = found;
                return true;
            }

            used = bytes.size() - 3;
        }

        return false;
    }

private:
    static constexpr std::size_t pieceBytes = 1 << 18; // more than a page has

    const ReadAt& readAt;
    std::uint64_t start;
    std::string bytes;
    std::size_t used = 0;
};

struct Page
{
    bool beginsStream = false, endsStream = false;
    std::size_t bytes = 0; ///< header and content
};

constexpr std::size_t headerBytes = 27;

// Empty where what looks like a page is none, or ends with the file inside its header.
std::optional<Page> pageAt (ForwardBytes& bytes)
{
    const auto header = bytes.peek (headerBytes);

    if (header.size() < headerBytes || header[4] != 0)
        return {};

    const auto flags = static_cast<unsigned char> (header[5]);
    const std::size_t segments = static_cast<unsigned char> (header[26]);
    const auto sizes = bytes.peek (headerBytes + segments);

    if (sizes.size() < headerBytes + segments)
        return {};

    Page page { (flags & 2) != 0, (flags & 4) != 0, headerBytes + segments };

    for (const auto size : sizes.substr (headerBytes))
        page.bytes += static_cast<unsigned char> (size);

    return page;
}

} // namespace

bool isOgg (const ReadAt& readAt)
{
    std::array<char, 4> start {};
    return readAt (0, start) == start.size()
           && std::string_view (start.data(), start.size()) == "OggS";
}

OggLink findOggLink (const ReadAt& readAt, std::uint64_t start)
{
    ForwardBytes bytes (readAt, start);
    OggLink link { start, start, false };
    auto isInBeginnings = true;

    while (bytes.findPage())
    {
        const auto page = pageAt (bytes);

        if (! page)
        {
            bytes.skip (1);
            continue;
        }

        if (page->beginsStream && ! isInBeginnings)
            break;

        isInBeginnings = isInBeginnings && page->beginsStream;
        link.isFinished = page->endsStream && bytes.peek (page->bytes).size() == page->bytes;
        bytes.skip (page->bytes);
        link.end = bytes.position();
    }

    return link;
}

} // namespace requant
