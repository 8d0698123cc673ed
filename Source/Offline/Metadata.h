#pragma once

#include "AudioReader.h"
#include "ChannelPlaces.h"
#include "Chunks.h"
#include "CuePoints.h"
#include "LostMetadata.h"
#include "TextTags.h"

namespace requant
{

/** What an audio file says about its audio, beside the samples: texts, pictures, cue points,
    broadcast information, channels' places and whatever else its container holds.

    Found, not yet read: whatever its size, it takes no memory. Thread: one at a time.
*/
class Metadata
{
public:
    /** Damage is no failure: what is damaged counts as lost. Throws Interrupted. The reader must
        outlive this. */
    explicit Metadata (const AudioReader&);

    /** The format for an output of this file: WAV in its extensible form where only that has room
        for the channels' places; otherwise the one given. */
    int formatWithPlaces (int format) const;

    /** A chunk, or a metadata block of FLAC. */
    struct Part
    {
        std::string id; ///< as it is written: four characters, a GUID (W64), a type's byte (FLAC)
        std::string kind;
        std::uint64_t offset = 0, size = 0; ///< of the content, in the file
        bool isBeforeAudio = true;

        bool is (std::string_view start) const noexcept { return id.starts_with (start); }
    };

    /** The content; empty where it is longer than any such content should be. */
    std::optional<std::string> contentOf (const Part&) const;

    const AudioReader& reader;
    bool isFile; ///< and no pipe, whose chunks are gone once they have been read
    ChunkFamily family = ChunkFamily::none;
    bool isBigEndian = false;
    std::vector<Part> parts; ///< all that a file of the same family could have, too
    std::vector<LostMetadata> lost;
    ChannelPlaces places;

private:
    void findChunks();
    void findBlocksOfFlac();
    void findPlaces();
};

/** Brings a file's metadata into an output, around the writing of the audio.

    Chunks go byte for byte into a container of their own family, FLAC's blocks into FLAC; between
    others, texts, pictures, cue points and channels' places are converted. Thread: one at a time.
*/
class MetadataCopy
{
public:
    /** format: the output's, by libsndfile. The metadata must outlive this. */
    MetadataCopy (const Metadata&, int format);

    /** Where in the output room is to be left, and how much, in bytes. */
    std::uint64_t gapStart() const noexcept;
    std::uint64_t gapBytes() const noexcept;

    /** To be called on the output before its first sample, for what libsndfile itself writes. */
    void beforeAudio (SNDFILE* output);

    /** Puts the rest into the file that libsndfile closed. False where it could not be written. */
    bool afterAudio (const std::filesystem::path& output);

    /** What is not in the output; complete after afterAudio(). */
    const std::vector<LostMetadata>& lost() const noexcept { return lostKinds; }

private:
    /** What is written in one go: a header, then bytes or a part of the input. */
    struct Piece
    {
        std::string kind, header, content;
        std::uint64_t offset = 0, size = 0; ///< of the content; in the input where that is empty
        std::size_t padding = 0;

        std::uint64_t bytes() const noexcept { return header.size() + size + padding; }
    };

    int container() const noexcept { return format & SF_FORMAT_TYPEMASK; }
    bool isRiff() const noexcept;
    bool keepsParts() const noexcept;

    Piece framed (const std::string& id, std::uint64_t size, const std::string& kind) const;
    void keep (const Metadata::Part&);
    void add (const std::string& id, const std::string& content, const std::string& kind);
    void lose (const std::string& kind, LostMetadata::Reason = LostMetadata::Reason::noPlace);

    void convert();
    bool convertPart (const Metadata::Part&, TextTags&);
    bool convertCuePart (const Metadata::Part&, std::string_view content);
    bool convertLayout (const Metadata::Part&);
    void convertThroughLibrary (TextTags&);
    void convertCues();
    void convertPlaces (TextTags&);
    void convertTags (const TextTags&);
    void makeRoom();
    void placeChannels (SNDFILE* output);

    bool write (std::ostream&, const Piece&);
    bool finishChunks (std::fstream&, const std::filesystem::path&);
    void finishPlaces (std::fstream&, const Chunk& fmt);
    bool isMaskedW64() const;
    void maskW64 (std::fstream&);
    bool finishFlac (std::fstream&);

    const Metadata& source;
    int format;
    std::vector<Piece> head, tail; ///< before and behind the audio
    std::vector<LostMetadata> lostKinds;
    std::string vorbisComments; ///< FLAC: from behind the name of the encoder
    CuePoints cues;
    std::string cueNames; ///< from RIFF's list or CAF's "strg"
    std::string cueMarks; ///< CAF's "mark"
    bool hasInstrument = false, hasLayout = false, isFromLibrary = false;
};

} // namespace requant
