#pragma once

#include "JuceHeader.h"
#include "Offline/Inspect.h"

#include <atomic>
#include <optional>

namespace requant
{

/** Finds out what is really in a file, as `requant inspect` does, in a thread of its own.

    Message thread, but for the work. Nothing of it waits for the work but wait() and the
    destructor.
*/
class InspectTask : private juce::Thread
{
public:
    /** Begins at once, behind everything that is more urgent. */
    explicit InspectTask (const juce::File&);

    /** Cancels what is not finished, and waits for that. */
    ~InspectTask() override { stopThread (-1); }

    /** Between two blocks; then nothing is found. */
    void cancel() noexcept { signalThreadShouldExit(); }

    /** Waits for the end of the work. */
    void wait() { waitForThreadToExit (-1); }

    double progress() const noexcept { return done; }
    bool isFinished() const { return ! isThreadRunning(); }

    /** Of a finished task: what is in the file; empty where it was cancelled or cannot be read. */
    const std::optional<FileContents>& contents() const noexcept { return found; }

private:
    void run() override;

    juce::File file;
    std::atomic<double> done { 0.0 };
    std::optional<FileContents> found;
};

/** A file in a few words, for beside its name: "96 kHz · 24 bit (16 in use) · stereo · 3:42". How
    many bits are in use is left out as long as contents is null, and always where samples are
    encoded with loss, since then no bits were kept. frames: how many there are, or will be. Thread:
    any. */
juce::String factsText (const AudioFileInfo&, std::int64_t frames, const FileContents* contents);

} // namespace requant
