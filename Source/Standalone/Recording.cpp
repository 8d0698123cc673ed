#include "Recording.h"

#include "Resources.h"

#include <sndfile.h>

namespace requant
{

namespace
{

// Playing from memory is for listening; an hour of 96 kHz stereo is 2.8 GB, and the command
// renders without any limit.
constexpr juce::int64 maximumSamples = juce::int64 { 1 } << 29;

using SoundFile = std::unique_ptr<SNDFILE, decltype (&sf_close)>;

std::unique_ptr<Recording> read (SoundFile file, const SF_INFO& info, const juce::String& name,
                                 juce::String& reason)
{
    if (file == nullptr)
    {
        reason = name + " cannot be opened: " + sf_strerror (nullptr)
                 + " Requant plays WAV, AIFF, FLAC and what else libsndfile reads.";
        return nullptr;
    }

    if (info.frames <= 0 || info.channels <= 0 || info.samplerate <= 0)
    {
        reason = name + " holds no audio.";
        return nullptr;
    }

    if (info.frames > maximumSamples / info.channels)
    {
        reason = name + " is too long to be played from memory; `requant render` takes any length.";
        return nullptr;
    }

    const auto frames = static_cast<int> (info.frames);
    std::vector<float> interleaved (static_cast<std::size_t> (info.frames * info.channels));
    const auto read = sf_readf_float (file.get(), interleaved.data(), info.frames);

    if (read < info.frames)
    {
        reason = name + " is cut short: it promises " + juce::String (info.frames)
                 + " samples a channel and holds " + juce::String (read) + ".";
        return nullptr;
    }

    auto recording = std::make_unique<Recording>();
    recording->samples.setSize (info.channels, frames);
    recording->sampleRateHz = info.samplerate;
    recording->name = name;

    for (int channel = 0; channel < info.channels; ++channel)
        for (int n = 0; n < frames; ++n)
            recording->samples.setSample (
                channel, n, interleaved[static_cast<std::size_t> (n * info.channels + channel)]);

    return recording;
}

// libsndfile's view of bytes in memory.
struct Bytes
{
    const char* data;
    sf_count_t size, position = 0;
};

SF_VIRTUAL_IO memoryAccess()
{
    SF_VIRTUAL_IO access {};
    access.get_filelen = [] (void* user) { return static_cast<Bytes*> (user)->size; };
    access.tell = [] (void* user) { return static_cast<Bytes*> (user)->position; };
    access.seek = [] (sf_count_t offset, int whence, void* user)
    {
        auto& bytes = *static_cast<Bytes*> (user);
        const auto base = whence == SEEK_SET   ? sf_count_t { 0 }
                          : whence == SEEK_CUR ? bytes.position
                                               : bytes.size;
        bytes.position = juce::jlimit (sf_count_t { 0 }, bytes.size, base + offset);
        return bytes.position;
    };
    access.read = [] (void* destination, sf_count_t count, void* user)
    {
        auto& bytes = *static_cast<Bytes*> (user);
        const auto taken = juce::jmin (count, bytes.size - bytes.position);
        std::memcpy (destination, bytes.data + bytes.position, static_cast<std::size_t> (taken));
        bytes.position += taken;
        return taken;
    };
    access.write = [] (const void*, sf_count_t, void*) { return sf_count_t { 0 }; };
    return access;
}

} // namespace

std::unique_ptr<Recording> Recording::load (const juce::File& file, juce::String& reason)
{
    SF_INFO info {};
    SoundFile opened (sf_open (file.getFullPathName().toRawUTF8(), SFM_READ, &info), sf_close);
    return read (std::move (opened), info, file.getFileName(), reason);
}

std::unique_ptr<Recording> Recording::example()
{
    SF_INFO info {};
    Bytes bytes { resources::guitardecay44k124bit_flac, resources::guitardecay44k124bit_flacSize };
    auto access = memoryAccess();
    SoundFile opened (sf_open_virtual (&access, SFM_READ, &info, &bytes), sf_close);

    juce::String reason;
    auto recording = read (std::move (opened), info, "Example: guitar, fading", reason);
    jassert (recording != nullptr);
    return recording;
}

Recording Recording::resampledTo (double newRateHz) const
{
    const auto ratio = sampleRateHz / newRateHz;
    const auto length = static_cast<int> (samples.getNumSamples() / ratio);
    Recording result { juce::AudioBuffer<float> (samples.getNumChannels(), length), newRateHz,
                       name };

    for (int channel = 0; channel < samples.getNumChannels(); ++channel)
    {
        juce::WindowedSincInterpolator interpolator;
        interpolator.process (ratio, samples.getReadPointer (channel),
                              result.samples.getWritePointer (channel), length,
                              samples.getNumSamples(), 0);
    }

    return result;
}

} // namespace requant
