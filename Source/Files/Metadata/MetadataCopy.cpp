#include "MetadataCopy.h"

#include "Files/FileProblem.h"
#include "Files/Interruption.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <span>

namespace requant
{

namespace
{

namespace fs = std::filesystem;
using Reason = LostMetadata::Reason;

// Larger ones go behind the audio, so that a program that reads from the front finds it soon.
constexpr std::uint64_t mostBeforeAudio = 8u << 20;

constexpr std::uint64_t highest32 = 0xFFFFFFFFu;

std::string spelled (std::uint64_t value, std::size_t bytes, bool isBigEndian)
{
    std::string text;

    for (std::size_t i = 0; i < bytes; ++i)
        text += static_cast<char> (value >> 8 * (isBigEndian ? bytes - 1 - i : i) & 0xFF);

    return text;
}

// Sony's GUIDs of W64: the letters of a RIFF chunk, and this.
const std::string guidTail ("\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A", 12);

// How the GUIDs of kinds of samples end: whole numbers and float, and Ambisonic B-format of them.
const std::string samplesTail ("\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 12);
const std::string ambisonicTail ("\x21\x07\xD3\x11\x86\x44\xC8\xC1\xCA\0\0\0", 12);

bool isRiffFamily (ChunkFamily family)
{
    return family == ChunkFamily::riff || family == ChunkFamily::rf64;
}

std::string hexadecimal (std::uint32_t number) { return fmt::format ("0x{:04X}", number); }

/** Where a number stands in a chunk's content. */
struct NumberPlace
{
    std::size_t offset, bytes;
};

// EBU Tech 3285: the time reference in two halves, the version, five figures of loudness; behind
// them room that is set aside, and text up to the end.
constexpr std::array numbersOfBext { NumberPlace { 338, 4 }, NumberPlace { 342, 4 },
                                     NumberPlace { 346, 2 }, NumberPlace { 412, 2 },
                                     NumberPlace { 414, 2 }, NumberPlace { 416, 2 },
                                     NumberPlace { 418, 2 }, NumberPlace { 420, 2 } };
constexpr std::size_t leastBext = 602;

// AES46: the level's reference, and eight timers, each of four letters and a number of samples.
constexpr std::array numbersOfCart { NumberPlace { 680, 4 }, NumberPlace { 688, 4 },
                                     NumberPlace { 696, 4 }, NumberPlace { 704, 4 },
                                     NumberPlace { 712, 4 }, NumberPlace { 720, 4 },
                                     NumberPlace { 728, 4 }, NumberPlace { 736, 4 },
                                     NumberPlace { 744, 4 } };
constexpr std::size_t leastCart = 2048;

// Of big-endian numbers among texts, little-endian ones, and the other way round.
std::string withBytesReversed (std::string content, std::span<const NumberPlace> numbers)
{
    for (const auto& [offset, bytes] : numbers)
    {
        const auto start = content.begin() + static_cast<std::ptrdiff_t> (offset);
        std::reverse (start, start + static_cast<std::ptrdiff_t> (bytes));
    }

    return content;
}

constexpr std::uint64_t behindStreamInfo = 42, largestFlacBlock = 0xFFFFFF;

// What follows the encoder's name in a block of Vorbis comments; empty where it is damaged.
std::optional<std::string> behindEncoderName (const std::string& block)
{
    const std::string_view bytes (block);
    const auto nameLength = bytes.size() < 8 ? highest32 : numberOf (bytes.substr (0, 4), false);

    if (nameLength + 8 > bytes.size())
        return {};

    auto comments = bytes.substr (4 + nameLength);
    const auto kept = comments;
    const auto count = numberOf (comments.substr (0, 4), false);
    comments.remove_prefix (4);

    for (std::uint64_t i = 0; i < count; ++i)
    {
        const auto length =
            comments.size() < 4 ? highest32 : numberOf (comments.substr (0, 4), false);

        if (length + 4 > comments.size())
            return {};

        comments.remove_prefix (4 + length);
    }

    return std::string (kept.substr (0, kept.size() - comments.size()));
}

// libsndfile's own sizes are for short texts; the whole of one is larger, yet below 16 KiB.
using BroadcastInfo = SF_BROADCAST_INFO_VAR (16000);
using CartInfo = SF_CART_INFO_VAR (16000);

} // namespace

MetadataCopy::MetadataCopy (const Metadata& metadata, int formatToUse)
    : source (metadata), format (formatToUse), lostKinds (metadata.lost)
{
    if (keepsParts())
    {
        for (const auto& part : source.parts)
            keep (part);

        TextTags none;
        convertPlaces (none);
    }
    else
        convert();

    makeRoom();
}

bool MetadataCopy::isRiff() const noexcept
{
    return container() == SF_FORMAT_WAV || container() == SF_FORMAT_WAVEX
           || container() == SF_FORMAT_RF64;
}

bool MetadataCopy::keepsParts() const noexcept
{
    const auto& facts = source.reader.facts();

    if (! source.isFile)
        return false;

    switch (container())
    {
        case SF_FORMAT_WAV:
        case SF_FORMAT_WAVEX:
        case SF_FORMAT_RF64:
            return isRiffFamily (source.family);
        case SF_FORMAT_W64:
            return source.family == ChunkFamily::w64;
        case SF_FORMAT_AIFF:
        case SF_FORMAT_CAF:
        case SF_FORMAT_FLAC:
            return facts.container() == container();
        default:
            return false;
    }
}

std::uint64_t MetadataCopy::gapStart() const noexcept
{
    switch (container())
    {
        case SF_FORMAT_RF64:
            return 48; // "ds64" comes first
        case SF_FORMAT_W64:
            return 40;
        case SF_FORMAT_CAF:
            return 52; // "desc" comes first
        case SF_FORMAT_FLAC:
            return behindStreamInfo;
        default:
            return 12;
    }
}

std::uint64_t MetadataCopy::gapBytes() const noexcept
{
    // libFLAC's own block of comments has 4 bytes for how many they are.
    std::uint64_t bytes = vorbisComments.size() < 4 ? 0 : vorbisComments.size() - 4;

    for (const auto& piece : head)
        bytes += piece.bytes();

    return bytes;
}

void MetadataCopy::beforeAudio (SNDFILE* output)
{
    auto* const input = source.reader.handle();

    if (carriesInstrument)
    {
        SF_INSTRUMENT engine {};
        sf_command (input, SFC_GET_INSTRUMENT, &engine, sizeof (engine));
        sf_command (output, SFC_SET_INSTRUMENT, &engine, sizeof (engine));
    }

    if (! keepsParts() && (container() == SF_FORMAT_AIFF || container() == SF_FORMAT_CAF))
        placeChannels (output);

    if (isFromLibrary && isRiff())
    {
        std::vector<BroadcastInfo> broadcast (1);
        std::vector<CartInfo> cart (1);
        const auto copy = [&] (auto& value, int get, int set, const char* kind)
        {
            const auto bytes = static_cast<int> (sizeof (value.front()));

            if (sf_command (input, get, value.data(), bytes) == SF_TRUE
                && sf_command (output, set, value.data(), bytes) != SF_TRUE)
                lose (kind);
        };

        copy (broadcast, SFC_GET_BROADCAST_INFO, SFC_SET_BROADCAST_INFO,
              "broadcast information (bext)");
        copy (cart, SFC_GET_CART_INFO, SFC_SET_CART_INFO, "cart");
    }
}

void MetadataCopy::lose (const std::string& kind, Reason reason)
{
    if (const LostMetadata loss { kind, reason };
        std::find (lostKinds.begin(), lostKinds.end(), loss) == lostKinds.end())
        lostKinds.push_back (loss);
}

MetadataCopy::Piece MetadataCopy::framed (const std::string& id, std::uint64_t size,
                                          const std::string& kind) const
{
    Piece piece;
    piece.kind = kind;
    piece.size = size;

    switch (container())
    {
        case SF_FORMAT_W64: // counts its header, and begins at multiples of 8
            piece.header = id + spelled (size + 24, 8, false);
            piece.padding = static_cast<std::size_t> ((8 - size % 8) % 8);
            break;
        case SF_FORMAT_CAF:
            piece.header = id + spelled (size, 8, true);
            break;
        case SF_FORMAT_FLAC:
            piece.header = id + spelled (size, 3, true);
            break;
        default:
            piece.header = id + spelled (size, 4, container() == SF_FORMAT_AIFF);
            piece.padding = static_cast<std::size_t> (size % 2);
    }

    return piece;
}

void MetadataCopy::keep (const Metadata::Part& part)
{
    if (container() == SF_FORMAT_FLAC && part.is ("ID3 "))
        return lose (part.kind);

    if (container() == SF_FORMAT_FLAC && part.id[0] == FlacBlock::vorbisComment)
    {
        const auto block = source.contentOf (part);
        auto comments = behindEncoderName (block.value_or (std::string()));

        if (! comments || ! vorbisComments.empty())
            return lose (part.kind, Reason::damaged);

        vorbisComments = std::move (*comments);
        return;
    }

    if (isRiff() && part.size >= highest32)
        return lose (part.kind); // only a table of RF64 could hold the size

    auto piece = framed (part.id, part.size, part.kind);
    piece.offset = part.offset;
    (part.isBeforeAudio ? head : tail).push_back (std::move (piece));
}

void MetadataCopy::add (const std::string& id, const std::string& content, const std::string& kind)
{
    if (content.empty())
        return;

    auto piece = framed (id, content.size(), kind);
    piece.content = content;
    head.push_back (std::move (piece));
}

void MetadataCopy::convert()
{
    const auto& facts = source.reader.facts();
    TextTags tags;
    auto isKnownFile = source.family != ChunkFamily::none || facts.container() == SF_FORMAT_FLAC;

    // Of what libsndfile writes, only WAV has room for an instrument, RF64 has none.
    SF_INSTRUMENT engine {};
    const auto hasInstrument =
        sf_command (source.reader.handle(), SFC_GET_INSTRUMENT, &engine, sizeof (engine))
        == SF_TRUE;
    carriesInstrument = hasInstrument && isRiff() && container() != SF_FORMAT_RF64;

    // Tags of ID3 repeat what the container has places for, and more; so they count first.
    TextTags ofContainer;

    for (const auto& part : source.parts)
        if (! convertPart (part, part.kind == "ID3 tag" ? tags : ofContainer))
            lose (part.kind);

    tags.addMissing (ofContainer);

    if (source.isFile
        && (facts.container() == SF_FORMAT_OGG || facts.container() == SF_FORMAT_MPEG))
    {
        isKnownFile = true;

        if (! addTagsOfFile (tags, facts.file, facts.format))
            lose ("texts", Reason::damaged);
    }

    if (! isKnownFile)
        convertThroughLibrary (tags);

    if (! isKnownFile && hasInstrument && ! carriesInstrument)
        lose ("instrument");

    convertCues();
    convertPlaces (tags);
    convertTags (tags);
}

// True where the part is converted, or told of by itself.
bool MetadataCopy::convertPart (const Metadata::Part& part, TextTags& tags)
{
    const auto isRiffPart = withoutVariants (source.family) == ChunkFamily::riff;
    const auto isFlac = source.reader.facts().container() == SF_FORMAT_FLAC;
    const auto isIff = source.family == ChunkFamily::iff, isCaf = source.family == ChunkFamily::caf;
    const auto isId3 = part.is ("id3 ") || part.is ("ID3 ");

    // The same in every RIFF file, whatever the order of its numbers' bytes.
    if (isRiff() && isRiffPart && (part.is ("iXML") || part.is ("axml") || part.is ("_PMX")))
    {
        keep (part);
        return true;
    }

    if (isRiff() && isRiffPart && (part.is ("bext") || part.is ("cart")))
        return convertFields (part);

    if (carriesInstrument && ((isRiffPart && part.is ("smpl")) || part.is ("INST")))
        return true; // libsndfile carries it over

    if ((isIff && part.is ("CHAN")) || (isCaf && part.is ("chan")))
        return convertLayout (part);

    const auto isText = part.kind == "texts" || isId3 || part.kind == "a picture";
    const auto isCue = part.kind == "cue points" || part.kind == "cue labels";

    if (isIff && part.is ("APPL"))
        return addAiffText (tags, part.id, source.contentOf (part).value_or (std::string()));

    if (! isText && ! isCue)
        return false;

    const auto content = source.contentOf (part);
    auto isRead = content.has_value();
    const auto bytes = std::string_view (isRead ? *content : part.id);

    if (isId3)
        isRead = isRead && addId3 (tags, bytes);
    else if (isFlac && part.kind == "a picture")
        tags.pictures.emplace_back (bytes);
    else if (isFlac)
        isRead = isRead && behindEncoderName (*content) && addVorbisComments (tags, bytes);
    else if (isText && isRiffPart)
        isRead =
            isRead && bytes.size() >= 4 && addInfoList (tags, bytes.substr (4), source.isBigEndian);
    else if (isText && (isIff || part.is ("ANNO")))
        isRead = isRead && addAiffText (tags, part.id, bytes);
    else if (isText && isCaf)
        isRead = isRead && addCafInfo (tags, bytes);
    else if (isText)
        return false;
    else
        isRead = isRead && convertCuePart (part, bytes);

    if (! isRead)
        lose (part.kind, Reason::damaged);

    return true;
}

// From RIFX: "bext" and "cart", whose texts stay as they are.
bool MetadataCopy::convertFields (const Metadata::Part& part)
{
    const auto isBext = part.is ("bext");
    const auto content = source.contentOf (part);

    if (content && content->size() >= (isBext ? leastBext : leastCart))
        add (part.id,
             withBytesReversed (*content, isBext ? std::span<const NumberPlace> (numbersOfBext)
                                                 : std::span<const NumberPlace> (numbersOfCart)),
             part.kind);
    else
        lose (part.kind, Reason::damaged);

    return true;
}

// Names may come before what they name: they are given when all is there.
bool MetadataCopy::convertCuePart (const Metadata::Part& part, std::string_view content)
{
    const auto gather = [this] (std::optional<CuePoints> found)
    {
        if (found)
            cues.insert (cues.end(), found->begin(), found->end());

        return found.has_value();
    };

    if (part.is ("cue "))
        return gather (cuesOfRiff (content, source.isBigEndian));

    if (part.is ("MARK"))
        return gather (cuesOfAiff (content));

    if (part.is ("LIST") && content.size() >= 4)
        content.remove_prefix (4); // "adtl"

    (part.is ("mark") ? cueMarks : cueNames) += content;
    return true;
}

// AIFF and CAF have the same one.
bool MetadataCopy::convertLayout (const Metadata::Part& part)
{
    if (container() != SF_FORMAT_AIFF && container() != SF_FORMAT_CAF)
        return ! source.places.channels.empty();

    auto piece = framed (container() == SF_FORMAT_CAF ? "chan" : "CHAN", part.size, part.kind);
    piece.offset = part.offset;
    head.push_back (std::move (piece));
    hasLayout = true;
    return true;
}

// Of what can be read only once, or has no chunks that are known here.
void MetadataCopy::convertThroughLibrary (TextTags& tags)
{
    auto* const input = source.reader.handle();
    isFromLibrary = true;
    addKnownStrings (tags, input);

    std::uint32_t count = 0;

    if (sf_command (input, SFC_GET_CUE_COUNT, &count, sizeof (count)) == SF_TRUE && count > 0
        && count < mostListedChunks)
    {
        const auto bytes = sizeof (std::uint32_t) + count * sizeof (SF_CUE_POINT);
        std::vector<SF_CUES> found (bytes / sizeof (SF_CUES) + 1);

        if (sf_command (input, SFC_GET_CUE, found.data(), static_cast<int> (bytes)) == SF_TRUE)
        {
            const auto* const points = found.front().cue_points;

            for (std::uint32_t i = 0; i < count; ++i)
                cues.push_back ({ static_cast<std::uint32_t> (points[i].indx),
                                  points[i].sample_offset, points[i].name });
        }
    }

    // A byte is enough to learn a chunk's id. Of an empty one nothing is lost, and none may be
    // asked for: libsndfile divides by the length.
    char first = 0;
    SF_CHUNK_INFO info {};
    info.data = &first;

    for (auto* chunk = sf_get_chunk_iterator (input, nullptr); chunk != nullptr;
         chunk = sf_next_chunk_iterator (chunk))
    {
        // libsndfile hands over all of these, where the output has room for them.
        constexpr std::array handedOver { "LIST", "cue ", "smpl", "bext", "cart", "NAME",
                                          "AUTH", "(c) ", "ANNO", "MARK", "INST", "CHAN",
                                          "info", "chan", "FORM", "RIFF", "WAVE", "AIFF" };

        if (sf_get_chunk_size (chunk, &info) != SF_ERR_NO_ERROR || info.datalen == 0)
            continue;

        info.datalen = 1;

        if (sf_get_chunk_data (chunk, &info) != SF_ERR_NO_ERROR)
            continue;

        const std::string id (info.id, std::min<std::size_t> (4, info.id_size));
        // The kinds of file that libsndfile lists chunks of: WAV and RF64, AIFF, CAF.
        const auto container = source.reader.facts().container();
        const auto family = container == SF_FORMAT_AIFF  ? ChunkFamily::iff
                            : container == SF_FORMAT_CAF ? ChunkFamily::caf
                                                         : ChunkFamily::riff;

        if (! isMadeAnew (family, id)
            && std::find (handedOver.begin(), handedOver.end(), id) == handedOver.end())
            lose (kindOfChunk (family, id));
    }

    SF_BROADCAST_INFO broadcast {};
    SF_CART_INFO cart {};

    if (sf_command (input, SFC_GET_BROADCAST_INFO, &broadcast, sizeof (broadcast)) == SF_TRUE
        && ! isRiff())
        lose ("broadcast information (bext)");

    if (sf_command (input, SFC_GET_CART_INFO, &cart, sizeof (cart)) == SF_TRUE && ! isRiff())
        lose ("cart");
}

void MetadataCopy::convertCues()
{
    if (source.family == ChunkFamily::caf && ! cueMarks.empty())
    {
        if (auto found = cuesOfCaf (cueMarks, cueNames))
            cues = std::move (*found);
        else
            lose ("cue points", Reason::damaged);
    }
    else if (! nameCues (cues, cueNames, source.isBigEndian))
        lose ("cue notes and regions");

    if (cues.empty())
    {
        if (! cueNames.empty())
            lose ("cue labels");

        return;
    }

    const auto isBeyond = std::any_of (cues.begin(), cues.end(),
                                       [] (const CuePoint& cue) { return cue.frame > highest32; });

    if (isBeyond && (isRiff() || container() == SF_FORMAT_AIFF))
        lose ("cue points beyond 2^32 samples");

    const auto kind = std::string ("cue points"), names = std::string ("cue labels");
    const auto haveNames = std::any_of (cues.begin(), cues.end(),
                                        [] (const CuePoint& cue) { return ! cue.name.empty(); });

    if (isRiff())
    {
        add ("cue ", riffCues (cues), kind);

        if (haveNames)
            add ("LIST", "adtl" + riffCueNames (cues), names);
    }
    else if (container() == SF_FORMAT_AIFF)
        add ("MARK", aiffCues (cues), kind);
    else if (container() == SF_FORMAT_CAF)
    {
        add ("mark", cafCues (cues), kind);
        add ("strg", cafCueNames (cues), names);
    }
    else
    {
        lose (kind);

        if (haveNames)
            lose (names);
    }
}

// Those of a copied chunk are there; FLAC's are a text.
void MetadataCopy::convertPlaces (TextTags& tags)
{
    const auto& places = source.places;
    const auto mask = places.asMask();
    const auto channelCount = source.reader.facts().channelCount;
    tags.texts.erase (maskName);

    // FLAC gives channels the places of loudspeakers by their number, unless a mask says otherwise.
    const auto wouldGetPlaces =
        container() == SF_FORMAT_FLAC && places.channels.empty() && channelCount > 2;

    if ((places.areUsual() && ! wouldGetPlaces) || hasLayout)
        return;

    switch (container())
    {
        case SF_FORMAT_WAV: // not extensible, so no mask says it
            if (! places.areNone())
                lose (placesKind);
            break;
        case SF_FORMAT_WAVEX:
        case SF_FORMAT_RF64:
        case SF_FORMAT_W64:
            if (! mask && ! places.areAmbisonic)
                lose (placesKind);
            break;
        case SF_FORMAT_AIFF:
        case SF_FORMAT_CAF:
            if (places.areAmbisonic)
                lose (placesKind);
            break;
        case SF_FORMAT_FLAC:
            if (! mask || places.areAmbisonic)
                lose (placesKind);
            else if (mask != placesOfFlac (channelCount).asMask())
                tags.texts.insert (maskName, TagLib::String (hexadecimal (*mask)));
            break;
        default:
            if (! places.areNone())
                lose (placesKind);
    }
}

void MetadataCopy::placeChannels (SNDFILE* output)
{
    auto channels = source.places.channels;

    if (hasLayout || channels.empty()
        || sf_command (output, SFC_SET_CHANNEL_MAP_INFO, channels.data(),
                       static_cast<int> (channels.size() * sizeof (int)))
               == SF_TRUE)
        return;

    // libsndfile has names for a few layouts only.
    if (source.places.areUsual())
        return;

    const auto layout = layoutOf (source.places);

    if (layout.empty())
        return lose (placesKind);

    auto piece = framed (container() == SF_FORMAT_CAF ? "chan" : "CHAN", layout.size(), placesKind);
    piece.content = layout;
    tail.push_back (std::move (piece));
}

void MetadataCopy::convertTags (const TextTags& tags)
{
    const auto loseKinds = [this] (const TextTags& lostTags)
    {
        for (const auto& kind : lostTags.kinds())
            lose (kind);
    };

    loseKinds ({ {}, {}, tags.otherFrames });

    if (isRiff())
    {
        if (const auto list = infoListOf (tags); ! list.empty())
            add ("LIST", "INFO" + list, "texts");

        if (exceedsInfoList (tags))
            add ("id3 ", id3Of (tags), "ID3 tag");
    }
    else if (container() == SF_FORMAT_AIFF)
    {
        for (const auto& [id, text] : aiffTextsOf (tags))
            add (id, text, "texts");

        if (exceedsAiffTexts (tags))
            add ("ID3 ", id3Of (tags), "ID3 tag");
    }
    else if (container() == SF_FORMAT_CAF)
    {
        add ("info", cafInfoOf (tags), "texts");
        loseKinds ({ {}, tags.pictures, {} });
    }
    else if (container() == SF_FORMAT_FLAC)
    {
        vorbisComments = vorbisCommentsOf (tags);

        if (vorbisComments.size() > largestFlacBlock / 2)
        {
            vorbisComments.clear();
            loseKinds ({ tags.texts, {}, {} });
        }

        for (const auto& picture : tags.pictures)
        {
            if (picture.size() <= largestFlacBlock)
                add (std::string (1, FlacBlock::picture), picture, "a picture");
            else
                lose ("a picture");
        }
    }
    else
        loseKinds ({ tags.texts, tags.pictures, {} });
}

// What is too large for its place before the audio, or many, goes behind it.
void MetadataCopy::makeRoom()
{
    if (container() == SF_FORMAT_FLAC)
        return;

    // libsndfile takes for audio what stands behind it in W64.
    if (container() == SF_FORMAT_W64)
    {
        head.insert (head.end(), std::make_move_iterator (tail.begin()),
                     std::make_move_iterator (tail.end()));
        tail.clear();

        if (isMaskedW64())
            head.insert (head.begin(), framed ("fmt " + guidTail, 40, placesKind));

        return;
    }

    std::uint64_t bytes = 0;
    std::vector<Piece> stays, goes;

    for (auto& piece : head)
    {
        // libsndfile, up to 1.2 at least, loses its way in RF64 behind a chunk of odd length; and
        // where it may turn RF64 back into WAV, for want of a length beforehand, its header moves.
        const auto isSafe = container() != SF_FORMAT_RF64 || (source.isFile && piece.padding == 0);
        const auto isRoom = isSafe && bytes + piece.bytes() <= mostBeforeAudio;
        bytes += isRoom ? piece.bytes() : 0;
        (isRoom ? stays : goes).push_back (std::move (piece));
    }

    head = std::move (stays);
    tail.insert (tail.begin(), std::make_move_iterator (goes.begin()),
                 std::make_move_iterator (goes.end()));

    if (container() == SF_FORMAT_RF64)
        std::stable_partition (tail.begin(), tail.end(),
                               [] (const Piece& piece) { return piece.padding == 0; });
}

bool MetadataCopy::afterAudio (const fs::path& output)
{
    const auto isChunked = isRiff() || container() == SF_FORMAT_W64 || container() == SF_FORMAT_AIFF
                           || container() == SF_FORMAT_CAF;

    if (! isChunked && gapBytes() == 0)
        return true;

    std::fstream stream (output, std::ios::binary | std::ios::in | std::ios::out);

    if (! stream || ! (isChunked ? finishChunks (stream, output) : finishFlac (stream)))
        return false;

    const auto end = stream.tellp();
    stream.close();

    // CAF has no padding, but libsndfile writes some behind an odd number of bytes.
    if (container() == SF_FORMAT_CAF && ! tail.empty())
    {
        std::error_code failure;
        fs::resize_file (output, static_cast<std::uintmax_t> (std::streamoff (end)), failure);
    }

    return ! stream.fail();
}

bool MetadataCopy::write (std::ostream& output, const Piece& piece)
{
    output << piece.header;

    if (! piece.content.empty())
        output << piece.content;
    else
    {
        const auto& file = source.reader.facts().file;
        std::ifstream input (file, std::ios::binary);
        input.seekg (static_cast<std::streamoff> (piece.offset));
        std::vector<char> buffer (1u << 16);

        for (auto left = piece.size; left > 0 && output;)
        {
            if (interruption.load())
                throw Interrupted();

            const auto part =
                static_cast<std::streamsize> (std::min<std::uint64_t> (left, buffer.size()));

            if (! input.read (buffer.data(), part))
                throw FileProblem (file, "its metadata (" + piece.kind
                                             + ") could not be read; copy it again.");

            output.write (buffer.data(), part);
            left -= static_cast<std::uint64_t> (part);
        }
    }

    output << std::string (piece.padding, '\0');
    return output.good();
}

bool MetadataCopy::finishChunks (std::fstream& stream, const fs::path& output)
{
    if (isMaskedW64())
        maskW64 (stream);

    stream.seekp (static_cast<std::streamoff> (gapStart()));

    for (const auto& piece : head)
        if (! write (stream, piece))
            return false;

    stream.flush();
    const auto chunks = listChunks (output);

    if (! stream || chunks.empty())
        return false;

    const auto fmt = std::find_if (chunks.begin(), chunks.end(),
                                   [] (const Chunk& chunk) { return chunk.id == "fmt "; });

    if (isRiff() && fmt != chunks.end())
        finishPlaces (stream, *fmt);

    const std::uint64_t alignment = container() == SF_FORMAT_W64   ? 8
                                    : container() == SF_FORMAT_CAF ? 1
                                                                   : 2;
    const auto audioEnd = chunks.back().offset + chunks.back().size;
    auto end = static_cast<std::uint64_t> (fs::file_size (output));

    if (! tail.empty())
    {
        end = (audioEnd + alignment - 1) / alignment * alignment;
        stream.seekp (static_cast<std::streamoff> (audioEnd));
        stream << std::string (static_cast<std::size_t> (end - audioEnd), '\0');
    }

    std::string start (4, '\0');
    const auto behindAudio = stream.tellp();
    stream.seekg (0);
    stream.read (start.data(), 4);
    stream.seekp (behindAudio);
    const auto isShort = start == "RIFF" || start == "FORM";

    for (const auto& piece : tail)
    {
        if (isShort && end + piece.bytes() > highest32)
        {
            lose (piece.kind);
            continue;
        }

        if (! write (stream, piece))
            return false;

        end += piece.bytes();
    }

    const auto put = [&stream] (std::uint64_t position, const std::string& bytes)
    {
        stream.seekp (static_cast<std::streamoff> (position));
        stream << bytes;
    };

    if (start == "RF64")
        put (20, spelled (end - 8, 8, false));
    else if (container() == SF_FORMAT_W64)
        put (16, spelled (end, 8, false));
    else if (isShort)
        put (4, spelled (end - 8, 4, container() == SF_FORMAT_AIFF));

    stream.seekp (static_cast<std::streamoff> (end));
    stream.flush();
    return stream.good();
}

// libsndfile gives channels the places of loudspeakers by their number alone, which the input's
// need not have.
void MetadataCopy::finishPlaces (std::fstream& stream, const Chunk& fmt)
{
    std::string content (40, '\0');
    stream.seekg (static_cast<std::streamoff> (fmt.offset));

    if (fmt.size < content.size() || ! stream.read (content.data(), 40)
        || ! placesOfFmt (content, false))
        return;

    const auto& places = source.places;
    const auto isSaid = ! places.channels.empty() || places.mask || places.areAmbisonic;
    auto mask = places.areAmbisonic ? 0u : places.asMask().value_or (0);

    if (! isSaid && source.reader.facts().channelCount <= 2)
        return;

    stream.seekp (static_cast<std::streamoff> (fmt.offset + 20));
    stream << spelled (mask, 4, false);

    if (places.areAmbisonic)
    {
        stream.seekp (static_cast<std::streamoff> (fmt.offset + 28));
        stream << ambisonicTail;
    }
}

bool MetadataCopy::isMaskedW64() const
{
    const auto& places = source.places;
    return container() == SF_FORMAT_W64 && ! places.areUsual()
           && (places.areAmbisonic || places.asMask());
}

// libsndfile writes W64 without a mask: its "fmt " becomes padding, and the extensible form stands
// before it.
void MetadataCopy::maskW64 (std::fstream& stream)
{
    const auto place = static_cast<std::streamoff> (gapStart() + gapBytes());
    std::string plain (16, '\0');
    stream.seekg (place + 24);
    stream.read (plain.data(), 16);

    const auto& places = source.places;
    const auto mask = places.areAmbisonic ? 0u : places.asMask().value_or (0);
    head.front().content = spelled (0xFFFE, 2, false) + plain.substr (2) + spelled (22, 2, false)
                           + plain.substr (14, 2) + spelled (mask, 4, false) + plain.substr (0, 2)
                           + std::string (2, '\0')
                           + (places.areAmbisonic ? ambisonicTail : samplesTail);
    stream.seekp (place);
    stream << "junk" + guidTail;
}

// libFLAC ends what is before the audio with a block of comments that names the encoder. It is
// written anew with the input's comments, and the other blocks behind it.
bool MetadataCopy::finishFlac (std::fstream& stream)
{
    const auto place = static_cast<std::streamoff> (behindStreamInfo + gapBytes());
    std::string header (8, '\0');
    stream.seekg (place);
    stream.read (header.data(), 8);
    const auto nameLength = numberOf (std::string_view (header).substr (4, 4), false);

    if (! stream || (header[0] & 0x7F) != FlacBlock::vorbisComment
        || numberOf (std::string_view (header).substr (1, 3), true) != nameLength + 8)
        return false;

    std::string name (static_cast<std::size_t> (nameLength), '\0');
    stream.read (name.data(), static_cast<std::streamsize> (nameLength));
    if (vorbisComments.empty())
        vorbisComments = std::string (4, '\0'); // how many there are

    const auto isLast = (header[0] & 0x80) != 0;
    const auto setLast = [isLast] (std::string& pieceHeader)
    {
        if (isLast)
            pieceHeader[0] = static_cast<char> (pieceHeader[0] | 0x80);
    };

    Piece comments = framed (std::string (1, FlacBlock::vorbisComment),
                             4 + nameLength + vorbisComments.size(), "texts");
    comments.content = header.substr (4) + name + vorbisComments;
    setLast (head.empty() ? comments.header : head.back().header);
    stream.seekp (static_cast<std::streamoff> (behindStreamInfo));

    if (! write (stream, comments))
        return false;

    for (const auto& piece : head)
        if (! write (stream, piece))
            return false;

    stream.flush();
    return stream.good();
}

} // namespace requant
