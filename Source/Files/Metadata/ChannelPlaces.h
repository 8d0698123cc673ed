#pragma once

#include <cstdint>
#include <optional>
#include <sndfile.h>
#include <string>
#include <string_view>
#include <vector>

namespace requant
{

/** Where the channels of a file belong: which is the left, the right, the low-frequency one, ...

    By libsndfile's names (SF_CHANNEL_MAP_LEFT, ...), one a channel; none where the file does not
    say. Thread: any.
*/
struct ChannelPlaces
{
    std::vector<int> channels;
    std::optional<std::uint32_t> mask; ///< as WAV's extensible form has it, where the file has one
    bool areAmbisonic = false;         ///< B-format by that form

    /** True for one or two channels in their usual places, and where nothing is said. */
    bool areUsual() const noexcept;

    /** True where the file says that its channels have no places. */
    bool areNone() const noexcept { return mask && *mask == 0 && ! areAmbisonic; }

    /** The places as a mask of WAV; empty where their order is not that of a mask's bits. */
    std::optional<std::uint32_t> asMask() const;
};

/** By a mask of WAV's; channels without a bit have no place. */
ChannelPlaces placesOfMask (std::uint32_t mask, std::size_t channelCount);

/** From the content of RIFF's "fmt "; empty where it is not in the extensible form. */
std::optional<ChannelPlaces> placesOfFmt (std::string_view content, bool isBigEndian);

/** From the content of CAF's "chan" or AIFF's "CHAN"; empty where it names a layout by a number
    that stands neither for a bitmap nor for a list of channels. */
std::optional<ChannelPlaces> placesOfLayout (std::string_view content);

/** Those that libsndfile read. */
ChannelPlaces placesOf (SNDFILE*, std::size_t channelCount);

/** Those that FLAC's format defines by the number of channels. */
ChannelPlaces placesOfFlac (std::size_t channelCount);

/** Those that Vorbis and Opus define by the number of channels. */
ChannelPlaces placesOfOgg (std::size_t channelCount);

/** Content of CAF's "chan" and AIFF's "CHAN"; empty where a place has no name there. */
std::string layoutOf (const ChannelPlaces&);

} // namespace requant
