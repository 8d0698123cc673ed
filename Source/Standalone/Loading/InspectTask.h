#pragma once

#include "BackgroundWork.h"
#include "Offline/Inspect.h"

#include <optional>

namespace requant
{

/** Finds out what is really in a file, as `requant inspect` does, in a thread of its own.

    Message thread, but for the work. Nothing of it waits for the work but wait().
*/
class InspectTask
{
public:
    /** Begins at once, behind everything that is more urgent. No file: the example. */
    explicit InspectTask (const juce::File&);

    /** Cancels what is not finished, and leaves it to itself. */
    ~InspectTask();

    /** Between two blocks; then nothing is found. */
    void cancel() noexcept;

    /** Waits for the end of the work; false where that takes longer than this. Below 0: waits for
        ever. */
    bool wait (int mostMs = -1) const;

    double progress() const noexcept;
    bool isFinished() const noexcept;

    /** Of a finished task: what is in the file; empty where it was cancelled or cannot be read. */
    const std::optional<FileContents>& contents() const noexcept;

private:
    class Work;

    std::shared_ptr<Work> work;

    JUCE_DECLARE_NON_COPYABLE (InspectTask)
};

/** A file in a few words, for beside its name: "96 kHz · 24 bit (16 in use) · stereo · 3:42". How
    many bits are in use is left out as long as contents is null, and always where samples are
    encoded with loss, since then no bits were kept. A line may break only behind a dot. frames: so
    many there are, or will be. Thread: any. */
juce::String factsText (const AudioFileInfo&, std::int64_t frames, const FileContents* contents);

} // namespace requant
