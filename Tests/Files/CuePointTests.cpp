#include "Files/Metadata/CuePoints.h"
#include "Support/Catch.h"
#include "Support/Containers.h"

using namespace requant;
using namespace requant::test;

// Apple's AIFF: an id is a number above 0, of 16 bits with a sign.
TEST_CASE ("Cue points keep their ids in AIFF where all can, and are counted anew where one cannot",
           "[offline][metadata]")
{
    const auto idsIn = [] (std::uint32_t a, std::uint32_t b)
    {
        const auto written = cuesOfAiff (aiffCues ({ { a, 10, "a" }, { b, 20, "" } })).value();
        return std::vector<std::uint32_t> { written[0].id, written[1].id };
    };

    CHECK (idsIn (9, 1) == std::vector<std::uint32_t> { 9, 1 });
    CHECK (idsIn (1, 0x7FFF) == std::vector<std::uint32_t> { 1, 0x7FFF });
    CHECK (idsIn (7, 0x8000) == std::vector<std::uint32_t> { 1, 2 });
    CHECK (idsIn (7, 0) == std::vector<std::uint32_t> { 1, 2 });
}

TEST_CASE ("The most cue points that AIFF can count are written, and no more",
           "[offline][metadata]")
{
    for (const auto count : { 0x7FFE, 0x7FFF, 0x8000 })
    {
        CuePoints cues (static_cast<std::size_t> (count));

        for (std::size_t i = 0; i < cues.size(); ++i)
            cues[i] = { static_cast<std::uint32_t> (i + 1), i, {} };

        const auto written = cuesOfAiff (aiffCues (cues)).value();
        CHECK (written.size() == static_cast<std::size_t> (std::min (count, 0x7FFF)));
        CHECK (written.back().frame == written.size() - 1);
    }
}

TEST_CASE ("A cue point at the last sample that 32 bits count to is kept, one behind it is not",
           "[offline][metadata]")
{
    const CuePoint last { 1, 0xFFFFFFFF, "last" }, beyond { 2, 0x100000000, "beyond" };
    CHECK (cuesOfRiff (riffCues ({ last, beyond }), false).value()
           == CuePoints { { 1, 0xFFFFFFFF, {} } });
    CHECK (cuesOfAiff (aiffCues ({ last, beyond })).value() == CuePoints { last });
    CHECK (riffCueNames ({ beyond }).empty());

    const CuePoints both { last, beyond };
    CHECK (cuesOfCaf (cafCues (both), cafCueNames (both)).value() == both);
}

TEST_CASE ("Only cue points that have a name are in the lists of names", "[offline][metadata]")
{
    const CuePoints cues { { 1, 10, {} }, { 2, 20, "two" }, { 3, 30, {} }, { 4, 40, "four" } };
    CHECK (riffCueNames (cues)
           == riffChunk ("labl", little (2, 4) + "two" + '\0')
                  + riffChunk ("labl", little (4, 4) + "four" + '\0'));
    CHECK (cafCueNames (cues)
           == big (2, 4) + big (2, 4) + big (0, 8) + big (4, 4) + big (4, 8) + "two" + '\0' + "four"
                  + '\0');
    CHECK (riffCueNames ({ { 1, 10, {} } }).empty());
    CHECK (cafCueNames ({ { 1, 10, {} } }).empty());
}
