#include "ChannelPlaces.h"

#include "Chunks.h"

#include <algorithm>
#include <array>

namespace requant
{

namespace
{

// By the bits of WAV's mask (Microsoft, WAVEFORMATEXTENSIBLE); Apple's bitmap has the same bits,
// and its labels are these counted from 1.
constexpr std::array maskBits {
    SF_CHANNEL_MAP_LEFT,
    SF_CHANNEL_MAP_RIGHT,
    SF_CHANNEL_MAP_CENTER,
    SF_CHANNEL_MAP_LFE,
    SF_CHANNEL_MAP_REAR_LEFT,
    SF_CHANNEL_MAP_REAR_RIGHT,
    SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER,
    SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER,
    SF_CHANNEL_MAP_REAR_CENTER,
    SF_CHANNEL_MAP_SIDE_LEFT,
    SF_CHANNEL_MAP_SIDE_RIGHT,
    SF_CHANNEL_MAP_TOP_CENTER,
    SF_CHANNEL_MAP_TOP_FRONT_LEFT,
    SF_CHANNEL_MAP_TOP_FRONT_CENTER,
    SF_CHANNEL_MAP_TOP_FRONT_RIGHT,
    SF_CHANNEL_MAP_TOP_REAR_LEFT,
    SF_CHANNEL_MAP_TOP_REAR_CENTER,
    SF_CHANNEL_MAP_TOP_REAR_RIGHT,
};

constexpr std::uint32_t labelOfMono = 42;                       // Apple's, CoreAudioBaseTypes.h
constexpr std::uint32_t byDescriptions = 0, byBitmap = 0x10000; // kinds of a layout there

std::optional<std::uint32_t> bitOf (int place)
{
    if (place == SF_CHANNEL_MAP_MONO)
        place = SF_CHANNEL_MAP_CENTER;

    const auto* const found = std::find (maskBits.begin(), maskBits.end(), place);
    return found == maskBits.end() ? std::nullopt
                                   : std::optional (static_cast<std::uint32_t> (
                                       std::distance (maskBits.begin(), found)));
}

std::string bigEndian32 (std::uint32_t value)
{
    return { static_cast<char> (value >> 24), static_cast<char> (value >> 16 & 0xFF),
             static_cast<char> (value >> 8 & 0xFF), static_cast<char> (value & 0xFF) };
}

} // namespace

bool ChannelPlaces::areUsual() const noexcept
{
    if (areAmbisonic)
        return false;

    if (channels.empty())
        return ! mask;

    if (channels.size() == 1)
        return channels[0] == SF_CHANNEL_MAP_MONO || channels[0] == SF_CHANNEL_MAP_CENTER;

    return channels.size() == 2 && channels[0] == SF_CHANNEL_MAP_LEFT
           && channels[1] == SF_CHANNEL_MAP_RIGHT;
}

std::optional<std::uint32_t> ChannelPlaces::asMask() const
{
    if (mask)
        return mask;

    std::uint32_t made = 0;

    for (const auto place : channels)
    {
        const auto bit = bitOf (place);

        if (! bit || made >> *bit != 0)
            return {};

        made |= 1u << *bit;
    }

    return made;
}

ChannelPlaces placesOfMask (std::uint32_t mask, std::size_t channelCount)
{
    ChannelPlaces places;
    places.mask = mask;

    for (std::size_t bit = 0; bit < maskBits.size() && places.channels.size() < channelCount; ++bit)
        if ((mask >> bit & 1) != 0)
            places.channels.push_back (maskBits[bit]);

    places.channels.resize (mask == 0 ? 0 : channelCount, SF_CHANNEL_MAP_INVALID);
    return places;
}

// The extensible form: 18 bytes of WAVEFORMATEX, valid bits (2), mask (4), kind of samples (16).
std::optional<ChannelPlaces> placesOfFmt (std::string_view content, bool isBigEndian)
{
    const auto number = [&] (std::size_t at, std::size_t bytes)
    { return numberOf (content.substr (at, bytes), isBigEndian); };

    if (content.size() < 40 || number (0, 2) != 0xFFFE)
        return {};

    auto places = placesOfMask (static_cast<std::uint32_t> (number (20, 4)), number (2, 2));
    // The GUIDs of Ambisonic B-format, in whole numbers and in float, end alike.
    places.areAmbisonic = content.substr (28, 12)
                          == std::string_view ("\x21\x07\xD3\x11\x86\x44\xC8\xC1\xCA\0\0\0", 12);
    return places;
}

// Kind, bitmap, number of descriptions, each of 20 bytes of which the first four are the label.
std::optional<ChannelPlaces> placesOfLayout (std::string_view content)
{
    if (content.size() < 12)
        return {};

    const auto kind = numberOf (content.substr (0, 4), true);
    const auto count = numberOf (content.substr (8, 4), true);

    if (kind == byBitmap)
    {
        const auto mask = static_cast<std::uint32_t> (numberOf (content.substr (4, 4), true));
        auto places = placesOfMask (mask, maskBits.size());
        std::erase (places.channels, int { SF_CHANNEL_MAP_INVALID });
        return places;
    }

    if (kind != byDescriptions || (content.size() - 12) / 20 < count)
        return {};

    ChannelPlaces places;

    for (std::size_t i = 0; i < count; ++i)
    {
        const auto label = numberOf (content.substr (12 + 20 * i, 4), true);
        places.channels.push_back (label == labelOfMono ? int { SF_CHANNEL_MAP_MONO }
                                   : label >= 1 && label <= maskBits.size()
                                       ? int { maskBits[label - 1] }
                                       : int { SF_CHANNEL_MAP_INVALID });
    }

    return places;
}

ChannelPlaces placesOf (SNDFILE* file, std::size_t channelCount)
{
    ChannelPlaces places;
    places.channels.resize (channelCount);
    const auto bytes = static_cast<int> (channelCount * sizeof (int));

    if (sf_command (file, SFC_GET_CHANNEL_MAP_INFO, places.channels.data(), bytes) != SF_TRUE)
        places.channels.clear();

    return places;
}

// RFC 9639, 9.1.3.
ChannelPlaces placesOfFlac (std::size_t channelCount)
{
    constexpr std::array<std::uint32_t, 9> masks {
        0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3F, 0x70F, 0x63F
    };
    auto places =
        placesOfMask (channelCount < masks.size() ? masks[channelCount] : 0, channelCount);
    places.mask.reset();
    return places;
}

// The Vorbis I specification, 4.3.9.
ChannelPlaces placesOfOgg (std::size_t channelCount)
{
    constexpr int l = SF_CHANNEL_MAP_LEFT, r = SF_CHANNEL_MAP_RIGHT, c = SF_CHANNEL_MAP_CENTER,
                  lfe = SF_CHANNEL_MAP_LFE, bl = SF_CHANNEL_MAP_REAR_LEFT,
                  br = SF_CHANNEL_MAP_REAR_RIGHT, bc = SF_CHANNEL_MAP_REAR_CENTER,
                  sl = SF_CHANNEL_MAP_SIDE_LEFT, sr = SF_CHANNEL_MAP_SIDE_RIGHT;

    switch (channelCount)
    {
        case 1:
            return { { SF_CHANNEL_MAP_MONO }, {}, false };
        case 2:
            return { { l, r }, {}, false };
        case 3:
            return { { l, c, r }, {}, false };
        case 4:
            return { { l, r, bl, br }, {}, false };
        case 5:
            return { { l, c, r, bl, br }, {}, false };
        case 6:
            return { { l, c, r, bl, br, lfe }, {}, false };
        case 7:
            return { { l, c, r, sl, sr, bc, lfe }, {}, false };
        case 8:
            return { { l, c, r, sl, sr, bl, br, lfe }, {}, false };
        default:
            return {};
    }
}

std::string layoutOf (const ChannelPlaces& places)
{
    if (places.channels.empty())
        return {};

    // A mask that leaves channels out would be read as one of fewer channels.
    const auto isWhole =
        std::find (places.channels.begin(), places.channels.end(), int { SF_CHANNEL_MAP_INVALID })
        == places.channels.end();

    if (const auto mask = places.asMask(); mask && isWhole)
        return bigEndian32 (byBitmap) + bigEndian32 (*mask) + bigEndian32 (0);

    auto layout = bigEndian32 (byDescriptions) + bigEndian32 (0)
                  + bigEndian32 (static_cast<std::uint32_t> (places.channels.size()));

    for (const auto place : places.channels)
    {
        const auto bit = bitOf (place);

        if (! bit && place != SF_CHANNEL_MAP_INVALID)
            return {};

        layout += bigEndian32 (bit ? *bit + 1 : ~std::uint32_t { 0 }) + std::string (16, '\0');
    }

    return layout;
}

} // namespace requant
