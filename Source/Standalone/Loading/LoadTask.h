#pragma once

#include "Recording.h"

namespace requant
{

/** Reads what the command reads into memory, in a thread of its own: what is there can be played
    while the rest follows.

    Message thread, but for the work. Nothing of it waits for the work but wait() and the
    destructor.
*/
class LoadTask : private juce::Thread
{
public:
    /** Begins at once. */
    explicit LoadTask (const juce::File&);

    /** Cancels what is not finished, and waits for that. */
    ~LoadTask() override;

    const juce::File& file() const noexcept { return source; }

    /** Between two blocks; problem() says nothing then. */
    void cancel() noexcept { signalThreadShouldExit(); }

    /** Waits for the end of the work. */
    void wait() { waitForThreadToExit (-1); }

    bool isFinished() const { return ! isThreadRunning(); }

    /** The recording, once enough of it is there for playing to begin, or all of it; until then,
        and where it cannot be played, nothing. */
    std::shared_ptr<const Recording> recording() const;

    /** What is there of what the header says: 0 to 1. */
    double progress() const;

    /** Of a finished task: why the file cannot be played, in the command's own sentence with the
        file's name in place of its path; empty where it can, or was cancelled. */
    const juce::String& problem() const noexcept { return sentence; }

private:
    void run() override;
    void read();
    void publish (std::shared_ptr<Recording>);

    /** So much has to be there that a file which is no audio, or ends at once, never plays. */
    static constexpr double playableSeconds = 2.0;

    juce::File source;
    mutable juce::CriticalSection lock; ///< holds published; never the audio thread's
    std::shared_ptr<const Recording> published;
    juce::String sentence;
};

} // namespace requant
