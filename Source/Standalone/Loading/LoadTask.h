#pragma once

#include "BackgroundWork.h"
#include "Recording.h"

namespace requant
{

/** Reads what the command reads into memory, in a thread of its own: what is there can be played
    while the rest follows.

    Message thread, but for the work. Nothing of it waits for the work but wait().
*/
class LoadTask
{
public:
    /** Begins at once. No file: the example. */
    explicit LoadTask (const juce::File&);

    /** Cancels what is not finished, and leaves it to itself. */
    ~LoadTask();

    const juce::File& file() const noexcept;

    /** Between two blocks; problem() says nothing then. */
    void cancel() noexcept;

    /** Waits for the end of the work; false where that takes longer than this. Below 0: waits for
        ever. */
    bool wait (int mostMs = -1) const;

    bool isFinished() const noexcept;

    /** The recording, once enough of it is there for playing to begin, or all of it; until then,
        and where it cannot be played, nothing. */
    std::shared_ptr<const Recording> recording() const;

    /** Of a finished task: why the file cannot be played, in the command's own sentence with the
        file's name in place of its path; empty where it can, or was cancelled. */
    const juce::String& problem() const noexcept;

private:
    class Work;

    std::shared_ptr<Work> work;

    JUCE_DECLARE_NON_COPYABLE (LoadTask)
};

} // namespace requant
