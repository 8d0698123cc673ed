#include "AudioFileInfo.h"

namespace requant
{

namespace
{

std::optional<int> pcmBitsOf (int format) noexcept
{
    switch (format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_PCM_S8:
        case SF_FORMAT_PCM_U8:
            return 8;
        case SF_FORMAT_PCM_16:
        case SF_FORMAT_ALAC_16:
            return 16;
        case SF_FORMAT_ALAC_20:
            return 20;
        case SF_FORMAT_PCM_24:
        case SF_FORMAT_ALAC_24:
            return 24;
        case SF_FORMAT_PCM_32:
        case SF_FORMAT_ALAC_32:
            return 32;
        default:
            return {};
    }
}

std::string libraryName (int format)
{
    SF_FORMAT_INFO info {};
    info.format = format;
    const auto failed = sf_command (nullptr, SFC_GET_FORMAT_INFO, &info, sizeof (info)) != 0;
    return failed || info.name == nullptr ? "unknown" : info.name;
}

} // namespace

std::string containerNameOf (int format)
{
    switch (format & SF_FORMAT_TYPEMASK)
    {
        case SF_FORMAT_WAV:
            return "WAV";
        case SF_FORMAT_WAVEX:
            return "WAV (extensible)";
        case SF_FORMAT_RF64:
            return "RF64";
        case SF_FORMAT_W64:
            return "W64";
        case SF_FORMAT_AIFF:
            return "AIFF";
        case SF_FORMAT_CAF:
            return "CAF";
        case SF_FORMAT_FLAC:
            return "FLAC";
        case SF_FORMAT_OGG:
            return "Ogg";
        default:
            return libraryName (format & SF_FORMAT_TYPEMASK);
    }
}

std::string sampleFormatNameOf (int format)
{
    if (const auto bits = pcmBitsOf (format))
        return std::to_string (*bits) + "-bit PCM";

    switch (format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_FLOAT:
            return "32-bit float";
        case SF_FORMAT_DOUBLE:
            return "64-bit float";
        default:
            return libraryName (format & SF_FORMAT_SUBMASK);
    }
}

std::string AudioFileInfo::containerName() const { return containerNameOf (format); }

std::string AudioFileInfo::sampleFormatName() const { return sampleFormatNameOf (format); }

std::uint64_t AudioFileInfo::bytesOfSample() const noexcept
{
    switch (sampleFormat())
    {
        case SF_FORMAT_PCM_S8:
        case SF_FORMAT_PCM_U8:
        case SF_FORMAT_ULAW:
        case SF_FORMAT_ALAW:
            return 1;
        case SF_FORMAT_PCM_16:
            return 2;
        case SF_FORMAT_PCM_24:
            return 3;
        case SF_FORMAT_PCM_32:
        case SF_FORMAT_FLOAT:
            return 4;
        case SF_FORMAT_DOUBLE:
            return 8;
        default:
            return 0;
    }
}

std::optional<int> AudioFileInfo::pcmBits() const noexcept { return pcmBitsOf (format); }

} // namespace requant
