#pragma once

#include "Offline/Render.h"
#include "Standalone/Loading/BackgroundWork.h"

#include <optional>

namespace requant
{

/** One file reduced to another in a thread of its own, by what `requant render` runs: the same
    bits, the same report, the same refusals. Message thread, but for the work.
*/
class RenderTask
{
public:
    /** Begins at once. settings: only the reduction counts; bypass and monitor are no matter of a
        file. learned: what ranges and levels are made of; where it is not known, they are learned
        of the file. An existing output is replaced, once the new one is whole. */
    RenderTask (const juce::File& input, const juce::File& output, const Settings&,
                const Learned& learned = {});

    /** Cancels what is not finished, and waits for that, but not for long: a disk or a pipe that
        does not answer is left to itself. What had been written by then stays hidden beside the
        output, and goes when it answers. */
    ~RenderTask();

    /** Between two blocks; then there is no output, and nothing else either. */
    void cancel() noexcept;

    /** Waits for the end of the work. */
    void wait() const;

    double progress() const noexcept;
    bool isFinished() const noexcept;

    // Of a finished task:

    /** What was done; empty where it was cancelled, or could not be done. */
    const std::optional<ErrorReport>& report() const noexcept;

    /** Why it could not be done: a sentence. Empty otherwise. */
    const juce::String& problem() const noexcept;

    bool wasCancelled() const noexcept { return ! report() && problem().isEmpty(); }

private:
    class Work;

    static constexpr int patienceMs = 1000; ///< more than two blocks take, on a busy machine

    std::shared_ptr<Work> work;

    JUCE_DECLARE_NON_COPYABLE (RenderTask)
};

/** A file's path as the standard library has it. */
std::filesystem::path pathOf (const juce::File&);

} // namespace requant
