#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace requant
{

/** A named place in the audio, as WAV calls it a cue point and AIFF and CAF a marker. */
struct CuePoint
{
    std::uint32_t id = 0;
    std::uint64_t frame = 0;
    std::string name; ///< as its container spells it; often empty

    bool operator== (const CuePoint&) const = default;
};

using CuePoints = std::vector<CuePoint>;

// From the content of a container's chunk; empty where it is damaged.

/** RIFF's "cue ", names still missing. */
std::optional<CuePoints> cuesOfRiff (std::string_view content, bool isBigEndian);

/** Gives cue points the names that RIFF's LIST of type "adtl" has for them, from behind that type.
    False where the list holds more than these names, such as notes and regions. */
bool nameCues (CuePoints&, std::string_view list, bool isBigEndian);

/** AIFF's "MARK". */
std::optional<CuePoints> cuesOfAiff (std::string_view content);

/** CAF's "mark", and "strg" with the names, which may be empty. */
std::optional<CuePoints> cuesOfCaf (std::string_view marks, std::string_view names);

// And the content to write. Frames beyond what a container counts to are left out.

std::string riffCues (const CuePoints&);

/** From behind the type "adtl"; empty where no cue point has a name. */
std::string riffCueNames (const CuePoints&);

std::string aiffCues (const CuePoints&);
std::string cafCues (const CuePoints&);

/** CAF's "strg"; empty where no cue point has a name. */
std::string cafCueNames (const CuePoints&);

} // namespace requant
