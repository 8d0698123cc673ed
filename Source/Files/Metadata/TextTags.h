#pragma once

#include <filesystem>
#include <sndfile.h>
#include <string>
#include <string_view>
#include <tpropertymap.h>
#include <vector>

namespace requant
{

/** The texts (title, artist, ...) and pictures of an audio file, whatever its container calls them.

    Names of texts are TagLib's, as Vorbis comments have them: TITLE, ARTIST, DISCNUMBER, ... What
    is damaged gives nothing, or what could be read of it. Thread: one at a time.
*/
struct TextTags
{
    TagLib::PropertyMap texts;
    std::vector<std::string> pictures;    ///< each as the content of a picture block of FLAC
    std::vector<std::string> otherFrames; ///< names of ID3 frames that are neither

    bool isEmpty() const { return texts.isEmpty() && pictures.empty() && otherFrames.empty(); }

    /** Adds the texts whose names are not there yet, and pictures where there are none. */
    void addMissing (const TextTags&);

    /** "texts (TITLE, ISRC)", "a picture", "2 pictures", "ID3 frames (PRIV)": what is there. */
    std::vector<std::string> kinds() const;
};

// From the content of what holds them in a container. False where that is damaged.

/** RIFF's LIST of type INFO, from behind that type. */
bool addInfoList (TextTags&, std::string_view content, bool isBigEndian);
bool addId3 (TextTags&, std::string_view tag);

/** FLAC's block of Vorbis comments. */
bool addVorbisComments (TextTags&, std::string_view block);

/** CAF's chunk "info". */
bool addCafInfo (TextTags&, std::string_view content);

/** AIFF's chunks "NAME", "AUTH", "(c) " and "ANNO", and "APPL" where libsndfile wrote a text there.
    Also false for any other chunk. */
bool addAiffText (TextTags&, std::string_view id, std::string_view content);

/** An MP3 or Ogg file, by libsndfile's format. */
bool addTagsOfFile (TextTags&, const std::filesystem::path&, int format);

/** The few that libsndfile knows, of a file that can be read only once. */
void addKnownStrings (TextTags&, SNDFILE*);

// And the content to write.

/** RIFF's LIST of type INFO, from behind that type; of what has a place there. */
std::string infoListOf (const TextTags&);

/** True where an INFO list cannot hold all of it. */
bool exceedsInfoList (const TextTags&);

/** Texts and pictures. */
std::string id3Of (const TextTags&);

/** FLAC's block of Vorbis comments, from behind the name of the encoder. */
std::string vorbisCommentsOf (const TextTags&);

std::string cafInfoOf (const TextTags&);

/** AIFF's chunks of text, ids and contents; of what has a place there. */
std::vector<std::pair<std::string, std::string>> aiffTextsOf (const TextTags&);

/** True where AIFF's chunks of text cannot hold all of it. */
bool exceedsAiffTexts (const TextTags&);

} // namespace requant
