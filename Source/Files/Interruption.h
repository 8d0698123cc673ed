#pragma once

#include <atomic>
#include <csignal>
#include <vector>

namespace requant
{

/** Set to stop the command between two blocks; runCommand() clears it when it returns. Any thread,
    and signal handlers. */
inline std::atomic<bool> interruption { false };

static_assert (std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

/** What long work throws once it has seen that interruption is set. */
struct Interrupted
{
};

/** Within its scope, SIGINT, SIGTERM and SIGHUP set interruption instead of ending the process; one
    that is ignored, as nohup does, stays so. SIGPIPE is ignored: a closed pipe is a write that
    fails, and no reason to give up what does not go through it. */
class InterruptionSignals
{
public:
    InterruptionSignals();
    ~InterruptionSignals();

    InterruptionSignals (const InterruptionSignals&) = delete;
    InterruptionSignals& operator= (const InterruptionSignals&) = delete;

private:
    using Handler = void (*) (int);

    void handle (int signal, Handler);

    struct Previous
    {
        int signal;
        Handler handler;
    };

    std::vector<Previous> previous;
};

} // namespace requant
