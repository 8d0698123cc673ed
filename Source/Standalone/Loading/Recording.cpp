#include "Recording.h"

#include "Files/SoundFile.h"
#include "Resources.h"

#include <cmath>
#include <span>
#include <system_error>
#include <thread>

namespace requant
{

namespace
{

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

Recording::Recording (AudioFileInfo facts, juce::String name)
    : header (std::move (facts)), shownName (std::move (name)),
      chunkFrames (juce::jmax (1, chunkSamples / juce::jmax (1, channelCount())))
{
    const auto mostFrames = mostSamples / juce::jmax (1, channelCount());
    chunks.resize (static_cast<std::size_t> (mostFrames / chunkFrames + 1));
}

std::shared_ptr<Recording> Recording::create (AudioFileInfo facts, juce::String name)
{
    // Not one of JUCE's threads: the last to let go may be the end of the program, where JUCE's
    // list of threads is gone already.
    const auto giveBack = [] (Recording* recording)
    {
        try
        {
            std::thread ([recording] { delete recording; }).detach();
        }
        catch (const std::system_error&)
        {
            delete recording;
        }
    };

    return { new Recording (std::move (facts), std::move (name)), giveBack };
}

std::shared_ptr<const Recording> Recording::example()
{
    SF_INFO info {};
    Bytes bytes { resources::guitardecay44k124bit_flac, resources::guitardecay44k124bit_flacSize };
    auto access = memoryAccess();
    const auto opened = openSoundFile (access, &bytes, SFM_READ, info);

    AudioFileInfo facts;
    facts.sampleRateHz = info.samplerate;
    facts.channelCount = static_cast<std::size_t> (info.channels);
    facts.frames = static_cast<std::uint64_t> (info.frames);
    facts.bytes = static_cast<std::uint64_t> (bytes.size);
    facts.format = info.format;
    auto recording = std::make_shared<Recording> (facts, "Example: guitar, fading");
    std::vector<float> interleaved (static_cast<std::size_t> (info.frames * info.channels));
    const auto frames = sf_readf_float (opened.get(), interleaved.data(), info.frames);
    jassert (frames == info.frames);
    recording->append (interleaved.data(), static_cast<int> (frames));
    recording->finish();
    return recording;
}

bool Recording::writeExample (const juce::File& file)
{
    return file.replaceWithData (
        resources::guitardecay44k124bit_flac,
        static_cast<std::size_t> (resources::guitardecay44k124bit_flacSize));
}

int Recording::length() const noexcept
{
    if (isComplete())
        return frames();

    const auto most = static_cast<std::uint64_t> (mostSamples / juce::jmax (1, channelCount()));
    return juce::jmax (frames(), static_cast<int> (juce::jmin (header.frames, most)));
}

double Recording::seconds() const noexcept
{
    return header.sampleRateHz > 0 ? length() / sampleRateHz() : 0.0;
}

void Recording::copy (int channel, int first, float* destination, int count) const noexcept
{
    while (count > 0)
    {
        const auto part = juce::jmin (count, chunkFrames - first % chunkFrames);
        std::copy_n (at (channel, first), part, destination);
        first += part;
        destination += part;
        count -= part;
    }
}

juce::Range<float> Recording::range (int first, int end) const noexcept
{
    auto least = std::numeric_limits<float>::infinity();
    auto largest = -least;

    while (first < end)
    {
        const auto part = juce::jmin (end - first, chunkFrames - first % chunkFrames);

        for (int c = 0; c < channelCount(); ++c)
            for (const auto sample : std::span (at (c, first), static_cast<std::size_t> (part)))
                if (std::isfinite (sample))
                {
                    least = std::min (least, sample);
                    largest = std::max (largest, sample);
                }

        first += part;
    }

    return least <= largest ? juce::Range<float> (least, largest) : juce::Range<float>();
}

bool Recording::append (const float* interleaved, int count)
{
    const auto channels = channelCount();
    auto end = there.load (std::memory_order_relaxed);

    if ((std::int64_t { end } + count) * channels > mostSamples)
        return false;

    while (count > 0)
    {
        auto& chunk = chunks[static_cast<std::size_t> (end / chunkFrames)];

        if (chunk == nullptr)
            chunk.reset (new float[static_cast<std::size_t> (chunkFrames * channels)]);

        const auto inChunk = end % chunkFrames;
        const auto part = juce::jmin (count, chunkFrames - inChunk);

        for (int c = 0; c < channels; ++c)
            for (int n = 0; n < part; ++n)
                chunk[static_cast<std::size_t> (c * chunkFrames + inChunk + n)] =
                    interleaved[n * channels + c];

        interleaved += part * channels;
        end += part;
        count -= part;
        there.store (end, std::memory_order_release);
    }

    return true;
}

void Recording::finish() noexcept { complete.store (true, std::memory_order_release); }

} // namespace requant
