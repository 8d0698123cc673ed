#pragma once

#include "JuceHeader.h"

#include <atomic>

namespace requant
{

/** Work in a thread of its own that nobody has to wait for.

    All that the thread uses belongs to the work, and the work belongs to its thread as much as to
    whoever began it. So one that hangs, in a disk or a pipe that does not answer, is left alone:
    it goes when it ends, or with the process. Thread: any, where nothing else is said.
*/
class BackgroundWork
{
public:
    /** How long a window that closes waits for what it gives up, in all. */
    static constexpr int patienceMs = 200;

    BackgroundWork() = default;
    virtual ~BackgroundWork() = default;

    /** Runs it in a new thread, once; in this one where there can be no other. Returns when that
        thread is there: one that begins while the program ends would meet JUCE's list of threads
        gone already. */
    static void begin (const std::shared_ptr<BackgroundWork>& work,
                       juce::Thread::Priority priority = juce::Thread::Priority::normal)
    {
        const auto perform = [running = work]
        {
            running->begun.signal();
            running->run();
            running->over.store (true, std::memory_order_release);
            running->ended.signal();
        };

        if (juce::Thread::launch (priority, perform))
            work->begun.wait();
        else
            perform();
    }

    /** Asks it to end. */
    void cancel() noexcept { cancelled = true; }
    bool isCancelled() const noexcept { return cancelled; }

    /** Once this is true, what the work has left may be read. */
    bool isFinished() const noexcept { return over.load (std::memory_order_acquire); }

    /** Waits for its end; false where that takes longer than this. Below 0: waits for ever. */
    bool wait (int mostMs = -1) const { return ended.wait (mostMs); }

protected:
    /** The work. Returns soon after cancel(), unless something hangs. */
    virtual void run() = 0;

private:
    std::atomic<bool> cancelled { false }, over { false };
    juce::WaitableEvent begun { true }, ended { true };

    JUCE_DECLARE_NON_COPYABLE (BackgroundWork)
};

} // namespace requant
