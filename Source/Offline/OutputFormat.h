#pragma once

#include "AudioFacts.h"

namespace requant
{

/** The most bytes of audio that a container of 32-bit sizes takes, headers and tags allowed for. */
inline constexpr std::uint64_t largestShortContainer = 0xFFFFFFFFu - (16u << 20);

/** libsndfile's format for the reduction of an input to `bits` bits.

    Container: the input's, unless the output's extension says otherwise; WAV of more than 4 GiB
    becomes RF64. Samples: the smallest PCM of 8, 16 or 24 bits that holds the codes and that the
    container has, or 32-bit float. Throws FileProblem, naming the output, where there is none.
    Thread: any.
*/
int chooseOutputFormat (const AudioFacts& input, const std::filesystem::path& output, int bits,
                        bool asFloat);

/** True for a file name whose extension belongs to a container that can be read. */
bool hasAudioExtension (const std::filesystem::path&);

} // namespace requant
