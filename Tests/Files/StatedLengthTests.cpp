#include "Files/Reading/StatedLength.h"
#include "Support/Catch.h"
#include "Support/Containers.h"

using namespace requant;
using namespace requant::test;

namespace
{

using State = StatedLength::State;

/** The bytes of a file, or its first ones; it may be longer than what there is of it. */
StatedLength lengthIn (const std::string& bytes, std::optional<std::uint64_t> fileBytes = {})
{
    const auto readAt = [&bytes] (std::uint64_t position, std::span<char> to)
    {
        const auto from = std::string_view (bytes).substr (
            static_cast<std::size_t> (std::min<std::uint64_t> (position, bytes.size())), to.size());
        std::copy (from.begin(), from.end(), to.begin());
        return from.size();
    };

    return declaredSize (readAt, fileBytes.value_or (bytes.size()));
}

/** WAV that says something of its audio's size, and then the audio. */
std::string wav (std::uint64_t statedBytes, const std::string& audio)
{
    const auto fmt = riffChunk ("fmt ", little (1, 2) + little (1, 2) + little (8000, 4)
                                            + little (16000, 4) + little (2, 2) + little (16, 2));
    return "RIFF" + little (36 + audio.size(), 4) + "WAVE" + fmt + "data" + little (statedBytes, 4)
           + audio;
}

std::string au (std::uint64_t statedBytes, const std::string& audio)
{
    return ".snd" + big (24, 4) + big (statedBytes, 4) + big (3, 4) + big (8000, 4) + big (1, 4)
           + audio;
}

} // namespace

// ffmpeg writes 0xFFFFFFFF, sox 0x7FFFF000, others 0x7FFFFFFF or 0x80000000, each with or without
// the header's bytes.
TEST_CASE ("A size stands for an unknown one from the first to the last that programs write so",
           "[offline][reading]")
{
    const std::string audio (100, 'a');

    for (const auto size : { 0x7FFFF000u, 0x7FFFF024u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFF01u,
                             0xFFFFFFDBu, 0xFFFFFFFFu })
    {
        CAPTURE (size);
        CHECK (lengthIn (wav (size, audio)).state == State::leftOpen);
        CHECK (lengthIn (au (size, audio)).state == State::leftOpen);
    }

    for (const auto size : { 1u, 0x7FFFEFFFu, 0x80000001u, 0xFFFFFF00u })
    {
        CAPTURE (size);
        CHECK (lengthIn (wav (size, audio)).state == State::stated);
        CHECK (lengthIn (au (size, audio)).state == State::stated);
    }

    // It is a size like any other where the file holds as much, to the byte.
    for (const std::uint64_t size : { 0x7FFFF000u, 0x80000000u })
    {
        CHECK (lengthIn (wav (size, audio), 44 + size).state == State::stated);
        CHECK (lengthIn (wav (size, audio), 44 + size - 1).state == State::leftOpen);
        CHECK (lengthIn (au (size, audio), 24 + size).state == State::stated);
        CHECK (lengthIn (au (size, audio), 24 + size - 1).state == State::leftOpen);
    }
}

// 8 bytes of audio are as long as a chunk's header, but none.
TEST_CASE (
    "A size of 0 is one that was never written where audio follows, and true where none does",
    "[offline][reading]")
{
    for (const auto* audio : { "\1\2\3\4\5\6\7\x8", "\1\2\3\4\5\6\7\x8\x9" })
    {
        CHECK (lengthIn (wav (0, audio)).state == State::neverWritten);
        CHECK (lengthIn (au (0, audio)).state == State::neverWritten);
    }

    for (const auto& behind : { std::string(), riffChunk ("none", ""), riffChunk ("iXML", "<x/>") })
    {
        CAPTURE (behind);
        const auto declared = lengthIn (wav (0, behind));
        CHECK (declared.state == State::stated);
        CHECK (declared.offset == 44);
        CHECK (declared.size == 0);
    }

    const auto empty = lengthIn (au (0, ""));
    CHECK (empty.state == State::stated);
    CHECK (empty.offset == 24);
}

TEST_CASE ("A file ends behind its last chunk, whatever else stands there", "[offline][reading]")
{
    const auto file = wav (4, "abcd");
    CHECK (lengthIn (file).end == file.size());
    CHECK (lengthIn (file + std::string (1000, '\0')).end == file.size());

    const auto more = file + riffChunk ("iXML", "<x/>");
    CHECK (lengthIn (more + std::string (1000, '\0')).end == more.size());
}

// Blocks of a type and three bytes of size: 1 and 9 hold audio, 2 goes on with it, 4 is a mark, and
// 0 ends the file. sox writes sizes that miss up to 16 bytes of the audio.
TEST_CASE ("VOC is in pieces where a block of audio follows the first one, of any kind",
           "[offline][reading]")
{
    const auto header =
        "Creative Voice File\x1A" + little (26, 2) + little (0x0114, 2) + little (0x111F, 2);
    const auto block = [] (int type, std::size_t stated, std::size_t bytes)
    {
        return little (static_cast<std::uint64_t> (type), 1) + little (stated, 3)
               + std::string (bytes, 'a');
    };
    const auto first = header + block (9, 100, 100);

    for (const auto type : { 1, 2, 9 })
        CHECK (lengthIn (first + block (type, 50, 50)).state == State::inPieces);

    for (const auto type : { 0, 4, 5 })
    {
        const auto declared = lengthIn (first + block (type, 50, 50));
        CHECK (declared.state == State::stated);
        CHECK (declared.offset == 30);
        CHECK (declared.size == 100);
        CHECK (declared.end == 130);
    }

    CHECK (lengthIn (header + block (9, 100, 116)).end == 0);
    CHECK (lengthIn (header + block (9, 100, 117)).end == 130);
}

// EBU Tech 3306: sizes of the file and of the audio, a count of samples, and, in most files, the
// length of a table.
TEST_CASE ("RF64 whose long sizes come without a table has them all the same", "[offline][reading]")
{
    const auto sizes = little (0, 8) + little (0x123456789A, 8) + little (0, 8);

    for (const auto& ds64 : { sizes, sizes + little (0, 4) })
    {
        const auto declared =
            lengthIn ("RF64" + little (0xFFFFFFFF, 4) + "WAVE" + riffChunk ("ds64", ds64) + "data"
                          + little (0xFFFFFFFF, 4) + "audio",
                      0x200000000000);
        CHECK (declared.hasLongSizes);
        CHECK (declared.state == State::stated);
        CHECK (declared.size == 0x123456789A);
    }
}

TEST_CASE ("A tag that is longer than its file, by one byte too, is told to be",
           "[offline][reading]")
{
    // Its length in four times seven bits: 130.
    const auto tag = "ID3" + std::string ("\4\0\0\0\0\1\2", 7) + std::string (130, '\0');
    CHECK (lengthIn (tag).state == State::notStated);

    const auto cut = lengthIn (tag.substr (0, tag.size() - 1));
    CHECK (cut.state == State::stated);
    CHECK (cut.offset == tag.size());
}

// Packets of 127 bytes, 120 of them audio: 40 samples of 16 bits.
TEST_CASE ("The last packet of a MIDI sample dump is whole, also where it is not full",
           "[offline][reading]")
{
    const auto dump = [] (std::uint64_t samples)
    {
        return "\xF0\x7E" + std::string ("\0\1\0\0\x10\0\0\0", 8) + little (samples, 1)
               + little (0, 2) + std::string (8, '\0');
    };

    for (const auto& [samples, packets] : { std::pair { 1u, 1u }, { 40, 1 }, { 41, 2 }, { 80, 2 } })
    {
        CAPTURE (samples);
        CHECK (lengthIn (dump (samples)).size == packets * 127);
    }
}
