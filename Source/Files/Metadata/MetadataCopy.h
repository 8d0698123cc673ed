#pragma once

#include "CuePoints.h"
#include "Metadata.h"

namespace requant
{

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
    bool convertFields (const Metadata::Part&);
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
    bool carriesInstrument = false, hasLayout = false, isFromLibrary = false;
};

} // namespace requant
