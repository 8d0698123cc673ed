#pragma once

#include "JuceHeader.h"
#include "Offline/Render.h"

#include <atomic>
#include <optional>

namespace requant
{

/** One file reduced to another in a thread of its own, by what `requant render` runs: the same
    bits, the same report, the same refusals. Message thread, but for the work.
*/
class RenderTask : private juce::Thread
{
public:
    /** Begins at once. settings: only the reduction counts; bypass and monitor are no matter of a
        file. An existing output is replaced, once the new one is whole. */
    RenderTask (const juce::File& input, const juce::File& output, const Settings&);

    /** Cancels what is not finished, and waits for that. */
    ~RenderTask() override;

    /** Between two blocks; then there is no output, and nothing else either. */
    void cancel() noexcept { signalThreadShouldExit(); }

    /** Waits for the end of the work. */
    void wait() { waitForThreadToExit (-1); }

    double progress() const noexcept { return done; }
    bool isFinished() const { return ! isThreadRunning(); }

    // Of a finished task:

    /** What was done; empty where it was cancelled, or could not be done. */
    const std::optional<ErrorReport>& report() const noexcept { return result; }

    /** Why it could not be done: a sentence. Empty otherwise. */
    const juce::String& problem() const noexcept { return sentence; }

    bool wasCancelled() const noexcept { return ! result && sentence.isEmpty(); }

private:
    void run() override;
    void render();

    juce::File input, output;
    RenderOptions options;
    std::atomic<double> done { 0.0 };
    std::optional<ErrorReport> result;
    juce::String sentence;
};

/** A file's path as the standard library has it. */
std::filesystem::path pathOf (const juce::File&);

} // namespace requant
