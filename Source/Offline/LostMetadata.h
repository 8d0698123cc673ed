#pragma once

#include "AudioFacts.h"

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
std::vector<std::string> sentencesOf (const std::vector<LostMetadata>&, const AudioFacts& input,
                                      const AudioFacts& output);

} // namespace requant
