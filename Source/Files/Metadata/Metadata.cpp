#include "Metadata.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

namespace requant
{

namespace
{

bool keepsItsOwn (const AudioFileInfo& facts)
{
    switch (facts.container())
    {
        case SF_FORMAT_WAV:
        case SF_FORMAT_WAVEX:
        case SF_FORMAT_RF64:
        case SF_FORMAT_W64:
        case SF_FORMAT_AIFF:
        case SF_FORMAT_CAF:
        case SF_FORMAT_FLAC:
            return true;
        default:
            return false;
    }
}

namespace fs = std::filesystem;
using Reason = LostMetadata::Reason;

// Texts, lists of cue points and tags with pictures are read into memory to be converted.
constexpr std::uint64_t longestConverted = 64u << 20;

struct Kind
{
    ChunkFamily family; // riff: also RIFX and RF64
    std::string_view id;
    const char* name;
};

constexpr std::array kinds {
    Kind { ChunkFamily::riff, "INFO", "texts" },
    Kind { ChunkFamily::riff, "adtl", "cue labels" },
    Kind { ChunkFamily::riff, "cue ", "cue points" },
    Kind { ChunkFamily::riff, "plst", "playlist" },
    Kind { ChunkFamily::riff, "bext", "broadcast information (bext)" },
    Kind { ChunkFamily::riff, "iXML", "iXML" },
    Kind { ChunkFamily::riff, "axml", "axml" },
    Kind { ChunkFamily::riff, "chna", "ADM tracks (chna)" },
    Kind { ChunkFamily::riff, "cart", "cart" },
    Kind { ChunkFamily::riff, "acid", "loop information (acid)" },
    Kind { ChunkFamily::riff, "smpl", "sampler information (smpl)" },
    Kind { ChunkFamily::riff, "inst", "instrument (inst)" },
    Kind { ChunkFamily::riff, "id3 ", "ID3 tag" },
    Kind { ChunkFamily::riff, "ID3 ", "ID3 tag" },
    Kind { ChunkFamily::riff, "_PMX", "XMP" },
    Kind { ChunkFamily::riff, "MD5 ", "checksum of the samples (MD5)" },
    Kind { ChunkFamily::riff, "mext", "MPEG information (mext)" },
    Kind { ChunkFamily::iff, "MARK", "cue points" },
    Kind { ChunkFamily::iff, "COMT", "comments (COMT)" },
    Kind { ChunkFamily::iff, "NAME", "texts" },
    Kind { ChunkFamily::iff, "AUTH", "texts" },
    Kind { ChunkFamily::iff, "(c) ", "texts" },
    Kind { ChunkFamily::iff, "ANNO", "texts" },
    Kind { ChunkFamily::iff, "INST", "instrument (INST)" },
    Kind { ChunkFamily::iff, "ID3 ", "ID3 tag" },
    Kind { ChunkFamily::iff, "APPL", "application data (APPL)" },
    Kind { ChunkFamily::iff, "AESD", "AES channel status (AESD)" },
    Kind { ChunkFamily::iff, "MIDI", "MIDI data" },
    Kind { ChunkFamily::iff, "CHAN", placesKind },
    Kind { ChunkFamily::caf, "info", "texts" },
    Kind { ChunkFamily::caf, "mark", "cue points" },
    Kind { ChunkFamily::caf, "strg", "cue labels" },
    Kind { ChunkFamily::caf, "regn", "regions" },
    Kind { ChunkFamily::caf, "inst", "instrument (inst)" },
    Kind { ChunkFamily::caf, "midi", "MIDI data" },
    Kind { ChunkFamily::caf, "chan", placesKind },
    Kind { ChunkFamily::caf, "umid", "identifier (umid)" },
    Kind { ChunkFamily::caf, "uuid", "data of a program (uuid)" },
    Kind { ChunkFamily::w64, "bext", "broadcast information (bext)" },
    Kind { ChunkFamily::w64, "list", "texts" },
};

// What the writing of the audio makes anew, and what holds nothing.
constexpr std::array structure {
    Kind { ChunkFamily::riff, "fmt ", "" }, Kind { ChunkFamily::riff, "data", "" },
    Kind { ChunkFamily::riff, "ds64", "" }, Kind { ChunkFamily::riff, "fact", "" },
    Kind { ChunkFamily::riff, "PEAK", "" }, Kind { ChunkFamily::riff, "levl", "" },
    Kind { ChunkFamily::riff, "JUNK", "" }, Kind { ChunkFamily::riff, "junk", "" },
    Kind { ChunkFamily::riff, "PAD ", "" }, Kind { ChunkFamily::riff, "FLLR", "" },
    Kind { ChunkFamily::iff, "FVER", "" },  Kind { ChunkFamily::iff, "COMM", "" },
    Kind { ChunkFamily::iff, "SSND", "" },  Kind { ChunkFamily::iff, "PEAK", "" },
    Kind { ChunkFamily::iff, "FLLR", "" },  Kind { ChunkFamily::iff, "VHDR", "" },
    Kind { ChunkFamily::iff, "BODY", "" },  Kind { ChunkFamily::caf, "desc", "" },
    Kind { ChunkFamily::caf, "data", "" },  Kind { ChunkFamily::caf, "free", "" },
    Kind { ChunkFamily::caf, "pakt", "" },  Kind { ChunkFamily::caf, "kuki", "" },
    Kind { ChunkFamily::caf, "peak", "" },  Kind { ChunkFamily::caf, "ovvw", "" },
    Kind { ChunkFamily::w64, "fmt ", "" },  Kind { ChunkFamily::w64, "data", "" },
    Kind { ChunkFamily::w64, "fact", "" },  Kind { ChunkFamily::w64, "levl", "" },
    Kind { ChunkFamily::w64, "junk", "" },  Kind { ChunkFamily::w64, "JUNK", "" },
};

// What speaks of the samples as they were: their checksum, their word length, their compression.
constexpr std::array notTrue {
    Kind { ChunkFamily::riff, "MD5 ", "" },
    Kind { ChunkFamily::riff, "mext", "" },
    Kind { ChunkFamily::iff, "AESD", "" },
};

template <std::size_t count>
const Kind* find (const std::array<Kind, count>& table, ChunkFamily family, std::string_view id)
{
    const auto* const found =
        std::find_if (table.begin(), table.end(),
                      [&] (const Kind& kind) { return kind.family == family && kind.id == id; });
    return found == table.end() ? nullptr : found;
}

bool isPrintable (std::string_view id)
{
    return std::all_of (id.begin(), id.end(), [] (char c) { return c >= 0x20 && c <= 0x7E; });
}

std::string bytesAt (const fs::path& file, std::uint64_t offset, std::uint64_t size)
{
    std::ifstream stream (file, std::ios::binary);
    std::string bytes (static_cast<std::size_t> (size), '\0');
    stream.seekg (static_cast<std::streamoff> (offset));
    stream.read (bytes.data(), static_cast<std::streamsize> (size));
    bytes.resize (static_cast<std::size_t> (std::max<std::streamsize> (0, stream.gcount())));
    return bytes;
}

} // namespace

const char* nameOf (LostMetadata::Reason reason) noexcept
{
    switch (reason)
    {
        case LostMetadata::Reason::noPlace:
            return "no place";
        case LostMetadata::Reason::notTrue:
            return "not true";
        case LostMetadata::Reason::damaged:
            return "damaged";
    }

    return "";
}

std::vector<std::string> sentencesOf (const std::vector<LostMetadata>& lost,
                                      const AudioFileInfo& input, const AudioFileInfo& output)
{
    const auto list = [&lost] (LostMetadata::Reason reason)
    {
        std::string text;

        for (const auto& one : lost)
            if (one.reason == reason)
                text += (text.empty() ? "" : ", ") + one.kind;

        return text;
    };

    const auto container = output.containerName();
    const auto advice =
        keepsItsOwn (input) && input.container() != output.container()
            ? " An output in the input's container, " + input.containerName() + ", keeps it."
            : std::string();
    std::vector<std::string> sentences;

    if (const auto kinds = list (LostMetadata::Reason::noPlace); ! kinds.empty())
        sentences.push_back ("Metadata was not kept, because " + container
                             + " has no place for it here: " + kinds + "." + advice);

    if (const auto kinds = list (LostMetadata::Reason::notTrue); ! kinds.empty())
        sentences.push_back ("Metadata was left out that would not be true of the output: " + kinds
                             + ".");

    if (const auto kinds = list (LostMetadata::Reason::damaged); ! kinds.empty())
        sentences.push_back ("Metadata was not kept, because it is damaged in the input: " + kinds
                             + ".");

    return sentences;
}

ChunkFamily withoutVariants (ChunkFamily family) noexcept
{
    return family == ChunkFamily::rifx || family == ChunkFamily::rf64 ? ChunkFamily::riff : family;
}

std::string kindOfChunk (ChunkFamily family, std::string_view id)
{
    if (const auto* const kind = find (kinds, withoutVariants (family), id))
        return kind->name;

    return isPrintable (id) ? "chunk \"" + std::string (id) + "\""
                            : "chunk without a readable name";
}

bool isMadeAnew (ChunkFamily family, std::string_view id) noexcept
{
    return find (structure, withoutVariants (family), id) != nullptr;
}

Metadata::Metadata (const AudioReader& readerToUse)
    : reader (readerToUse), isFile (fs::is_regular_file (reader.facts().file))
{
    if (isFile && reader.facts().container() == SF_FORMAT_FLAC)
        findBlocksOfFlac();
    else if (isFile && reader.facts().container() == SF_FORMAT_AU)
        findAnnotationOfAu();
    else if (isFile)
        findChunks();

    findPlaces();
}

int Metadata::formatWithPlaces (int format) const
{
    const auto isWav = (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_WAV;
    const auto needsExtensible =
        ! places.areUsual() && (places.areAmbisonic || places.asMask().has_value());
    return isWav && needsExtensible ? (format & SF_FORMAT_SUBMASK) | SF_FORMAT_WAVEX : format;
}

std::optional<std::string> Metadata::contentOf (const Part& part) const
{
    if (part.size > longestConverted)
        return {};

    auto content = bytesAt (reader.facts().file, part.offset, part.size);
    return content.size() == part.size ? std::optional (std::move (content)) : std::nullopt;
}

void Metadata::findChunks()
{
    const auto& file = reader.facts().file;
    std::ifstream stream (file, std::ios::binary);
    ChunkWalk walk (
        [&stream] (std::uint64_t position, std::span<char> bytes)
        {
            stream.clear();
            stream.seekg (static_cast<std::streamoff> (position));
            stream.read (bytes.data(), static_cast<std::streamsize> (bytes.size()));
            return static_cast<std::size_t> (std::max<std::streamsize> (0, stream.gcount()));
        });
    family = walk.family();
    isBigEndian = walk.isBigEndian();

    if (family == ChunkFamily::none)
        return;

    const auto table = withoutVariants (family);
    const auto length = fs::file_size (file);
    auto isBeforeAudio = true;

    // Half of what a walk lists, so that a walk over the output sees its end.
    for (std::size_t count = 0; count < mostListedChunks / 2; ++count)
    {
        const auto chunk = walk.next();

        if (! chunk)
            break;

        Part part { chunk->id, {}, chunk->offset, chunk->size, isBeforeAudio };
        auto id = chunk->id;

        if (chunk->id == "data" || chunk->id == "SSND")
            isBeforeAudio = false;

        if (isMadeAnew (family, id))
            continue;

        if (family == ChunkFamily::w64)
            part.id = bytesAt (file, chunk->offset - 24, 16);

        if (table == ChunkFamily::riff && id == "LIST")
            id = bytesAt (file, chunk->offset, 4);

        part.kind = kindOfChunk (family, id);

        if (chunk->isOpenEnded || chunk->size > length || chunk->offset > length - chunk->size
            || ! isPrintable (chunk->id))
            lost.push_back ({ part.kind, Reason::damaged });
        else if (find (notTrue, table, id) != nullptr)
            lost.push_back ({ part.kind, Reason::notTrue });
        else
            parts.push_back (part);
    }
}

// Between a header of 24 bytes, which says where the audio begins, and that.
void Metadata::findAnnotationOfAu()
{
    constexpr std::uint64_t header = 24, longest = 65536;
    const auto start = bytesAt (reader.facts().file, 0, 8);
    const auto audio = numberOf (std::string_view (start).substr (4), start.starts_with (".snd"));

    if (audio <= header || audio > longest)
        return;

    const auto text = bytesAt (reader.facts().file, header, audio - header);

    if (text.find_first_not_of ('\0') != std::string::npos)
        parts.push_back ({ "ANNO", "texts", header, text.size(), true });
}

void Metadata::findBlocksOfFlac()
{
    const auto& file = reader.facts().file;
    const auto length = fs::file_size (file);
    std::uint64_t position = 0;

    // Some programs put an ID3 tag in front: ten bytes, its length in four times seven bits.
    if (const auto start = bytesAt (file, 0, 10); start.size() == 10 && start.starts_with ("ID3"))
    {
        std::uint64_t tagBytes = 0;

        for (std::size_t i = 6; i < 10; ++i)
            tagBytes = tagBytes << 7 | (static_cast<unsigned char> (start[i]) & 0x7F);

        position = 10 + tagBytes;
        parts.push_back ({ "ID3 ", "ID3 tag", 0, position, true });
    }

    if (bytesAt (file, position, 4) != "fLaC")
        return;

    position += 4;

    for (auto isLast = false; ! isLast && parts.size() < mostListedChunks / 2;)
    {
        const auto header = bytesAt (file, position, 4);

        if (header.size() < 4)
            break;

        const auto type = static_cast<char> (header[0] & 0x7F);
        Part part { std::string (1, type),
                    {},
                    position + 4,
                    numberOf (std::string_view (header).substr (1), true),
                    true };
        isLast = (header[0] & 0x80) != 0;
        position += 4 + part.size;

        if (position > length)
        {
            lost.push_back ({ "a block of FLAC", Reason::damaged });
            break;
        }

        switch (type)
        {
            case FlacBlock::streamInfo:
            case FlacBlock::padding:
            case FlacBlock::seekTable:
                continue;
            case FlacBlock::vorbisComment:
                part.kind = "texts";
                break;
            case FlacBlock::picture:
                part.kind = "a picture";
                break;
            case FlacBlock::cueSheet:
                part.kind = "a cue sheet";
                break;
            case FlacBlock::application:
            {
                const auto id = bytesAt (file, part.offset, 4);

                // The headers of the file that was made into FLAC, by its word length.
                if (id == "riff" || id == "aiff" || id == "w64 ")
                {
                    lost.push_back ({ "headers of another file (" + id + ")", Reason::notTrue });
                    continue;
                }

                part.kind =
                    "application data" + (isPrintable (id) ? " (" + id + ")" : std::string());
                break;
            }
            default:
                part.kind = "a block of FLAC";
        }

        parts.push_back (part);
    }
}

void Metadata::findPlaces()
{
    const auto& facts = reader.facts();
    places = placesOf (reader.handle(), facts.channelCount);

    if (facts.container() == SF_FORMAT_OGG)
        places = placesOfOgg (facts.channelCount);

    if (facts.container() == SF_FORMAT_FLAC)
    {
        places = placesOfFlac (facts.channelCount);

        for (const auto& part : parts)
        {
            if (! part.is (std::string_view ("\x04", 1)))
                continue;

            TextTags tags;
            addVorbisComments (tags, contentOf (part).value_or (std::string()));
            const auto mask = tags.texts.find (maskName);

            if (mask == tags.texts.end() || mask->second.isEmpty())
                continue;

            const auto text = mask->second.front().to8Bit (true);
            char* end = nullptr;
            const auto value = std::strtoul (text.c_str(), &end, 0);

            // A text that is not a whole number says nothing.
            if (end != text.c_str() && *end == '\0')
                places = placesOfMask (static_cast<std::uint32_t> (value), facts.channelCount);
        }
    }

    if (! isFile || family == ChunkFamily::none)
        return;

    const auto isLayout = [] (const Part& part) { return part.is ("chan") || part.is ("CHAN"); };

    if (const auto layout = std::find_if (parts.begin(), parts.end(), isLayout);
        layout != parts.end())
    {
        const auto content = contentOf (*layout);

        if (const auto found = placesOfLayout (content.value_or (std::string()));
            found && found->channels.size() == facts.channelCount)
            places = *found;
    }

    for (const auto& chunk : listChunks (facts.file))
    {
        if (chunk.id != "fmt ")
            continue;

        const auto content =
            bytesAt (facts.file, chunk.offset, std::min<std::uint64_t> (chunk.size, 40));

        if (const auto found = placesOfFmt (content, isBigEndian))
            places = *found;

        break;
    }
}

} // namespace requant
