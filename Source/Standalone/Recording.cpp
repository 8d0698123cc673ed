#include "Recording.h"

#include "Resources.h"

#include "Offline/AudioReader.h"
#include "Offline/FileProblem.h"

namespace requant
{

namespace
{

// Playing from memory is for listening; an hour of 96 kHz stereo is 2.8 GB, and the command
// renders without any limit.
constexpr std::uint64_t maximumSamples = std::uint64_t { 1 } << 29;

// Returns how many frames there were.
int readInto (juce::AudioBuffer<float>& samples, SNDFILE* file)
{
    constexpr int blockFrames = 4096;
    const auto channels = samples.getNumChannels();
    std::vector<float> interleaved (static_cast<std::size_t> (blockFrames * channels));
    int done = 0;

    while (done < samples.getNumSamples())
    {
        const auto wanted = juce::jmin (blockFrames, samples.getNumSamples() - done);
        const auto got = static_cast<int> (sf_readf_float (file, interleaved.data(), wanted));

        if (got <= 0)
            break;

        for (int channel = 0; channel < channels; ++channel)
            for (int n = 0; n < got; ++n)
                samples.setSample (channel, done + n,
                                   interleaved[static_cast<std::size_t> (n * channels + channel)]);

        done += got;
    }

    return done;
}

std::unique_ptr<Recording> read (AudioReader& reader, const juce::String& name)
{
    const auto& facts = reader.facts();

    if (facts.frames > maximumSamples / facts.channelCount)
        throw FileProblem (facts.file, "the file is too long to be played from memory; `requant "
                                       "render` takes any length.");

    auto recording = std::make_unique<Recording>();
    recording->samples.setSize (static_cast<int> (facts.channelCount),
                                static_cast<int> (facts.frames));
    recording->sampleRateHz = facts.sampleRateHz;
    recording->name = name;

    // Not by blocks of the reader, which replace what is not a number: the plug-in is to meet, and
    // to count, what the file holds.
    if (readInto (recording->samples, reader.handle()) == recording->samples.getNumSamples())
        return recording;

    // The reader finds the end too early as well, and throws its reason.
    AudioBlock rest (facts.channelCount);

    while (reader.read (rest))
    {
    }

    return nullptr;
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
    const auto fullName = file.getFullPathName();

    try
    {
        // UTF-8 on every system.
        const auto* const utf8 = reinterpret_cast<const char8_t*> (fullName.toRawUTF8());
        AudioReader reader { std::filesystem::path (utf8) };
        return read (reader, file.getFileName());
    }
    catch (const FileProblem& problem)
    {
        const auto sentence = juce::String::fromUTF8 (problem.what());
        reason = sentence.startsWith (fullName)
                     ? file.getFileName() + sentence.substring (fullName.length())
                     : sentence;
    }
    catch (const std::bad_alloc&)
    {
        reason = file.getFileName()
                 + ": there is not enough memory to play this file; `requant "
                   "render` takes any length.";
    }

    return nullptr;
}

std::unique_ptr<Recording> Recording::example()
{
    SF_INFO info {};
    Bytes bytes { resources::guitardecay44k124bit_flac, resources::guitardecay44k124bit_flacSize };
    auto access = memoryAccess();
    const SoundFile opened (sf_open_virtual (&access, SFM_READ, &info, &bytes));

    auto recording = std::make_unique<Recording>();
    recording->samples.setSize (info.channels, static_cast<int> (info.frames));
    recording->sampleRateHz = info.samplerate;
    recording->name = "Example: guitar, fading";

    [[maybe_unused]] const auto frames = readInto (recording->samples, opened.get());
    jassert (frames == recording->samples.getNumSamples());
    return recording;
}

bool Recording::writeExample (const juce::File& file)
{
    return file.replaceWithData (
        resources::guitardecay44k124bit_flac,
        static_cast<std::size_t> (resources::guitardecay44k124bit_flacSize));
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
