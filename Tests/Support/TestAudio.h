#pragma once

#include "Random.h"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <numbers>
#include <sndfile.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace requant::test
{

/** The project's recordings: 44.1, 96 and 48 kHz, stereo, 24 bits. */
inline const std::vector<std::string> recordings { "guitar-decay-44k1-24bit.flac",
                                                   "piano-96k-24bit.flac", "tabla-48k-24bit.flac" };

inline std::string recording (const std::string& name)
{
    return REQUANT_SOURCE_FOLDER "/Resources/Audio/" + name;
}

/** An audio file in memory, its samples interleaved. Whole numbers are left-justified in 32 bits,
    as libsndfile has them. */
template <typename Sample>
struct Audio
{
    SF_INFO info {};
    std::vector<Sample> samples;
};

inline sf_count_t readFrames (SNDFILE* file, std::int32_t* samples, sf_count_t frames)
{
    return sf_readf_int (file, samples, frames);
}

inline sf_count_t readFrames (SNDFILE* file, double* samples, sf_count_t frames)
{
    return sf_readf_double (file, samples, frames);
}

inline sf_count_t writeFrames (SNDFILE* file, const std::int32_t* samples, sf_count_t frames)
{
    return sf_writef_int (file, samples, frames);
}

inline sf_count_t writeFrames (SNDFILE* file, const float* samples, sf_count_t frames)
{
    return sf_writef_float (file, samples, frames);
}

inline sf_count_t writeFrames (SNDFILE* file, const double* samples, sf_count_t frames)
{
    return sf_writef_double (file, samples, frames);
}

template <typename Sample>
Audio<Sample> readAudio (const std::string& path)
{
    Audio<Sample> audio;
    auto* const file = sf_open (path.c_str(), SFM_READ, &audio.info);

    if (file == nullptr)
        throw std::runtime_error ("cannot read " + path);

    audio.samples.resize (static_cast<std::size_t> (audio.info.frames * audio.info.channels));
    const auto got = readFrames (file, audio.samples.data(), audio.info.frames);
    sf_close (file);

    if (got != audio.info.frames)
        throw std::runtime_error ("cannot read all of " + path);

    return audio;
}

/** beforeWriting: called with the open SNDFILE*, to set tags. */
template <typename Sample, typename BeforeWriting>
void writeAudio (const std::string& path, int format, int rateHz, int channels,
                 const std::vector<Sample>& samples, BeforeWriting beforeWriting)
{
    SF_INFO info {};
    info.samplerate = rateHz;
    info.channels = channels;
    info.format = format;
    auto* const file = sf_open (path.c_str(), SFM_WRITE, &info);

    if (file == nullptr)
        throw std::runtime_error ("cannot write " + path);

    beforeWriting (file);
    const auto frames = static_cast<sf_count_t> (samples.size()) / channels;
    const auto put = writeFrames (file, samples.data(), frames);
    sf_close (file);

    if (put != frames)
        throw std::runtime_error ("cannot write all of " + path);
}

template <typename Sample>
void writeAudio (const std::string& path, int format, int rateHz, int channels,
                 const std::vector<Sample>& samples)
{
    writeAudio (path, format, rateHz, channels, samples, [] (SNDFILE*) {});
}

/** Left-justified codes of a word length, all of them once. */
inline std::vector<std::int32_t> allCodes (int bits)
{
    std::vector<std::int32_t> codes;
    const auto half = std::int64_t { 1 } << (bits - 1);

    for (auto code = -half; code < half; ++code)
        codes.push_back (static_cast<std::int32_t> (code * (std::int64_t { 1 } << (32 - bits))));

    return codes;
}

/** A sine and a little noise: busy, and well within the range. */
inline std::vector<double> busySignal (std::size_t count)
{
    Random random { 1 };
    std::vector<double> samples (count);

    for (std::size_t n = 0; n < count; ++n)
        samples[n] = 0.5 * std::sin (0.0731 * std::numbers::pi * static_cast<double> (n))
                     + 0.05 * random.bipolar();

    return samples;
}

inline std::string bytesOf (const std::string& path)
{
    std::ifstream stream (path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

inline void writeBytes (const std::string& path, const std::string& bytes)
{
    std::ofstream (path, std::ios::binary) << bytes;
}

constexpr int wav16 = SF_FORMAT_WAV | SF_FORMAT_PCM_16, wav24 = SF_FORMAT_WAV | SF_FORMAT_PCM_24;

} // namespace requant::test
