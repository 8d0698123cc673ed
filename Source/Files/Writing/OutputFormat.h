#pragma once

#include "Files/Reading/AudioFileInfo.h"
#include "Levels/Lattice.h"
#include "Quantization/Reduction/ReductionSettings.h"

#include <array>
#include <string_view>

namespace requant
{

/** The most bytes of audio that a container of 32-bit sizes takes, headers and tags allowed for. */
inline constexpr std::uint64_t largestShortContainer = 0xFFFFFFFFu - (16u << 20);

/** A container that a user can ask for, by its name; as an extension the name means it too. */
struct OutputContainer
{
    std::string_view name;
    int format; ///< libsndfile's
};

inline constexpr std::array<OutputContainer, 6> outputContainers { {
    { "wav", SF_FORMAT_WAV },
    { "flac", SF_FORMAT_FLAC },
    { "aiff", SF_FORMAT_AIFF },
    { "caf", SF_FORMAT_CAF },
    { "w64", SF_FORMAT_W64 },
    { "rf64", SF_FORMAT_RF64 },
} };

/** What an output is called, and what the user asked for besides. */
struct OutputTarget
{
    std::filesystem::path file;
    int container = 0;       ///< one of outputContainers; 0: as the name says, or the input's
    bool isInFolder = false; ///< named after its input: not the user's choice, as --container is
};

/** What an output's samples have to hold. */
struct OutputSamples
{
    Lattice lattice;      ///< of codes
    bool asFloat = false; ///< 32-bit float, whatever else would do

    /** Whether the levels are those of PCM: codes of a lattice over full scale. Else 32-bit float
        holds their values. */
    bool areCodes = true;

    /** libsndfile's format of G.711, whose levels these are, for the containers that have it; 0:
        none. */
    int telephony = 0;

    /** Of what a reduction gives. */
    static OutputSamples of (const ReductionSettings&, bool asFloat) noexcept;
};

/** libsndfile's format for the reduction of an input to such samples.

    Container: the one that is asked for; otherwise the input's, unless the output's extension says
    something else. WAV of more than 4 GiB becomes RF64, and extensible WAV stays that. Samples: the
    smallest PCM of 8, 16 or 24 bits that holds the codes and that the container has; G.711's own,
    in WAV, AU and CAF, where its levels are to be held; 32-bit float where that is asked for, or
    where levels are no codes, or a fractional number of bits leaves no PCM that holds them. Throws
    FileProblem where there is none, naming the output and the containers that would do.
    mostBytes: of audio in a container of 32-bit sizes; less in tests. Thread: any.
*/
int chooseOutputFormat (const AudioFileInfo& input, const OutputTarget&, const OutputSamples&,
                        std::uint64_t mostBytes = largestShortContainer);

/** Whether files of a container go by the extension of this name, or it has none. */
bool canBeNamed (const std::filesystem::path&, int container);

/** A file's name, with an extension of the container where it has another one. */
std::filesystem::path nameFor (const std::filesystem::path&, int container);

/** True for a file name whose extension belongs to a container that can be read. */
bool hasAudioExtension (const std::filesystem::path&);

} // namespace requant
