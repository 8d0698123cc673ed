#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <sndfile.h>
#include <string>

namespace requant
{

/** What an audio file's header says. Thread: any. */
struct AudioFacts
{
    std::filesystem::path file;
    int sampleRateHz = 0;
    std::size_t channelCount = 0;
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0; ///< the file's length; 0 where that is not known
    int format = 0;          ///< libsndfile's: container and sample format

    int container() const noexcept { return format & SF_FORMAT_TYPEMASK; }
    int sampleFormat() const noexcept { return format & SF_FORMAT_SUBMASK; }

    /** "WAV", "AIFF", "FLAC", ... */
    std::string containerName() const;

    /** "16-bit PCM", "32-bit float", ... */
    std::string sampleFormatName() const;

    /** The word length of whole-number samples (8 to 32), or empty for any other sample format. */
    std::optional<int> pcmBits() const noexcept;
};

/** The same names for a format that no file has yet. */
std::string containerNameOf (int format);
std::string sampleFormatNameOf (int format);

} // namespace requant
