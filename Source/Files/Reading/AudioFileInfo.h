#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <sndfile.h>
#include <string>

namespace requant
{

/** Bytes of a file that are no audio, though they stand between audio. */
struct PassedOver
{
    std::uint64_t places = 0, bytes = 0;
    std::uint64_t firstFrame = 0; ///< how many frames were read before the first place
};

/** What is known of an audio file. Thread: any. */
struct AudioFileInfo
{
    std::filesystem::path file;
    int sampleRateHz = 0;
    std::size_t channelCount = 0;
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0; ///< the file's length; 0 where that is not known
    int format = 0;          ///< libsndfile's: container and sample format

    bool isLengthKnown = true; ///< false: frames are those read so far; it is true at the end
    bool isSizeOpen = false;   ///< of a file whose header does not say it: read to its end
    PassedOver passedOver {};  ///< so far

    int container() const noexcept { return format & SF_FORMAT_TYPEMASK; }
    int sampleFormat() const noexcept { return format & SF_FORMAT_SUBMASK; }

    /** "WAV", "AIFF", "FLAC", ... */
    std::string containerName() const;

    /** "16-bit PCM", "32-bit float", ... */
    std::string sampleFormatName() const;

    /** True for what could be read once only, and had no length to be seen before. */
    bool isPipe() const noexcept { return bytes == 0; }

    /** Of a sample, or 0 where samples have no fixed number of bytes. */
    std::uint64_t bytesOfSample() const noexcept;

    /** The word length of whole-number samples (8 to 32), or empty for any other sample format. */
    std::optional<int> pcmBits() const noexcept;
};

/** The same names for a format that no file has yet. */
std::string containerNameOf (int format);
std::string sampleFormatNameOf (int format);

} // namespace requant
