#include "InspectTask.h"

#include "Files/Interruption.h"
#include "Plots/Juce/Style.h"
#include "Recording.h"
#include "Standalone/Rendering/RenderTask.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

int bitsInUse (const FileContents& contents)
{
    auto most = 0;

    for (const auto& channel : contents.channels)
        most = juce::jmax (most, channel.bits.wordLength());

    return most;
}

juce::String wordLengthText (const AudioFileInfo& facts, const FileContents* contents)
{
    const auto bits = facts.pcmBits();
    const auto isFloat =
        facts.sampleFormat() == SF_FORMAT_FLOAT || facts.sampleFormat() == SF_FORMAT_DOUBLE;
    const auto stored = bits ? juce::String (*bits) + " bit"
                             : juce::String (facts.sampleFormatName())
                                   .replace ("-bit float", " bit float")
                                   .replace ("MPEG Layer III", "MP3"); // as everybody calls it

    if (contents == nullptr || ! (bits || isFloat))
        return stored;

    const auto used = bitsInUse (*contents);

    if (used == 0)
        return stored + " (digital silence)";

    // Of floating point all is in use where no word holds every sample.
    if (used == bits.value_or (BitActivity::beyond32))
        return stored + " (all in use)";

    return stored + " (" + juce::String (used) + (isFloat ? " bits in use)" : " in use)");
}

// Cut, not rounded, as the clock beside the waveform is: both then say the same.
juce::String durationText (std::int64_t frames, int rateHz)
{
    const auto seconds = frames / rateHz;

    if (seconds < 1)
        return toString (numbers::fixed (static_cast<double> (frames * 1000 / rateHz) / 1000.0, 3))
               + " s";

    if (seconds < 10)
        return toString (numbers::fixed (static_cast<double> (frames * 10 / rateHz) / 10.0, 1))
               + " s";

    const auto two = [] (std::int64_t number) { return juce::String (number).paddedLeft ('0', 2); };
    const auto minutes = seconds / 60;
    return minutes < 60
               ? juce::String (minutes) + ":" + two (seconds % 60)
               : juce::String (minutes / 60) + ":" + two (minutes % 60) + ":" + two (seconds % 60);
}

} // namespace

/** What is read, and what was found in it. */
class InspectTask::Work : public BackgroundWork
{
public:
    explicit Work (const juce::File& file) : source (file) {}

    const juce::File source;
    std::atomic<double> done { 0.0 };
    std::optional<FileContents> found;

private:
    void run() override;
    FileContents inspect (const juce::File&);
    void inspectExample();
};

InspectTask::InspectTask (const juce::File& file) : work (std::make_shared<Work> (file))
{
    BackgroundWork::begin (work, juce::Thread::Priority::low);
}

InspectTask::~InspectTask() { cancel(); }

void InspectTask::cancel() noexcept { work->cancel(); }

bool InspectTask::wait (int mostMs) const { return work->wait (mostMs); }

double InspectTask::progress() const noexcept { return work->done; }

bool InspectTask::isFinished() const noexcept { return work->isFinished(); }

const std::optional<FileContents>& InspectTask::contents() const noexcept { return work->found; }

void InspectTask::Work::run()
{
    try
    {
        if (source == juce::File())
            inspectExample();
        else
            found = inspect (source);
    }
    catch (const Interrupted&)
    {
    }
    catch (const std::exception&)
    {
        // Whoever opens the file says why it cannot be read; what is not found is not claimed.
    }
}

FileContents InspectTask::Work::inspect (const juce::File& file)
{
    return inspectFile (pathOf (file), Unfinished::refuse,
                        [this] (double proportion)
                        {
                            done = proportion;
                            return ! isCancelled();
                        });
}

// What inspects reads files, so it gets one for as long as it reads.
void InspectTask::Work::inspectExample()
{
    const juce::TemporaryFile written (".flac");

    if (! Recording::writeExample (written.getFile()))
        return;

    auto contents = inspect (written.getFile());
    contents.facts.file = "Example guitar.flac";
    found = std::move (contents);
}

juce::String factsText (const AudioFileInfo& facts, std::int64_t frames,
                        const FileContents* contents)
{
    const auto channels = facts.channelCount;
    const juce::StringArray words { toString (numbers::shortest (facts.sampleRateHz / 1000.0, 3))
                                        + " kHz",
                                    wordLengthText (facts, contents),
                                    channels == 1   ? juce::String ("mono")
                                    : channels == 2 ? juce::String ("stereo")
                                                    : juce::String (channels) + " channels",
                                    durationText (frames, facts.sampleRateHz) };

    // A line may break behind a dot, but neither before it nor inside a fact.
    const auto noBreak = juce::String::fromUTF8 ("\xc2\xa0");
    return words.joinIntoString ("|")
        .replace (" ", noBreak)
        .replace ("|", noBreak + juce::String::fromUTF8 ("\xc2\xb7 "));
}

} // namespace requant
