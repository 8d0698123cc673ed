#include "TextTags.h"

#include "Chunks.h"

#include <algorithm>
#include <array>
#include <attachedpictureframe.h>
#include <cctype>
#include <flacpicture.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <optional>
#include <opusfile.h>
#include <taglib.h>
#include <tbytevectorstream.h>
#include <vorbisfile.h>
#include <xiphcomment.h>

namespace requant
{

namespace
{

using TagLib::String;

struct NamedText
{
    const char *id, *name;
};

// Microsoft's "RIFF MCI" of 1991 lists them; the ids that stand twice are written as they stand
// first, and read as both. Any other id of INFO is a name of its own.
constexpr std::array infoIds {
    NamedText { "INAM", "TITLE" },       NamedText { "IART", "ARTIST" },
    NamedText { "IPRD", "ALBUM" },       NamedText { "ICMT", "COMMENT" },
    NamedText { "ICRD", "DATE" },        NamedText { "IGNR", "GENRE" },
    NamedText { "ITRK", "TRACKNUMBER" }, NamedText { "IPRT", "TRACKNUMBER" },
    NamedText { "ICOP", "COPYRIGHT" },   NamedText { "ISFT", "ENCODING" },
    NamedText { "IENG", "ENGINEER" },    NamedText { "ITCH", "ENCODEDBY" },
    NamedText { "IMUS", "COMPOSER" },    NamedText { "ILNG", "LANGUAGE" },
    NamedText { "IPRO", "PRODUCER" },    NamedText { "IMED", "MEDIA" },
};

constexpr std::array cafNames {
    NamedText { "comments", "COMMENT" },
    NamedText { "comment", "COMMENT" },
    NamedText { "software", "ENCODING" },
    NamedText { "encoding application", "ENCODING" },
    NamedText { "track number", "TRACKNUMBER" },
    NamedText { "recorded date", "DATE" },
    NamedText { "year", "DATE" },
    NamedText { "key signature", "INITIALKEY" },
    NamedText { "tempo", "BPM" },
};

constexpr std::array aiffIds {
    NamedText { "NAME", "TITLE" },     NamedText { "AUTH", "ARTIST" },
    NamedText { "(c) ", "COPYRIGHT" }, NamedText { "ANNO", "COMMENT" },
    NamedText { "APPL", "ENCODING" }, // with libsndfile's signature
};

constexpr std::string_view signature = "m3ga";

// libsndfile, by whose names others look, calls it so.
constexpr auto vorbisNameOfEncoding = "SOFTWARE";

struct LibraryText
{
    int id; // of libsndfile
    const char* name;
};

constexpr std::array libraryTexts {
    LibraryText { SF_STR_TITLE, "TITLE" },
    LibraryText { SF_STR_COPYRIGHT, "COPYRIGHT" },
    LibraryText { SF_STR_SOFTWARE, "ENCODING" },
    LibraryText { SF_STR_ARTIST, "ARTIST" },
    LibraryText { SF_STR_COMMENT, "COMMENT" },
    LibraryText { SF_STR_DATE, "DATE" },
    LibraryText { SF_STR_ALBUM, "ALBUM" },
    LibraryText { SF_STR_LICENSE, "LICENSE" },
    LibraryText { SF_STR_TRACKNUMBER, "TRACKNUMBER" },
    LibraryText { SF_STR_GENRE, "GENRE" },
};

template <std::size_t count>
const char* nameOf (const std::array<NamedText, count>& table, std::string_view id)
{
    for (const auto& entry : table)
        if (id == entry.id)
            return entry.name;

    return nullptr;
}

template <std::size_t count>
const char* idOf (const std::array<NamedText, count>& table, const String& name)
{
    for (const auto& entry : table)
        if (name == entry.name)
            return entry.id;

    return nullptr;
}

bool isUtf8 (std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();)
    {
        const auto first = static_cast<unsigned char> (bytes[i]);
        const std::size_t length = first < 0x80             ? 1
                                   : (first & 0xE0) == 0xC0 ? 2
                                   : (first & 0xF0) == 0xE0 ? 3
                                   : (first & 0xF8) == 0xF0 ? 4
                                                            : 0;

        if (length == 0 || i + length > bytes.size())
            return false;

        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char> (bytes[i + k]) & 0xC0) != 0x80)
                return false;

        i += length;
    }

    return true;
}

// Up to the first zero. What is not UTF-8 is taken for Latin-1: the containers do not say.
String textOf (std::string_view bytes)
{
    const std::string text (bytes.substr (0, bytes.find ('\0')));
    return { text, isUtf8 (text) ? String::UTF8 : String::Latin1 };
}

void addText (TextTags& tags, const String& name, const String& text)
{
    if (! text.isEmpty())
        tags.texts.insert (name, text);
}

TagLib::ByteVector vectorOf (std::string_view bytes)
{
    return { bytes.data(), static_cast<unsigned int> (bytes.size()) };
}

std::string stringOf (const TagLib::ByteVector& bytes) { return { bytes.data(), bytes.size() }; }

std::string littleEndian (std::size_t number)
{
    std::string bytes;

    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char> (number >> shift & 0xFF);

    return bytes;
}

std::string bigEndian (std::size_t number)
{
    auto bytes = littleEndian (number);
    std::reverse (bytes.begin(), bytes.end());
    return bytes;
}

void addProperties (TextTags& tags, const TagLib::PropertyMap& properties)
{
    for (const auto& frame : properties.unsupportedData())
        if (! frame.startsWith ("APIC"))
            tags.otherFrames.push_back (frame.to8Bit (true));

    for (const auto& [name, values] : properties)
        tags.texts.insert (name, values);
}

void addPictures (TextTags& tags, const TagLib::List<TagLib::FLAC::Picture*>& pictures)
{
    for (const auto* const picture : pictures)
        tags.pictures.push_back (stringOf (picture->render()));
}

void addFrames (TextTags& tags, const TagLib::ID3v2::Tag& tag)
{
    addProperties (tags, tag.properties());

    for (const auto* const frame : tag.frameList ("APIC"))
    {
        const auto* const attached =
            dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*> (frame);

        if (attached == nullptr)
            continue;

        TagLib::FLAC::Picture picture;
        picture.setType (static_cast<TagLib::FLAC::Picture::Type> (attached->type()));
        picture.setMimeType (attached->mimeType());
        picture.setDescription (attached->description());
        picture.setData (attached->picture());
        tags.pictures.push_back (stringOf (picture.render()));
    }
}

void addXiph (TextTags& tags, TagLib::Ogg::XiphComment& comment)
{
    auto properties = comment.properties();
    const auto software = properties.find (vorbisNameOfEncoding);

    if (software != properties.end())
    {
        const auto values = software->second;
        properties.erase (vorbisNameOfEncoding);
        properties.insert ("ENCODING", values);
    }

    addProperties (tags, properties);
    addPictures (tags, comment.pictureList());
}

bool isIdOfInfo (const std::string& name)
{
    return name.size() == 4 && name[0] == 'I'
           && std::all_of (name.begin(), name.end(),
                           [] (unsigned char c)
                           { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::optional<std::string> infoIdOf (const String& name)
{
    if (const auto* const id = idOf (infoIds, name))
        return id;

    const auto text = name.to8Bit (true);
    return isIdOfInfo (text) ? std::optional (text) : std::nullopt;
}

// libsndfile does not open an AIFF file that holds a longer one.
constexpr std::size_t longestAiffText = 8000;

} // namespace

void TextTags::addMissing (const TextTags& other)
{
    for (const auto& [name, values] : other.texts)
        if (! texts.contains (name))
            texts.insert (name, values);

    if (pictures.empty())
        pictures = other.pictures;

    otherFrames.insert (otherFrames.end(), other.otherFrames.begin(), other.otherFrames.end());
}

std::vector<std::string> TextTags::kinds() const
{
    std::vector<std::string> kinds;
    const auto list = [&] (const char* what, const std::vector<std::string>& names)
    {
        std::string text;

        for (const auto& name : names)
            text += (text.empty() ? "" : ", ") + name;

        if (! text.empty())
            kinds.push_back (what + (" (" + text + ")"));
    };

    std::vector<std::string> names;

    for (const auto& text : texts)
        names.push_back (text.first.to8Bit (true));

    list ("texts", names);

    if (! pictures.empty())
        kinds.push_back (pictures.size() == 1 ? "a picture"
                                              : std::to_string (pictures.size()) + " pictures");

    list ("ID3 frames", otherFrames);
    return kinds;
}

bool addInfoList (TextTags& tags, std::string_view content, bool isBigEndian)
{
    while (content.size() >= 8)
    {
        const std::string id (content.substr (0, 4));
        const auto size = numberOf (content.substr (4, 4), isBigEndian);
        content.remove_prefix (8);

        if (size > content.size())
            return false;

        const auto* const name = nameOf (infoIds, id);
        addText (tags, name != nullptr ? name : id, textOf (content.substr (0, size)));
        content.remove_prefix (std::min<std::size_t> (content.size(), size + size % 2));
    }

    return true;
}

bool addId3 (TextTags& tags, std::string_view bytes)
{
    // A header of ten bytes ends in the length of the rest, in four times seven bits.
    if (! bytes.starts_with ("ID3") || bytes.size() < 10)
        return false;

    std::size_t size = 0;

    for (const auto byte : bytes.substr (6, 4))
        size = size << 7 | (static_cast<unsigned char> (byte) & 0x7F);

    if (10 + size > bytes.size())
        return false;

    const auto data = vectorOf (bytes);
    TagLib::ByteVectorStream stream (data);
#if TAGLIB_MAJOR_VERSION >= 2
    TagLib::MPEG::File file (&stream, false);
#else
    TagLib::MPEG::File file (&stream, TagLib::ID3v2::FrameFactory::instance(), false);
#endif

    if (! file.isValid() || ! file.hasID3v2Tag())
        return false;

    addFrames (tags, *file.ID3v2Tag());
    return true;
}

bool addVorbisComments (TextTags& tags, std::string_view block)
{
    TagLib::Ogg::XiphComment comment (vectorOf (block));
    addXiph (tags, comment);
    return true;
}

bool addCafInfo (TextTags& tags, std::string_view content)
{
    if (content.size() < 4)
        return false;

    content.remove_prefix (4); // how many there are: it shows

    const auto next = [&]
    {
        const auto text = content.substr (0, content.find ('\0'));
        content.remove_prefix (std::min (content.size(), text.size() + 1));
        return text;
    };

    while (! content.empty())
    {
        const std::string key (next());
        const auto value = textOf (next());
        const auto* const name = nameOf (cafNames, key);
        addText (tags, name != nullptr ? String (name) : textOf (key), value);
    }

    return true;
}

bool addAiffText (TextTags& tags, std::string_view id, std::string_view content)
{
    const auto* const name = nameOf (aiffIds, id);
    const auto isSigned = id == "APPL";

    if (name == nullptr || (isSigned && ! content.starts_with (signature)))
        return false;

    addText (tags, name, textOf (content.substr (isSigned ? signature.size() : 0)));
    return true;
}

bool addTagsOfFile (TextTags& tags, const std::filesystem::path& path, int format)
{
    const auto addOgg = [&tags] (auto&& file)
    {
        if (file.isValid() && file.tag() != nullptr)
            addXiph (tags, *file.tag());

        return file.isValid();
    };

    const auto encoding = format & SF_FORMAT_SUBMASK;

    if (encoding == SF_FORMAT_OPUS)
        return addOgg (TagLib::Ogg::Opus::File (path.c_str(), false));

    if (encoding == SF_FORMAT_VORBIS)
        return addOgg (TagLib::Vorbis::File (path.c_str(), false));

    TagLib::MPEG::File file (path.c_str(), false);

    if (! file.isValid())
        return false;

    // Of several tags in one file the first that has a text wins; pictures are in ID3v2.
    TextTags ofId3;

    if (file.hasID3v2Tag())
        addFrames (ofId3, *file.ID3v2Tag());

    TextTags ofAll;
    addProperties (ofAll, file.properties());
    ofAll.otherFrames.clear();
    ofId3.addMissing (ofAll);
    tags.addMissing (ofId3);
    return true;
}

void addKnownStrings (TextTags& tags, SNDFILE* file)
{
    for (const auto& entry : libraryTexts)
        if (const auto* const text = sf_get_string (file, entry.id))
            addText (tags, entry.name, textOf (text));
}

std::string infoListOf (const TextTags& tags)
{
    std::string list;

    for (const auto& [name, values] : tags.texts)
    {
        if (const auto id = infoIdOf (name))
        {
            auto text = values.toString ("; ").to8Bit (true);
            text += '\0';
            list += *id + littleEndian (text.size()) + text;
            list.append (text.size() % 2, '\0');
        }
    }

    return list;
}

bool exceedsInfoList (const TextTags& tags)
{
    return ! tags.pictures.empty()
           || std::any_of (tags.texts.begin(), tags.texts.end(),
                           [] (const auto& text)
                           { return text.second.size() > 1 || ! infoIdOf (text.first); });
}

std::string id3Of (const TextTags& tags)
{
    TagLib::ID3v2::Tag tag;
    tag.setProperties (tags.texts);

    for (const auto& block : tags.pictures)
    {
        const TagLib::FLAC::Picture picture (vectorOf (block));
        auto* const frame = new TagLib::ID3v2::AttachedPictureFrame; // the tag's, from addFrame on
        frame->setTextEncoding (String::UTF8);
        frame->setType (static_cast<TagLib::ID3v2::AttachedPictureFrame::Type> (picture.type()));
        frame->setMimeType (picture.mimeType());
        frame->setDescription (picture.description());
        frame->setPicture (picture.data());
        tag.addFrame (frame);
    }

    return stringOf (tag.render());
}

std::string vorbisCommentsOf (const TextTags& tags)
{
    std::size_t count = 0;
    std::string comments;

    for (const auto& [name, values] : tags.texts)
    {
        const auto vorbisName = name == "ENCODING" ? String (vorbisNameOfEncoding) : name;

        for (const auto& value : values)
        {
            const auto comment = (vorbisName + "=" + value).to8Bit (true);
            comments += littleEndian (comment.size()) + comment;
            ++count;
        }
    }

    return littleEndian (count) + comments;
}

std::string cafInfoOf (const TextTags& tags)
{
    std::size_t count = 0;
    std::string info;

    for (const auto& [name, values] : tags.texts)
    {
        std::string key = name.to8Bit (true);
        std::transform (key.begin(), key.end(), key.begin(),
                        [] (unsigned char c) { return static_cast<char> (std::tolower (c)); });

        if (name == "COMMENT" || name == "ENCODING")
            key = idOf (cafNames, name);

        info += key + '\0' + values.toString ("; ").to8Bit (true) + '\0';
        ++count;
    }

    return count == 0 ? std::string() : bigEndian (count) + info;
}

std::vector<std::pair<std::string, std::string>> aiffTextsOf (const TextTags& tags)
{
    std::vector<std::pair<std::string, std::string>> chunks;

    const auto addChunk = [&chunks] (const char* id, const String& value)
    {
        auto text = value.to8Bit (true);

        if (id == std::string_view ("APPL"))
            text.insert (0, signature);

        if (text.size() <= longestAiffText)
            chunks.emplace_back (id, std::move (text));
    };

    // Only of annotations there may be several.
    for (const auto& [name, values] : tags.texts)
    {
        const auto* const id = idOf (aiffIds, name);

        if (name == "COMMENT")
            for (const auto& value : values)
                addChunk (id, value);
        else if (id != nullptr)
            addChunk (id, values.toString ("; "));
    }

    return chunks;
}

bool exceedsAiffTexts (const TextTags& tags)
{
    const auto exceeds = [] (const auto& text)
    {
        const auto& [name, values] = text;
        return idOf (aiffIds, name) == nullptr || (name != "COMMENT" && values.size() > 1)
               || std::any_of (values.begin(), values.end(),
                               [] (const String& value)
                               { return value.to8Bit (true).size() > longestAiffText; });
    };

    return ! tags.pictures.empty() || std::any_of (tags.texts.begin(), tags.texts.end(), exceeds);
}

} // namespace requant
