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

/** What is read, and what came of it. */
class LoadTask::Work : public BackgroundWork
{
public:
    explicit Work (const juce::File& file) : source (file) {}

    std::shared_ptr<const Recording> recording() const
    {
        const juce::ScopedLock holding (lock);
        return published;
    }

    const juce::File source;
    juce::String problem;

private:
    void run() override;
    void read();
    void publish (std::shared_ptr<const Recording>);

    /** So much has to be there that a file which is no audio, or ends at once, never plays. */
    static constexpr double playableSeconds = 2.0;

    mutable juce::CriticalSection lock; ///< holds published; never the audio thread's
    std::shared_ptr<const Recording> published;
};

LoadTask::LoadTask (const juce::File& file) : work (std::make_shared<Work> (file))
{
    BackgroundWork::begin (work);
}

LoadTask::~LoadTask() { cancel(); }

const juce::File& LoadTask::file() const noexcept { return work->source; }

void LoadTask::cancel() noexcept { work->cancel(); }

bool LoadTask::wait (int mostMs) const { return work->wait (mostMs); }

bool LoadTask::isFinished() const noexcept { return work->isFinished(); }

std::shared_ptr<const Recording> LoadTask::recording() const { return work->recording(); }

const juce::String& LoadTask::problem() const noexcept { return work->problem; }

void LoadTask::Work::publish (std::shared_ptr<const Recording> recording)
{
    const juce::ScopedLock holding (lock);
    published = std::move (recording);
}

void LoadTask::Work::run()
{
    try
    {
        read();
    }
    catch (const FileProblem& reason)
    {
        const auto words = juce::String::fromUTF8 (reason.what());
        const auto path = source.getFullPathName();
        problem = words.startsWith (path) ? source.getFileName() + words.substring (path.length())
                                          : words;
    }
    catch (const std::bad_alloc&)
    {
        problem = source.getFileName()
                  + ": there is not enough memory to play this file; `requant render` takes any "
                    "length.";
    }
    catch (const std::filesystem::filesystem_error& error)
    {
        problem = source.getFileName() + ": " + juce::String (error.code().message()) + ".";
    }
}

void LoadTask::Work::read()
{
    if (source == juce::File())
        return publish (Recording::example());

    AudioReader reader { pathOf (source) };
    const auto& facts = reader.facts();
    const auto most = Recording::mostSamples / static_cast<std::int64_t> (facts.channelCount);

    if (facts.frames > static_cast<std::uint64_t> (most))
        throwTooLong (facts.file);

    const auto recording = Recording::create (facts, source.getFileName());
    constexpr int blockFrames = 4096;
    std::vector<float> interleaved (blockFrames * facts.channelCount);
    auto isPlayable = false;

    // Not by blocks of the reader, which replace what is not a number: the plug-in is to meet, and
    // to count, what the file holds.
    for (;;)
    {
        if (isCancelled())
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
