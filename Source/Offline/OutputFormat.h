#pragma once

#include "AudioFacts.h"
#include "Quantization/Lattice.h"

namespace requant
{

/** The most bytes of audio that a container of 32-bit sizes takes, headers and tags allowed for. */
inline constexpr std::uint64_t largestShortContainer = 0xFFFFFFFFu - (16u << 20);

/** libsndfile's format for the reduction of an input to the levels of a lattice.

    Container: the input's, unless the output's extension says otherwise; WAV of more than 4 GiB
    becomes RF64. Samples: the smallest PCM of 8, 16 or 24 bits that holds the codes and that the
    container has; 32-bit float where that is asked for, or where a fractional number of bits leaves
    no PCM that holds the codes. Throws FileProblem, naming the output, where there is none.
    mostBytes: of audio in a container of 32-bit sizes; less in tests. Thread: any.
*/
int chooseOutputFormat (const AudioFacts& input, const std::filesystem::path& output,
                        const Lattice&, bool asFloat,
                        std::uint64_t mostBytes = largestShortContainer);

/** Throws the FileProblem of an output that would be longer than AIFF can say. */
[[noreturn]] void throwTooLongForAiff (const std::filesystem::path& output);

/** True for a file name whose extension belongs to a container that can be read. */
bool hasAudioExtension (const std::filesystem::path&);

} // namespace requant
