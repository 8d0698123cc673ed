#include "Files/Reading/OggLinks.h"
#include "Support/Catch.h"
#include "Support/Containers.h"

using namespace requant;
using namespace requant::test;

namespace
{

enum Flags
{
    none = 0,
    begins = 2,
    ends = 4
};

/** RFC 3533, 6: a page of one segment. */
std::string page (int flags, std::size_t bytes, int stream = 1)
{
    return "OggS" + std::string (1, '\0') + static_cast<char> (flags) + little (0, 8)
           + little (static_cast<std::uint64_t> (stream), 4) + little (0, 8) + '\1'
           + static_cast<char> (bytes) + std::string (bytes, 'a');
}

OggLink linkIn (const std::string& bytes, std::uint64_t start = 0)
{
    return findOggLink (
        [&bytes] (std::uint64_t position, std::span<char> to)
        {
            const auto from = std::string_view (bytes).substr (
                static_cast<std::size_t> (std::min<std::uint64_t> (position, bytes.size())),
                to.size());
            std::copy (from.begin(), from.end(), to.begin());
            return from.size();
        },
        start);
}

} // namespace

TEST_CASE ("Streams that begin together are one link of a chain, and the next one begins another",
           "[offline][reading]")
{
    const auto sound = page (begins, 30, 1), words = page (begins, 80, 2);
    const auto first = sound + words + page (none, 200, 1) + page (ends, 10, 2) + page (ends, 5, 1);
    const auto chain = first + page (begins, 30, 3) + page (ends, 1, 3);
    const auto link = linkIn (chain);
    CHECK (link.end == first.size());
    CHECK (link.isFinished);

    const auto next = linkIn (chain, link.end);
    CHECK (next.start == first.size());
    CHECK (next.end == chain.size());
    CHECK (next.isFinished);
}

TEST_CASE ("A stream is finished by its last page, if that is whole", "[offline][reading]")
{
    const auto unfinished = page (begins, 30) + page (none, 200);
    CHECK_FALSE (linkIn (unfinished).isFinished);

    const auto whole = unfinished + page (ends, 100);
    CHECK (linkIn (whole).isFinished);
    CHECK_FALSE (linkIn (whole.substr (0, whole.size() - 1)).isFinished);
}

// The file is read in pieces of 2^18 bytes, and the mark of a page may lie across two.
TEST_CASE ("A page is found behind damage of any length, and what only begins like one is passed",
           "[offline][reading]")
{
    const auto start = page (begins, 30);

    for (const std::size_t damage : { 1u, 3u, 27u, 1000u })
        for (const auto* of : { "x", "O", "Ogg", "OggSOggS" })
        {
            std::string bytes;

            while (bytes.size() < damage)
                bytes += of;

            CAPTURE (damage, of);
            const auto link = linkIn (start + bytes + page (ends, 100));
            CHECK (link.end == start.size() + bytes.size() + page (ends, 100).size());
            CHECK (link.isFinished);
        }

    constexpr std::size_t piece = 1 << 18;

    for (std::size_t before = piece - 6; before <= piece + 2; ++before)
    {
        CAPTURE (before);
        const auto bytes = start + std::string (before - start.size(), 'x') + page (ends, 100);
        CHECK (linkIn (bytes).end == bytes.size());
        CHECK (linkIn (bytes).isFinished);
    }
}
