#include "Files/Metadata/Chunks.h"
#include "Support/Catch.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <algorithm>

using namespace requant;
using namespace requant::test;

namespace
{

std::string bytesOfNumber (std::uint64_t number, int count)
{
    std::string bytes;

    for (int i = 0; i < count; ++i)
        bytes += static_cast<char> (number >> 8 * i & 255);

    return bytes;
}

std::string chunk (const std::string& id, const std::string& content)
{
    return id + bytesOfNumber (content.size(), 4) + content
           + std::string (content.size() % 2, '\0');
}

std::string riff (const std::string& chunks)
{
    return "RIFF" + bytesOfNumber (4 + chunks.size(), 4) + "WAVE" + chunks;
}

std::vector<Chunk> chunksIn (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder / "file", bytes);
    return listChunks (folder / "file");
}

std::string idsIn (const std::vector<Chunk>& chunks)
{
    std::string ids;

    for (const auto& each : chunks)
        ids += "[" + each.id + "]";

    return ids;
}

} // namespace

TEST_CASE ("Chunks are listed with the place and size of their contents, padding left out",
           "[offline][chunks]")
{
    const auto chunks = chunksIn (riff (chunk ("abc ", "12345") + chunk ("data", "6789")));

    REQUIRE (idsIn (chunks) == "[abc ][data]");
    CHECK (chunks[0].offset == 20);
    CHECK (chunks[0].size == 5);
    CHECK (chunks[1].offset == 34);
    CHECK (chunks[1].size == 4);
}

TEST_CASE ("A chunk of odd size whose padding a program left out hides no chunk behind it",
           "[offline][chunks]")
{
    CHECK (idsIn (chunksIn (riff ("abc " + bytesOfNumber (5, 4) + "12345" + chunk ("data", "6"))))
           == "[abc ][data]");
}

// Apple's CAF has no padding; libsndfile writes it.
TEST_CASE ("In CAF a chunk is found behind one of odd size, padded or not", "[offline][chunks]")
{
    for (const auto& padding : { std::string(), std::string (1, '\0') })
        CHECK (idsIn (chunksIn ("caff" + big (0x10000, 4) + cafChunk ("info", "12345") + padding
                                + cafChunk ("data", "123") + padding + cafChunk ("strg", "1234")))
               == "[info][data][strg]");
}

TEST_CASE ("Zeros and audio are no chunks", "[offline][chunks]")
{
    CHECK (idsIn (chunksIn (riff (chunk ("data", "1234") + std::string (100000, '\0'))))
           == "[data]");
    CHECK (idsIn (chunksIn (riff (chunk ("data", "1234") + "\x01\x7f\x02\x7f\x01\x7f\x02\x7f")))
           == "[data]");
}

TEST_CASE ("64-bit sizes of RF64 and BW64 are found in ds64, of data and of any other chunk",
           "[offline][chunks]")
{
    const std::string word = GENERATE ("RF64", "BW64");
    const auto allBits = bytesOfNumber (0xFFFFFFFF, 4);
    const auto ds64 = bytesOfNumber (0, 8) + bytesOfNumber (0x123456789A, 8) + bytesOfNumber (0, 8)
                      + bytesOfNumber (1, 4) + "axml" + bytesOfNumber (6, 8);
    const auto chunks = chunksIn (word + allBits + "WAVE" + chunk ("ds64", ds64) + "axml" + allBits
                                  + "<a></>" + "data" + allBits);

    REQUIRE (idsIn (chunks) == "[ds64][axml][data]");
    CHECK (chunks[1].size == 6);
    CHECK (chunks[2].size == 0x123456789A);
    CHECK (! chunks[2].isOpenEnded);
}

TEST_CASE ("A size of which all bits are set is that of a chunk without end", "[offline][chunks]")
{
    const auto chunks =
        chunksIn (riff ("data" + bytesOfNumber (0xFFFFFFFF, 4) + chunk ("abc ", "")));

    REQUIRE (idsIn (chunks) == "[data]");
    CHECK (chunks[0].isOpenEnded);
}

TEST_CASE ("Every container built of chunks is walked to its audio, which it declares whole",
           "[offline][chunks]")
{
    const auto [container, audio] =
        GENERATE (table<int, std::string> ({ { SF_FORMAT_WAV, "data" },
                                             { SF_FORMAT_WAVEX, "data" },
                                             { SF_FORMAT_RF64, "data" },
                                             { SF_FORMAT_W64, "data" },
                                             { SF_FORMAT_AIFF, "SSND" },
                                             { SF_FORMAT_CAF, "data" },
                                             { SF_FORMAT_SVX, "BODY" },
                                             { SF_FORMAT_WAV | SF_ENDIAN_BIG, "data" } }));
    const TemporaryFolder folder;
    writeAudio (folder / "file", container | SF_FORMAT_PCM_16, 44100, 1, busySignal (1000));
    const auto chunks = listChunks (folder / "file");
    const auto found = std::find_if (chunks.begin(), chunks.end(),
                                     [&] (const Chunk& each) { return each.id == audio; });
    const auto fields = audio == "SSND"              ? 8u
                        : container == SF_FORMAT_CAF ? 4u
                                                     : 0u; // in front of the samples

    REQUIRE (found != chunks.end());
    CHECK (found->size == 2000 + fields);
    CHECK (found->offset + found->size <= std::filesystem::file_size (folder / "file"));
}
