#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"

#include <fileref.h>
#include <map>
#include <tpropertymap.h>

// The containers' own definitions: Microsoft's RIFF (1991) and WAVEFORMATEXTENSIBLE, EBU Tech 3285
// (bext) and 3306 (RF64), Sony's W64, Apple's AIFF and CAF, RFC 9639 (FLAC).

using namespace requant::test;
using nlohmann::json;

namespace
{

/** Odd, so that audio may need padding; but in W64 libsndfile takes padding for audio. */
std::size_t framesFor (int format)
{
    return (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_W64 ? 3008 : 3001;
}

/** A file that libsndfile writes, without metadata. */
std::string plainFile (const TemporaryFolder& folder, int format, int channels = 2)
{
    writeAudio (folder / "plain", format, 48000, channels,
                busySignal (framesFor (format) * static_cast<std::size_t> (channels)));
    return bytesOf (folder / "plain");
}

struct Rendered
{
    Parts parts;
    json lost;
    std::string complaints, text;
};

/** What a file becomes under a name; its samples must be those that the same file without metadata
    becomes: see samplesAgree. */
Rendered rendered (const TemporaryFolder& folder, const std::string& bytes, const std::string& name,
                   const std::vector<std::string>& options = {})
{
    writeBytes (folder / "in", bytes);
    std::vector<std::string> arguments {
        "render", folder / "in", "-o", folder / name, "--force", "--json", folder / "report.json"
    };
    arguments.insert (arguments.end(), options.begin(), options.end());
    const auto result = run (arguments);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    const auto report = json::parse (bytesOf (folder / "report.json"));
    return { partsOf (bytesOf (folder / name)), report["metadata_lost"], result.complaints,
             result.output };
}

json loss (const std::string& kind, const std::string& reason = "no place")
{
    return { { "kind", kind }, { "reason", reason } };
}

bool contains (const std::string& text, const std::string& part)
{
    return text.find (part) != std::string::npos;
}

std::string infoList (const Parts& texts) { return "INFO" + joined (texts, riffChunk); }

/** A block of FLAC: a front cover, its size in pixels 1 by 1, its content no picture. */
std::string picture (std::size_t bytes)
{
    return big (3, 4) + big (9, 4) + "image/png" + big (4, 4) + "free" + big (1, 4) + big (1, 4)
           + big (24, 4) + big (0, 4) + big (bytes, 4) + std::string (bytes, 'p');
}

std::string cuePoints (const std::vector<std::uint32_t>& places)
{
    auto content = little (places.size(), 4);

    for (std::size_t i = 0; i < places.size(); ++i)
        content += little (i + 1, 4) + little (places[i], 4) + "data" + little (0, 8)
                   + little (places[i], 4);

    return content;
}

std::string label (std::uint32_t id, const std::string& name)
{
    return little (id, 4) + name + '\0';
}

/** Broadcast information of version 1, with numbers that show a cut, and a long coding history. */
std::string broadcast (std::size_t historyLines)
{
    std::string history;

    for (std::size_t i = 0; i < historyLines; ++i)
        history += "A=PCM,F=48000,W=24,M=stereo,T=step " + std::to_string (i) + "\r\n";

    std::string umid (64, '\xAB'), description (256, 'd'), originator (64, 'o');
    return description + originator + "2026-01-0203:04:05" + little (123456789012, 8)
           + little (2, 2) + umid + little (0xF123, 2) + little (0x0456, 2)
           + std::string (186, '\0') + history;
}

/** All that a RIFF file may have; some of it of odd length. */
const Parts riffParts {
    { "bext", broadcast (2000) },
    { "iXML", "<BWFXML><SCENE>12A</SCENE></BWFXML>" },
    { "chna", little (1, 2) + little (1, 2) + std::string (40, 'A') },
    { "axml", "<ebuCoreMain/>" },
    { "cart", "0101" + std::string (2044, 'c') },
    { "acid", std::string (24, 'a') },
    { "_PMX", "<?xpacket?>" },
    { "umid", std::string (64, 'u') },
    { "zzzz", "of nobody" },
};

const Parts riffPartsBehind {
    { "cue ", cuePoints ({ 1000, 2000 }) },
    { "LIST", "adtl" + riffChunk ("labl", label (1, "Verse")) + riffChunk ("note", label (2, "n"))
                  + riffChunk ("ltxt", little (2, 4) + little (480, 4) + "rgn " + little (0, 8)) },
    { "LIST", infoList ({ { "INAM", "A title" }, { "IENG", "Engineer" }, { "IXYZ", "unknown" } }) },
    { "smpl", little (0, 8) + little (20833, 4) + little (61, 4) + std::string (20, '\0') },
    { "inst", "1234567" },
    { "id3 ", "no tag, but kept" },
};

// What the reduced audio has anew.
const std::vector<std::string> madeAnew { "ds64", "fmt ", "fact", "PAD ", "data" };

std::string samplesIn (const Parts& parts)
{
    for (const auto* id : { "data", "SSND", "frames" })
        if (const auto content = contentOf (parts, id); ! content.empty())
            return content;

    return {};
}

void samplesAgree (const TemporaryFolder& folder, const std::string& plain,
                   const Rendered& withMetadata, const std::string& name)
{
    const auto samples = samplesIn (rendered (folder, plain, name).parts);
    CAPTURE (name, samples.size(), samplesIn (withMetadata.parts).size());
    const auto areEqual = samples == samplesIn (withMetadata.parts);
    CHECK (areEqual);
}

} // namespace

TEST_CASE ("From WAV to WAV every chunk is kept byte for byte, before or behind the audio",
           "[offline][metadata]")
{
    const auto format = GENERATE (as<int>(), wav24, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
                                  SF_FORMAT_WAV | SF_FORMAT_FLOAT);
    const auto bits = GENERATE (as<std::string>(), "16", "8", "7.5");
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, format, 1);
    const auto output = rendered (folder, withChunks (plain, riffParts, riffPartsBehind), "out.wav",
                                  { "--bits", bits });

    auto kept = partsWith (output.parts, madeAnew, true);
    auto expected = riffParts;
    expected.insert (expected.end(), riffPartsBehind.begin(), riffPartsBehind.end());
    CHECK (kept == expected);
    CHECK (output.lost == json::array());
    CHECK (output.complaints.empty());

    // Still in its place: the audio lies between them.
    const auto at = [&] (const std::string& id)
    {
        return std::find_if (output.parts.begin(), output.parts.end(),
                             [&] (const auto& part) { return part.first == id; });
    };
    CHECK (at ("zzzz") < at ("data"));
    CHECK (at ("data") < at ("cue "));

    const auto areEqual =
        samplesIn (rendered (folder, plain, "plain.wav", { "--bits", bits }).parts)
        == samplesIn (output.parts);
    CHECK (areEqual);
}

TEST_CASE ("Between WAV and RF64 every chunk is kept byte for byte", "[offline][metadata]")
{
    const auto [format, name] =
        GENERATE (table<int, std::string> ({ { wav24, "out.rf64" },
                                             { SF_FORMAT_RF64 | SF_FORMAT_PCM_24, "out.rf64" },
                                             { SF_FORMAT_RF64 | SF_FORMAT_PCM_24, "out.wav" } }));
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, format);

    // libsndfile cannot read RF64 with a chunk of odd length before the audio.
    Parts even, odd = riffPartsBehind;

    for (const auto& part : riffParts)
        (part.second.size() % 2 == 0 ? even : odd).push_back (part);

    const auto output = rendered (folder, withChunks (plain, even, odd), name);
    auto kept = partsWith (output.parts, madeAnew, true);
    auto expected = even;
    expected.insert (expected.end(), odd.begin(), odd.end());
    std::sort (kept.begin(), kept.end());
    std::sort (expected.begin(), expected.end());
    CHECK (kept == expected);
    CHECK (output.lost == json::array());
    CHECK (readAudio<double> (folder / name).info.frames == 3001);
}

TEST_CASE ("From W64, AIFF and CAF to their own kind every chunk is kept byte for byte",
           "[offline][metadata]")
{
    struct Container
    {
        int format;
        std::string name;
        Parts before, behind;
        std::vector<std::string> madeAnew;
    };

    const auto container = GENERATE (
        Container { SF_FORMAT_W64 | SF_FORMAT_PCM_24,
                    "out.w64",
                    { { "bext", broadcast (3) }, { "mine", "12345" }, { "list", "123456789" } },
                    {},
                    { "fmt ", "fact", "data" } },
        Container { SF_FORMAT_AIFF | SF_FORMAT_PCM_24,
                    "out.aiff",
                    { { "NAME", "A title" },
                      { "ANNO", "one" },
                      { "ANNO", "two" },
                      { "MARK", big (1, 2) + big (7, 2) + big (500, 4)
                                    + "\x04"
                                      "Here"
                                    + '\0' },
                      { "COMT", big (1, 2) + big (3, 4) + big (7, 2) + big (4, 2) + "note" },
                      { "INST", std::string ("\x3C\x00\x00\x7F\x01\x7F\x00\x00", 8)
                                    + std::string (12, '\0') } },
                    { { "APPL", "teststuff" }, { "ID3 ", "no tag, but kept" }, { "what", "?" } },
                    { "COMM", "SSND" } },
        Container { SF_FORMAT_CAF | SF_FORMAT_PCM_24,
                    "out.caf",
                    { { "info", big (1, 4) + "title" + '\0' + "A title" + '\0' },
                      { "mark", big (0, 8) },
                      { "uuid", std::string (16, 'u') + "odd" } },
                    { { "strg", big (0, 4) }, { "midi", "MThd" }, { "what", "?" } },
                    { "desc", "free", "data" } });
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, container.format, 1);
    const auto output =
        rendered (folder, withChunks (plain, container.before, container.behind), container.name);

    auto expected = container.before;
    expected.insert (expected.end(), container.behind.begin(), container.behind.end());
    CHECK (partsWith (output.parts, container.madeAnew, true) == expected);
    CHECK (output.lost == json::array());
    samplesAgree (folder, plain, output, container.name);
    CHECK (readAudio<double> (folder / container.name).info.frames
           == static_cast<sf_count_t> (framesFor (container.format)));
}

TEST_CASE ("From big-endian WAV texts, cue points and XML are kept, the rest is told",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, wav24 | SF_ENDIAN_BIG);
    REQUIRE (plain.substr (0, 4) == "RIFX");
    const Parts parts {
        { "iXML", "<x/>" },
        { "acid", std::string (24, 'a') },
        { "LIST", "INFO" + iffChunk ("INAM", "A title") },
        { "cue ", big (1, 4) + big (7, 4) + big (99, 4) + "data" + big (0, 8) + big (99, 4) },
        { "LIST", "adtl" + iffChunk ("labl", big (7, 4) + "Here" + '\0') },
    };
    auto bytes = plain + joined (parts, iffChunk); // libsndfile cannot read cue points in front
    const auto output =
        rendered (folder, bytes.replace (4, 4, big (bytes.size() - 8, 4)), "out.wav");
    Parts expected {
        { "iXML", "<x/>" },
        { "cue ", little (1, 4) + little (7, 4) + little (99, 4) + "data" + little (0, 8)
                      + little (99, 4) },
        { "LIST", "adtl" + riffChunk ("labl", label (7, "Here")) },
        { "LIST", infoList ({ { "INAM", std::string ("A title") + '\0' } }) },
    };
    auto kept = partsWith (output.parts, madeAnew, true);
    std::sort (kept.begin(), kept.end());
    std::sort (expected.begin(), expected.end());
    CHECK (kept == expected);
    CHECK (output.lost == json { loss ("loop information (acid)") });
}

namespace
{

/** Broadcast information of EBU Tech 3285, version 2, its numbers in either order of bytes. */
std::string broadcastFields (std::string number (std::uint64_t, int))
{
    return std::string (256, 'd') + std::string (32, 'o') + std::string (32, 'r')
           + "2026-01-0203:04:05" + number (0x11223344, 4) + number (0x55667788, 4) + number (2, 2)
           + std::string (64, 'u') + number (0xF6FF, 2) + number (0x0102, 2) + number (0xFF9C, 2)
           + number (0x0304, 2) + number (0x0506, 2) + std::string (180, '\0') + "A=PCM\r\n";
}

/** A cart of AES46: texts, the level's reference, eight timers, an address, and text at the end. */
std::string cartFields (std::string number (std::uint64_t, int))
{
    auto cart = "0101" + std::string (676, 'c') + number (0xFFFF8000, 4);

    for (std::uint64_t timer = 0; timer < 8; ++timer)
        cart += "SEC" + std::to_string (timer) + number (0x01020300 + timer, 4);

    return cart + std::string (276, '\0') + std::string (1024, 'a') + "text";
}

} // namespace

TEST_CASE ("The numbers in big-endian WAV's bext and cart keep their values, the texts their bytes",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, wav24 | SF_ENDIAN_BIG);
    const auto with = [&] (const Parts& parts)
    {
        const auto bytes = plain + joined (parts, iffChunk);
        return plain.substr (0, 4) + big (bytes.size() - 8, 4) + bytes.substr (8);
    };

    for (const auto* name : { "out.wav", "out.rf64" })
    {
        CAPTURE (name);
        const auto output = rendered (
            folder, with ({ { "bext", broadcastFields (big) }, { "cart", cartFields (big) } }),
            name);
        CHECK (contentOf (output.parts, "bext") == broadcastFields (little));
        CHECK (contentOf (output.parts, "cart") == cartFields (little));
        CHECK (output.lost == json::array());
    }

    // Too short for all of its numbers.
    const auto damaged = rendered (folder,
                                   with ({ { "bext", broadcastFields (big).substr (0, 601) },
                                           { "cart", cartFields (big).substr (0, 2047) } }),
                                   "out.wav");
    CHECK (damaged.lost
           == json { loss ("broadcast information (bext)", "damaged"), loss ("cart", "damaged") });
}

// libsndfile would take it for audio there.
TEST_CASE ("In W64 no chunk stands behind the audio", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto output = rendered (
        folder,
        withChunks (plainFile (folder, SF_FORMAT_W64 | SF_FORMAT_PCM_24), {}, { { "list", "1" } }),
        "out.w64");
    CHECK (contentOf (output.parts, "list") == "1");
    CHECK (output.parts.back().first == "data");
}

TEST_CASE ("From FLAC to FLAC comments, pictures, cue sheet and application data are kept",
           "[offline][metadata]")
{
    const auto comment = [] (const std::string& text) { return little (text.size(), 4) + text; };
    const std::string encoder = "an encoder of old";
    const auto comments = little (4, 4) + comment ("ARTIST=one") + comment ("ARTIST=two")
                          + comment ("odd name=\xC3\xA9") + comment ("NoValue=");
    const Parts blocks {
        { std::string (1, '\2'), "test" + std::string (5, 'x') },
        { "\5", std::string (395, '\0') + '\1' + big (3001, 8) + '\xFF' + std::string (27, '\0') },
        { "\6", picture (20000) },
        { "\6", picture (3) },
    };
    Parts input { { std::string (1, '\3'), std::string (18, '\0') },
                  { std::string (1, '\4'), little (encoder.size(), 4) + encoder + comments } };
    input.insert (input.end(), blocks.begin(), blocks.end());
    input.emplace_back (std::string (1, '\1'), std::string (100, '\0'));

    const TemporaryFolder folder;
    const auto plain = plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
    const auto output = rendered (folder, withBlocks (plain, input), "out.flac");

    // The encoder's name is that of the encoder that ran.
    const auto ownName = contentOf (partsOf (plain), "\4");
    const auto nameBytes = 4 + fromLittle (ownName.substr (0, 4));
    CHECK (contentOf (output.parts, "\4") == ownName.substr (0, nameBytes) + comments);
    const std::string streamInfo (1, '\0');
    CHECK (partsWith (output.parts, { streamInfo, "\4", "frames" }, true) == blocks);
    CHECK (output.lost == json::array());
    samplesAgree (folder, plain, output, "plain.flac");
    CHECK (readAudio<double> (folder / "out.flac").info.frames == 3001);
}

TEST_CASE ("What says something of the samples as they were is left out, and told",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto wav = rendered (folder,
                               withChunks (plainFile (folder, wav24), { { "mext", "12" } },
                                           { { "MD5 ", std::string (16, 'm') },
                                             { "PEAK", std::string (24, 'p') },
                                             { "levl", std::string (24, 'p') },
                                             { "JUNK", "" } }),
                               "out.wav");
    CHECK (partsWith (wav.parts, { "fmt ", "data" }, true).empty());
    CHECK (wav.lost
           == json { loss ("MPEG information (mext)", "not true"),
                     loss ("checksum of the samples (MD5)", "not true") });

    const auto aiff = rendered (folder,
                                withChunks (plainFile (folder, SF_FORMAT_AIFF | SF_FORMAT_PCM_24),
                                            { { "AESD", std::string (24, 'a') } }, {}),
                                "out.aiff");
    CHECK (partsWith (aiff.parts, { "COMM", "SSND" }, true).empty());
    CHECK (aiff.lost == json { loss ("AES channel status (AESD)", "not true") });

    const auto flac =
        rendered (folder,
                  withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24),
                              { { std::string (1, '\2'), "riff" + std::string (40, 'r') } }),
                  "out.flac");
    CHECK (contentOf (flac.parts, "\2").empty());
    CHECK (flac.lost == json { loss ("headers of another file (riff)", "not true") });
    CHECK (contains (flac.complaints, "would not be true of the output: headers of another file"));
}

TEST_CASE ("What an output has no place for is told once, in both reports and on standard error",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto input = withChunks (plainFile (folder, wav24), riffParts, riffPartsBehind);
    const auto name = GENERATE (as<std::string>(), "out.w64", "out.au");
    const auto output = rendered (folder, input, name);
    const auto has = [&] (const json& one)
    { return std::count (output.lost.begin(), output.lost.end(), one); };

    for (const auto* kind :
         { "broadcast information (bext)", "iXML", "ADM tracks (chna)", "axml", "cart",
           "loop information (acid)", "XMP", "chunk \"umid\"", "chunk \"zzzz\"", "cue points",
           "cue labels", "cue notes and regions", "sampler information (smpl)", "instrument (inst)",
           "texts (ENGINEER, IXYZ, TITLE)" })
    {
        CAPTURE (kind);
        CHECK (has (loss (kind)) == 1);
        const auto first = output.complaints.find (kind);
        CHECK (first != std::string::npos);
        CHECK (output.complaints.find (kind, first + 1) == std::string::npos);
        CHECK (contains (output.text, kind));
    }

    CHECK (has (loss ("ID3 tag", "damaged")) == 1);
    CHECK (output.lost.size() == 16);
    CHECK (contains (output.complaints, "An output in the input's container, WAV, keeps it."));

    // With the report on standard output the sentence stays one.
    const auto again =
        run ({ "render", folder / "in", "-o", folder / name, "--force", "--json", "-" });
    CHECK (again.complaints == output.complaints);
    CHECK (run ({ "measure", folder / "in", folder / name, "--json", "-" })
               .json()["metadata_lost"]
               .is_null());
}

namespace
{

/** Renders from container to container, and hands out the last file's bytes. */
std::string through (const TemporaryFolder& folder, const std::string& bytes,
                     const std::vector<std::string>& names)
{
    writeBytes (folder / "start", bytes);
    auto input = folder / "start";

    for (const auto& name : names)
    {
        const auto result = run ({ "render", input, "-o", folder / name, "--force" });
        CAPTURE (name, result.complaints);
        REQUIRE (result.status == 0);
        input = folder / name;
    }

    return bytesOf (input);
}

/** All texts that libsndfile has an id for, of those the container has room for. */
std::map<int, std::string> stringsOf (const std::string& path)
{
    SF_INFO info {};
    auto* const file = sf_open (path.c_str(), SFM_READ, &info);
    REQUIRE (file != nullptr);
    std::map<int, std::string> strings;

    for (int id = SF_STR_FIRST; id <= SF_STR_LAST; ++id)
        if (const auto* const text = sf_get_string (file, id))
            strings[id] = text;

    sf_close (file);
    return strings;
}

void setAllStrings (SNDFILE* file)
{
    for (int id = SF_STR_FIRST; id <= SF_STR_LAST; ++id)
        sf_set_string (file, id, ("text " + std::to_string (id)).c_str());
}

TagLib::PropertyMap propertiesOf (const std::string& path)
{
    const TagLib::FileRef file (path.c_str(), false);
    REQUIRE (! file.isNull());
    return file.file()->properties();
}

const auto smallPicture = picture (5);

std::string vorbisComments (const std::vector<std::string>& comments)
{
    auto block = little (2, 4) + "me" + little (comments.size(), 4);

    for (const auto& comment : comments)
        block += little (comment.size(), 4) + comment;

    return block;
}

} // namespace

TEST_CASE ("Every text that libsndfile has an id for, from the first to the last, is kept",
           "[offline][metadata]")
{
    const auto [format, name] =
        GENERATE (table<int, std::string> ({ { wav24, "out.wav" },
                                             { SF_FORMAT_RF64 | SF_FORMAT_PCM_24, "out.rf64" },
                                             { SF_FORMAT_AIFF | SF_FORMAT_PCM_24, "out.aiff" },
                                             { SF_FORMAT_CAF | SF_FORMAT_PCM_24, "out.caf" },
                                             { SF_FORMAT_FLAC | SF_FORMAT_PCM_24, "out.flac" } }));
    const TemporaryFolder folder;
    writeAudio (folder / "in", format, 44100, 1, busySignal (500), setAllStrings);
    const auto strings = stringsOf (folder / "in");
    REQUIRE (strings.size() >= 4);

    // Into its own container, and through every other and back.
    const auto input = bytesOf (folder / "in");
    through (folder, input, { name });
    CHECK (stringsOf (folder / name) == strings);

    for (const auto* other : { "by.wav", "by.aiff", "by.caf", "by.flac", "by.rf64" })
    {
        CAPTURE (other);
        through (folder, input, { other, name });
        CHECK (stringsOf (folder / name) == strings);
        auto found = stringsOf (folder / other);

        if (std::string (other) != "by.aiff" && std::string (other) != "by.rf64")
            for (const auto& [id, text] : strings)
            {
                CAPTURE (id);
                const auto isLicenceOfWav = id == SF_STR_LICENSE && std::string (other) == "by.wav";
                CHECK ((isLicenceOfWav || found[id] == text)); // WAV has no place for it
            }
    }
}

TEST_CASE ("Texts without an id in libsndfile, repeated ones and pictures survive other containers",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
    const auto input = withBlocks (
        plain,
        { { "\4", vorbisComments ({ "TITLE=T", "ARTIST=one", "ARTIST=two", "ALBUMARTIST=\xC3\xA9",
                                    "DISCNUMBER=2", "ISRC=XX1234567890",
                                    "REPLAYGAIN_TRACK_GAIN=-7.0 dB", "MINE=own" }) },
          { "\6", smallPicture } });
    const auto name = GENERATE (as<std::string>(), "by.wav", "by.aiff");
    const auto back = partsOf (through (folder, input, { name, "back.flac" }));
    const auto properties = propertiesOf (folder / "back.flac");

    const auto valuesOf = [&] (const char* key)
    { return properties[key].toString ("|").to8Bit (true); };
    CHECK (properties.size() == 7);
    CHECK (valuesOf ("TITLE") == "T");
    CHECK (valuesOf ("ARTIST") == "one|two");
    CHECK (valuesOf ("ALBUMARTIST") == "\xC3\xA9");
    CHECK (valuesOf ("DISCNUMBER") == "2");
    CHECK (valuesOf ("ISRC") == "XX1234567890");
    CHECK (valuesOf ("REPLAYGAIN_TRACK_GAIN") == "-7.0 dB");
    CHECK (valuesOf ("MINE") == "own");

    // A picture's size in pixels is nowhere but in FLAC.
    const auto picture = contentOf (back, "\6");
    CHECK (picture.substr (0, 25) == smallPicture.substr (0, 25));
    CHECK (picture.substr (picture.size() - 9) == smallPicture.substr (smallPicture.size() - 9));
    CHECK (propertiesOf (folder / name)["ALBUMARTIST"].toString().to8Bit (true) == "\xC3\xA9");

    // CAF has texts of any name, but no picture.
    const auto caf = rendered (folder, input, "by.caf");
    CHECK (caf.lost == json { loss ("a picture") });
    CHECK (contains (contentOf (caf.parts, "info"), "discnumber" + std::string (1, '\0') + "2"));
}

TEST_CASE ("Texts of MP3 and Ogg files are kept", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto out = GENERATE (as<std::string>(), "out.wav", "out.aiff", "out.flac");
    // Frames of silence (MPEG 1, layer 3, 128 kbit/s, 44.1 kHz) behind an ID3 tag of version 2.3.
    const auto frame = [] (const std::string& id, const std::string& content)
    { return id + big (content.size(), 4) + std::string (2, '\0') + content; };
    const std::string zero (1, '\0');
    const auto frames = frame ("TIT2", zero + "A title") + frame ("TPE2", zero + "Everybody")
                        + frame ("PRIV", "owner" + zero + "data");
    std::string mp3 =
        "ID3" + std::string ("\3\0\0\0\0\0", 6) + static_cast<char> (frames.size()) + frames;

    // The first frame says how many follow.
    mp3 += "\xFF\xFB\x90" + std::string (33, '\0') + "Info" + big (1, 4) + big (40, 4)
           + std::string (414 - 33 - 12, '\0');

    for (int i = 0; i < 40; ++i)
        mp3 += "\xFF\xFB\x90" + std::string (414, '\0');

    const auto fromMp3 = rendered (folder, mp3, out);
    CHECK (fromMp3.lost == json { loss ("ID3 frames (PRIV)") });
    CHECK (propertiesOf (folder / out)["TITLE"].toString() == "A title");
    CHECK (propertiesOf (folder / out)["ALBUMARTIST"].toString() == "Everybody");

    writeAudio (folder / "in.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 2, busySignal (5000),
                setAllStrings);
    const auto fromOgg = rendered (folder, bytesOf (folder / "in.ogg"), out);
    CHECK (fromOgg.lost == json::array());
    CHECK (propertiesOf (folder / out)["TITLE"].toString() == "text 1");
    CHECK (propertiesOf (folder / out)["LICENSE"].toString() == "text 8");
    CHECK (propertiesOf (folder / out)["GENRE"].toString() == "text 16");
}

TEST_CASE ("An instrument of AIFF comes into WAV, and is told to be lost elsewhere",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto aiff = withChunks (
        plainFile (folder, SF_FORMAT_AIFF | SF_FORMAT_PCM_24),
        { { "INST", std::string ("\x3D\0\0\x7F\1\x7F\0\0", 8) + std::string (12, '\0') } }, {});
    const auto wav = rendered (folder, aiff, "out.wav");
    CHECK (wav.lost == json::array());
    CHECK (contentOf (wav.parts, "smpl").substr (12, 4) == little (0x3D, 4));

    for (const auto* name : { "out.rf64", "out.flac", "out.caf" })
        CHECK (rendered (folder, aiff, name).lost == json { loss ("instrument (INST)") });
}

TEST_CASE ("An annotation of AU is kept as a comment, or told", "[offline][metadata]")
{
    const TemporaryFolder folder;
    auto bytes = plainFile (folder, SF_FORMAT_AU | SF_FORMAT_PCM_24);
    bytes = bytes.replace (4, 4, big (32, 4)).insert (24, "a note\0\0", 8);
    CHECK (rendered (folder, bytes, "out.wav").lost == json::array());
    CHECK (stringsOf (folder / "out.wav")[SF_STR_COMMENT] == "a note");
    CHECK (rendered (folder, bytes, "out.au").lost == json { loss ("texts (COMMENT)") });

    // As long as one may be here: all up to the audio at 65536 bytes.
    const std::string longest (65536 - 24, 'n');
    bytes = plainFile (folder, SF_FORMAT_AU | SF_FORMAT_PCM_24);
    bytes = bytes.replace (4, 4, big (65536, 4)).insert (24, longest);
    CHECK (contains (contentOf (rendered (folder, bytes, "out.wav").parts, "LIST"), longest));
}

TEST_CASE ("An ID3 tag in front of FLAC is told, or read into another container",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto frame = "TPE2" + big (6, 4) + std::string (3, '\0') + "Every";
    const auto input = "ID3" + std::string ("\3\0\0\0\0\0", 6) + static_cast<char> (frame.size())
                       + frame + plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
    CHECK (rendered (folder, input, "out.flac").lost == json { loss ("ID3 tag") });
    CHECK (rendered (folder, input, "out.aiff").lost == json::array());
    CHECK (propertiesOf (folder / "out.aiff")["ALBUMARTIST"].toString() == "Every");

    // Longer than the seven bits of one byte of its length.
    const std::string longText (300, 'e');
    const auto longFrame = "TPE2" + big (301, 4) + std::string (3, '\0') + longText;
    const auto longInput = "ID3" + std::string ("\3\0\0\0\0", 5)
                           + static_cast<char> (longFrame.size() / 128)
                           + static_cast<char> (longFrame.size() % 128) + longFrame
                           + withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24),
                                         { { "\4", vorbisComments ({ "TITLE=T" }) } });
    CHECK (rendered (folder, longInput, "out.flac").lost == json { loss ("ID3 tag") });
    CHECK (propertiesOf (folder / "out.flac")["TITLE"].toString() == "T");
    CHECK (rendered (folder, longInput, "out.aiff").lost == json::array());
    CHECK (propertiesOf (folder / "out.aiff")["ALBUMARTIST"].toString().to8Bit() == longText);
}

TEST_CASE ("Cue points keep places and names between WAV, RF64, AIFF and CAF",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto cues = cuePoints ({ 1000, 2000, 8000 });
    const auto names =
        "adtl" + riffChunk ("labl", label (1, "Verse")) + riffChunk ("labl", label (3, "End"));
    const auto input =
        withChunks (plainFile (folder, wav24), {}, { { "LIST", names }, { "cue ", cues } });
    const auto way =
        GENERATE (values<std::vector<std::string>> ({ { "by.aiff", "back.wav" },
                                                      { "by.caf", "back.wav" },
                                                      { "by.rf64", "back.wav" },
                                                      { "by.aiff", "by.caf", "back.rf64" },
                                                      { "by.rf64", "by.aiff", "back.wav" } }));
    const auto back = partsOf (through (folder, input, way));
    CHECK (contentOf (back, "cue ") == cues);
    CHECK (contentOf (back, "LIST") == names);

    through (folder, input, { "by.aiff" });
    SF_INFO info {};
    auto* const file = sf_open ((folder / "by.aiff").c_str(), SFM_READ, &info);
    SF_CUES found {};
    CHECK (sf_command (file, SFC_GET_CUE, &found, sizeof (found)) == SF_TRUE);
    sf_close (file);
    CHECK (found.cue_count == 3);
    CHECK (found.cue_points[1].sample_offset == 2000);
    CHECK (std::string (found.cue_points[2].name) == "End");
}

TEST_CASE ("Cue points that another container cannot number or place are numbered anew, or told",
           "[offline][metadata]")
{
    const TemporaryFolder folder;

    // WAV numbers them as it likes, many programs from 0; AIFF's numbers are above 0.
    auto fromZero = little (2, 4);

    for (std::uint32_t id = 0; id < 2; ++id)
        fromZero +=
            little (id, 4) + little (100 + id, 4) + "data" + little (0, 8) + little (100 + id, 4);

    const auto aiff = rendered (
        folder, withChunks (plainFile (folder, wav24), {}, { { "cue ", fromZero } }), "out.aiff");
    CHECK (contentOf (aiff.parts, "MARK")
           == big (2, 2) + big (1, 2) + big (100, 4) + std::string (2, '\0') + big (2, 2)
                  + big (101, 4) + std::string (2, '\0'));

    // A place of 2^32 samples, in CAF a double: 0x41F0000000000000. Other places are kept.
    const auto mark = [] (std::uint64_t place, std::uint32_t id)
    { return big (0, 4) + big (place, 8) + big (id, 4) + std::string (8, '\xFF') + big (0, 4); };
    const auto marks = big (0, 4) + big (2, 4) + mark (0x41F0000000000000, 1)
                       + mark (0x4059000000000000, 2); // 100.0
    const auto caf = withChunks (plainFile (folder, SF_FORMAT_CAF | SF_FORMAT_PCM_24),
                                 { { "mark", marks } }, {});
    const auto wav = rendered (folder, caf, "out.wav");
    CHECK (wav.lost == json { loss ("cue points beyond 2^32 samples") });
    CHECK (contentOf (wav.parts, "cue ")
           == little (1, 4) + little (2, 4) + little (100, 4) + "data" + little (0, 8)
                  + little (100, 4));
}

// AIFF's lengths of names are bytes, and libsndfile opens no file with a longer text than 8000.
TEST_CASE ("The longest text and name that AIFF can hold are kept whole", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const std::string longest (8000, 't'), name (255, 'n');
    const auto wav = withChunks (plainFile (folder, wav24), {},
                                 { { "LIST", infoList ({ { "INAM", longest + '\0' } }) },
                                   { "cue ", cuePoints ({ 7, 8 }) },
                                   { "LIST", "adtl" + riffChunk ("labl", label (1, name + "x"))
                                                 + riffChunk ("labl", label (2, "Even")) } });
    const auto aiff = rendered (folder, wav, "out.aiff");
    CHECK (contentOf (aiff.parts, "NAME") == longest);
    CHECK (contentOf (aiff.parts, "ID3 ").empty());
    CHECK (contentOf (aiff.parts, "MARK")
           == big (2, 2) + big (1, 2) + big (7, 4) + '\xFF' + name + big (2, 2) + big (8, 4) + '\4'
                  + "Even" + '\0');

    const auto back = partsOf (through (folder, wav, { "by.aiff", "back.wav" }));
    CHECK (contentOf (back, "LIST")
           == "adtl" + riffChunk ("labl", label (1, name)) + riffChunk ("labl", label (2, "Even")));
}

TEST_CASE ("Channels keep their places in every container that can hold them",
           "[offline][metadata][slow]")
{
    struct Layout
    {
        int channels;
        std::uint32_t mask;
    };

    // 5.1 with channels behind and beside, 4.0, 3.0, 7.1, left and right behind, mono behind.
    const auto layout =
        GENERATE (Layout { 6, 0x3F }, Layout { 6, 0x60F }, Layout { 4, 0x107 }, Layout { 3, 0x7 },
                  Layout { 8, 0x63F }, Layout { 2, 0x30 }, Layout { 1, 0x100 });
    const TemporaryFolder folder;
    auto input = plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, layout.channels);
    input.replace (40, 4, little (layout.mask, 4));
    const auto maskIn = [] (const Parts& parts)
    { return contentOf (parts, "fmt ").substr (20, 4); };

    for (const auto* name : { "out.wav", "out.rf64", "out.w64" })
    {
        CAPTURE (name);
        const auto output = rendered (folder, input, name);
        CHECK (maskIn (output.parts) == little (layout.mask, 4));
        CHECK (output.lost == json::array());
        CHECK (contentOf (output.parts, "fmt ").substr (0, 2) == "\xFE\xFF");
    }

    for (const auto* name : { "by.rf64", "by.w64", "by.aiff", "by.caf", "by.flac" })
    {
        CAPTURE (name);
        CHECK (maskIn (partsOf (through (folder, input, { name, "back.wav" })))
               == little (layout.mask, 4));
    }

    // A float file and 8 bits have other kinds of samples in the same form.
    CHECK (maskIn (rendered (folder, input, "float.w64", { "--float" }).parts)
           == little (layout.mask, 4));
    CHECK (readAudio<double> (folder / "float.w64").info.channels == layout.channels);

    CHECK (rendered (folder, input, "out.au").lost == json { loss ("places of the channels") });
}

TEST_CASE ("Channels without places get none, and B-format stays B-format", "[offline][metadata]")
{
    const TemporaryFolder folder;
    auto none = plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 6);
    none.replace (40, 4, little (0, 4));
    const auto plain = plainFile (folder, wav24, 6);

    for (const auto& [input, name] :
         { std::pair { none, "out.wav" }, { none, "out.rf64" }, { plain, "out.rf64" } })
    {
        const auto output = rendered (folder, input, name);
        CHECK (contentOf (output.parts, "fmt ").substr (20, 4) == little (0, 4));
        CHECK (output.lost == json::array());
    }

    CHECK (contentOf (rendered (folder, plain, "out.wav").parts, "fmt ").size() == 16);

    auto ambisonic = plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 4);
    const std::string guidEnd ("\x21\x07\xD3\x11\x86\x44\xC8\xC1\xCA\0\0\0", 12);
    ambisonic.replace (40, 4, little (0, 4)).replace (48, 12, guidEnd);

    for (const auto* name : { "out.wav", "out.rf64", "out.w64" })
        CHECK (contentOf (rendered (folder, ambisonic, name).parts, "fmt ").substr (20)
               == little (0, 4) + little (1, 4) + guidEnd);

    for (const auto* name : { "out.flac", "out.aiff", "out.caf" })
        CHECK (rendered (folder, ambisonic, name).lost == json { loss ("places of the channels") });

    // Of one channel and of two the usual places are meant where nothing is said.
    CHECK (contentOf (rendered (folder, plainFile (folder, wav24), "out.rf64").parts, "fmt ")
               .substr (20, 4)
           == little (3, 4));
}

// CoreAudioBaseTypes.h: a layout by descriptions of 20 bytes, its kind 0; mono is 42, a channel
// without a place all bits set.
TEST_CASE ("CAF's layout says mono by its own label, and which channels have no place",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto layout = [] (const std::vector<std::uint32_t>& labels)
    {
        auto content = big (0, 8) + big (labels.size(), 4);

        for (const auto label : labels)
            content += big (label, 4) + std::string (16, '\0');

        return content;
    };
    const auto mono = withChunks (plainFile (folder, SF_FORMAT_CAF | SF_FORMAT_PCM_24, 1),
                                  { { "chan", layout ({ 42 }) } }, {});
    const auto wav = rendered (folder, mono, "out.wav");
    CHECK (wav.lost == json::array());
    CHECK (contentOf (wav.parts, "fmt ").size() == 16);

    auto twoOfFour = plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 4);
    twoOfFour.replace (40, 4, little (3, 4));
    const auto caf = rendered (folder, twoOfFour, "out.caf");
    CHECK (contentOf (caf.parts, "chan") == layout ({ 1, 2, 0xFFFFFFFF, 0xFFFFFFFF }));
    CHECK (caf.lost == json::array());
}

// Microsoft's WAVEFORMATEXTENSIBLE: a mask of 0 is that of streams without a loudspeaker. FLAC has
// places for every number of channels up to 8, unless such a mask stands in its comments.
TEST_CASE ("Channels that a mask of 0 leaves without places get none on any way",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto channels = GENERATE (1, 2, 3, 6, 8);
    CAPTURE (channels);
    const auto maskText = std::string ("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x0");
    auto wav = plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, channels);
    wav.replace (40, 4, little (0, 4));
    const auto flac = withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24, channels),
                                  { { "\4", vorbisComments ({ maskText }) } });

    for (const auto& input : { wav, flac })
    {
        for (const auto* name : { "out.wav", "out.rf64", "out.w64" })
        {
            CAPTURE (name);
            const auto output = rendered (folder, input, name);
            const auto fmt = contentOf (output.parts, "fmt ");
            REQUIRE (fmt.size() == 40);
            CHECK (fmt.substr (20, 4) == little (0, 4));
            CHECK (output.lost == json::array());
            CHECK (readAudio<double> (folder / name).info.channels == channels);
        }

        const auto output = rendered (folder, input, "out.flac");
        CHECK (contains (contentOf (output.parts, "\4"), maskText));
        CHECK (output.lost == json::array());

        for (const auto* name : { "out.au", "out.aiff", "out.caf" })
            CHECK (rendered (folder, input, name).lost == json::array());
    }

    const auto back = partsOf (through (folder, wav, { "by.flac", "back.wav" }));
    CHECK (contentOf (back, "fmt ").substr (20, 4) == little (0, 4));

    // A plain WAV says nothing of more than two channels either.
    const auto plain = plainFile (folder, wav24, channels);
    CHECK (contains (contentOf (rendered (folder, plain, "out.flac").parts, "\4"), maskText)
           == (channels > 2));

    // A text that is not a number is not a mask: the format's own places stay.
    for (const auto* text : { "none", "0x0 or so" })
    {
        CAPTURE (text);
        const auto name = std::string ("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=");
        const auto wrong =
            withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24, channels),
                        { { "\4", vorbisComments ({ name + text }) } });
        const auto own = rendered (folder, wrong, "out.rf64");
        CHECK_FALSE (contentOf (own.parts, "fmt ").substr (20, 4) == little (0, 4));
    }
}

// Vorbis has the centre between left and right; a mask cannot say that.
TEST_CASE ("Places in an order that an output cannot say are told to be lost",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 48000, 3,
                busySignal (3 * 3000));
    const auto input = bytesOf (folder / "in.ogg");
    CHECK (rendered (folder, input, "out.wav").lost == json { loss ("places of the channels") });

    const auto caf = rendered (folder, input, "out.caf");
    CHECK (caf.lost == json::array());
    const auto layout = contentOf (caf.parts, "chan");
    REQUIRE (layout.size() == 12 + 3 * 20);
    CHECK (fromBig (layout.substr (0, 4)) == 0);
    CHECK (fromBig (layout.substr (12 + 20, 4)) == 3); // the centre comes second
}

TEST_CASE ("A chunk too long to be found before the audio soon goes behind it",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const std::string large (9 * 1024 * 1024 + 1, 'x');
    const auto output = rendered (
        folder, withChunks (plainFile (folder, wav24), { { "axml", large }, { "iXML", "1" } }, {}),
        "out.wav");
    REQUIRE (output.parts.size() == 4);
    CHECK (output.parts[0] == std::pair { std::string ("iXML"), std::string ("1") });
    CHECK (output.parts[2].first == "data");
    CHECK (output.parts[3].second == large);

    // 8 MiB with its header are not too long.
    const std::string longest (8 * 1024 * 1024 - 8, 'x');
    const auto still = rendered (
        folder, withChunks (plainFile (folder, wav24), { { "axml", longest } }, {}), "out.wav");
    CHECK (still.parts.front().first == "axml");
}

TEST_CASE ("Damaged metadata is told to be lost, and the audio is rendered all the same",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, wav24);
    const auto info = [] (std::uint32_t size)
    { return "INFO" + riffChunk ("INAM", "first") + "IART" + little (size, 4) + "second"; };

    // A chunk that goes on behind the file's end.
    for (const std::size_t missing : { 1u, 50u })
    {
        auto cut = withChunks (plain, {}, { { "iXML", std::string (100, 'x') } });
        cut.resize (cut.size() - missing);
        const auto kept = rendered (folder, cut, "out.wav");
        CHECK (kept.lost == json { loss ("iXML", "damaged") });
        CHECK (contains (kept.complaints, "it is damaged in the input: iXML"));
        samplesAgree (folder, plain, kept, "plain.wav");
    }

    // A text that goes on behind its list, cue points that are fewer than they say.
    const auto converted =
        rendered (folder,
                  withChunks (plain, {},
                              { { "LIST", info (1000) },
                                { "cue ", little (0xFFFFFFFF, 4) + std::string (24, 'c') },
                                { "id3 ", "ID3" + std::string (7, '\x7F') } }),
                  "out.flac");
    CHECK (converted.lost
           == json { loss ("texts", "damaged"), loss ("cue points", "damaged"),
                     loss ("ID3 tag", "damaged") });
    CHECK (stringsOf (folder / "out.flac")[SF_STR_TITLE] == "first");

    // A list that ends within its type's name, of which the letters go on behind it.
    const auto list = withChunks (plain, {}, { { "LIST", "IN" }, { "FO..", "" } });
    CHECK (rendered (folder, list, "out.flac").lost[0] == loss ("texts", "damaged"));

    const auto flac = rendered (
        folder,
        withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24),
                    { { std::string (1, '\2'), "test1" }, { "\4", little (0xFFFFFF00, 4) + "x" } }),
        "out.flac");
    CHECK (flac.lost == json { loss ("texts", "damaged") });
    CHECK (contentOf (flac.parts, "\2") == "test1");

    // There is one block of comments in a file of FLAC; the first counts.
    const auto two = rendered (folder,
                               withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24),
                                           { { "\4", vorbisComments ({ "TITLE=first" }) },
                                             { "\4", vorbisComments ({ "TITLE=second" }) } }),
                               "out.flac");
    CHECK (two.lost == json { loss ("texts", "damaged") });
    CHECK (stringsOf (folder / "out.flac")[SF_STR_TITLE] == "first");
}

TEST_CASE ("Two parts of one kind that are lost are told once", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const Parts two { { "iXML", "<a/>" }, { "iXML", "<b/>" } };
    const auto input = withChunks (plainFile (folder, wav24), two, {});
    CHECK (rendered (folder, input, "out.flac").lost == json { loss ("iXML") });
}

// libsndfile would write the peak with the time of day.
TEST_CASE ("A float output holds no peak, so that every run gives the same bytes",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto plain = plainFile (folder, wav24);

    for (const auto* name : { "out.wav", "out.rf64", "out.aiff", "out.caf" })
    {
        CAPTURE (name);
        const auto output = rendered (folder, plain, name, { "--float" });
        CHECK (partsWith (output.parts, { "PEAK", "peak" }).empty());
    }
}

TEST_CASE ("FLAC without a single comment has lost none", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto input = withBlocks (plainFile (folder, SF_FORMAT_FLAC | SF_FORMAT_PCM_24),
                                   { { "\4", vorbisComments ({}) } });

    for (const auto* name : { "out.flac", "out.wav" })
    {
        CAPTURE (name);
        CHECK (rendered (folder, input, name).lost == json::array());
    }
}

TEST_CASE ("The same input with metadata gives the same bytes", "[offline][metadata]")
{
    const TemporaryFolder folder;
    const auto name = GENERATE (as<std::string>(), "wav", "rf64", "w64", "aiff", "caf", "flac");
    writeBytes (folder / "in.wav",
                withChunks (plainFile (folder, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 6), riffParts,
                            riffPartsBehind));

    for (const auto* out : { "a.", "b." })
        REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / (out + name) }).status == 0);

    CHECK (bytesOf (folder / ("a." + name)) == bytesOf (folder / ("b." + name)));
}

// Whatever the metadata, a render either gives the audio of the file or names what is wrong.
TEST_CASE ("Metadata with any byte changed never harms the audio", "[offline][metadata][slow]")
{
    const TemporaryFolder folder;
    const auto [format, name] =
        GENERATE (table<int, std::string> ({ { wav24, "wav" },
                                             { SF_FORMAT_AIFF | SF_FORMAT_PCM_24, "aiff" },
                                             { SF_FORMAT_CAF | SF_FORMAT_PCM_24, "caf" },
                                             { SF_FORMAT_FLAC | SF_FORMAT_PCM_24, "flac" } }));
    writeAudio (folder / "in.wav", wav24, 44100, 1, busySignal (100));
    const auto whole = through (
        folder, withChunks (bytesOf (folder / "in.wav"), {}, riffPartsBehind), { "whole." + name });
    const auto samples = samplesIn (partsOf (whole));
    const auto start = whole.find (samples);
    Random random { 5 };
    int renders = 0;

    for (int i = 0; i < 60; ++i)
    {
        auto bytes = whole;

        for (std::size_t k = 0; k < 1 + random.below (3); ++k)
        {
            const auto place = 12 + random.below (bytes.size() - 12 - samples.size());
            bytes[place < start ? place : place + samples.size()] =
                static_cast<char> (random.word());
        }

        writeBytes (folder / "damaged", bytes);
        const auto* const other = i % 2 == 0 ? "out.wav" : "out.flac";
        const auto result = run ({ "render", folder / "damaged", "-o", folder / other, "--force" });
        CAPTURE (i, result.complaints);

        if (result.status == 0)
        {
            ++renders;
            CHECK_NOTHROW (partsOf (bytesOf (folder / other)));
            CHECK_NOTHROW (readAudio<double> (folder / other));
        }
        else
            CHECK (result.complainsOf ("requant: " + folder.path.string()));
    }

    CHECK (renders > 20);
}
