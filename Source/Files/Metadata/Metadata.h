#pragma once

#include "ChannelPlaces.h"
#include "Chunks.h"
#include "Files/Reading/AudioFileInfo.h"
#include "Files/Reading/AudioReader.h"
#include "TextTags.h"

#include <vector>

namespace requant
{

/** A kind of metadata that an output does not have, although the input has it. */
struct LostMetadata
{
    enum class Reason
    {
        noPlace, ///< the output's container has no place for it, or none that is written here
        notTrue, ///< it would not be true of the reduced audio
        damaged  ///< or too long to be metadata
    };

    std::string kind; ///< as a sentence has it: "cue labels", "iXML", "a picture"
    Reason reason = Reason::noPlace;

    bool operator== (const LostMetadata&) const = default;
};

/** "no place", "not true", "damaged". */
const char* nameOf (LostMetadata::Reason) noexcept;

/** A sentence for each reason that occurs. */
std::vector<std::string> sentencesOf (const std::vector<LostMetadata>&, const AudioFileInfo& input,
                                      const AudioFileInfo& output);

/** Types of FLAC's metadata blocks (RFC 9639, 8.1). */
struct FlacBlock
{
    enum Type : char
    {
        streamInfo = 0,
        padding = 1,
        application = 2,
        seekTable = 3,
        vorbisComment = 4,
        cueSheet = 5,
        picture = 6
    };
};

/** The comment in which FLAC has the places of channels (RFC 9639, 8.6.2), as a mask of WAV's. */
inline constexpr auto maskName = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";

inline constexpr auto placesKind = "places of the channels";

/** RIFX and RF64 count as RIFF. */
ChunkFamily withoutVariants (ChunkFamily) noexcept;

/** What a chunk is called in a sentence. id: of RIFF's LIST its type. */
std::string kindOfChunk (ChunkFamily, std::string_view id);

/** True for chunks that come with the audio's writing, and for those that hold nothing. */
bool isMadeAnew (ChunkFamily, std::string_view id) noexcept;

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
    void findAnnotationOfAu();
    void findPlaces();
};

} // namespace requant
