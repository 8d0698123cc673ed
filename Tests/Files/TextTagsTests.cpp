#include "Files/Metadata/TextTags.h"
#include "Support/Catch.h"
#include "Support/Containers.h"

using namespace requant;
using namespace requant::test;

// WAV does not say in which alphabet its texts are.
TEST_CASE ("A text of WAV is read as UTF-8 where it is, up to its last letter, else as Latin-1",
           "[offline][metadata]")
{
    const auto titleOf = [] (const std::string& bytes)
    {
        TextTags tags;
        REQUIRE (addInfoList (tags, riffChunk ("INAM", bytes), false));
        return tags.texts["TITLE"].toString().to8Bit (true);
    };

    CHECK (titleOf ("plain") == "plain");
    CHECK (titleOf ("Caf\xC3\xA9") == "Caf\xC3\xA9");
    CHECK (titleOf ("\xE9\x9F\xB3") == "\xE9\x9F\xB3");
    CHECK (titleOf ("\xF0\x9F\x8E\xA7") == "\xF0\x9F\x8E\xA7");
    CHECK (titleOf ("Caf\xE9") == "Caf\xC3\xA9");
    CHECK (titleOf ("Caf\xC3") == "Caf\xC3\x83"); // a letter that was cut
    CHECK (titleOf (std::string ("Caf\xC3\xA9\0rest", 10)) == "Caf\xC3\xA9");
}

TEST_CASE ("Two values of one text are more than WAV's list can hold apart", "[offline][metadata]")
{
    TextTags tags;
    tags.texts.insert ("ARTIST", TagLib::String ("one"));
    CHECK_FALSE (exceedsInfoList (tags));
    tags.texts.insert ("ARTIST", TagLib::String ("two"));
    CHECK (exceedsInfoList (tags));
}
