#include "LoadTask.h"

#include "Files/FileProblem.h"
#include "Files/Reading/AudioReader.h"
#include "Standalone/Rendering/RenderTask.h"

namespace requant
{

namespace
{

[[noreturn]] void throwTooLong (const std::filesystem::path& file)
{
    throw FileProblem (file, "the file is too long to be played from memory; `requant render` "
                             "takes any length.");
}

} // namespace

LoadTask::LoadTask (const juce::File& file) : juce::Thread ("Requant load"), source (file)
{
    startThread();
}

LoadTask::~LoadTask() { stopThread (-1); }

std::shared_ptr<const Recording> LoadTask::recording() const
{
    const juce::ScopedLock holding (lock);
    return published;
}

double LoadTask::progress() const
{
    const auto there = recording();
    return there != nullptr && there->length() > 0
               ? static_cast<double> (there->frames()) / there->length()
               : 0.0;
}

void LoadTask::publish (std::shared_ptr<Recording> recording)
{
    const juce::ScopedLock holding (lock);
    published = std::move (recording);
}

void LoadTask::run()
{
    try
    {
        read();
    }
    catch (const FileProblem& problem)
    {
        const auto words = juce::String::fromUTF8 (problem.what());
        const auto path = source.getFullPathName();
        sentence = words.startsWith (path) ? source.getFileName() + words.substring (path.length())
                                           : words;
    }
    catch (const std::bad_alloc&)
    {
        sentence = source.getFileName()
                   + ": there is not enough memory to play this file; `requant render` takes any "
                     "length.";
    }
    catch (const std::filesystem::filesystem_error& error)
    {
        sentence = source.getFileName() + ": " + juce::String (error.code().message()) + ".";
    }
}

void LoadTask::read()
{
    AudioReader reader { pathOf (source) };
    const auto& facts = reader.facts();
    const auto most = Recording::mostSamples / static_cast<std::int64_t> (facts.channelCount);

    if (facts.frames > static_cast<std::uint64_t> (most))
        throwTooLong (facts.file);

    const auto recording = std::make_shared<Recording> (facts, source.getFileName());
    constexpr int blockFrames = 4096;
    std::vector<float> interleaved (blockFrames * facts.channelCount);
    auto isPlayable = false;

    // Not by blocks of the reader, which replace what is not a number: the plug-in is to meet, and
    // to count, what the file holds.
    for (;;)
    {
        if (threadShouldExit())
            return;

        const auto got =
            static_cast<int> (reader.readInterleaved (interleaved.data(), blockFrames));

        if (got <= 0)
            break;

        if (! recording->append (interleaved.data(), got))
            throwTooLong (facts.file);

        if (recording->frames() >= playableSeconds * facts.sampleRateHz
            && ! std::exchange (isPlayable, true))
            publish (recording);
    }

    recording->finish();
    publish (recording);
}

} // namespace requant
