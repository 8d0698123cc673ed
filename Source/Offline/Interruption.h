#pragma once

#include <atomic>

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

/** Within its scope, SIGINT and SIGTERM set interruption instead of ending the process. */
class InterruptionSignals
{
public:
    InterruptionSignals() noexcept;
    ~InterruptionSignals();

    InterruptionSignals (const InterruptionSignals&) = delete;
    InterruptionSignals& operator= (const InterruptionSignals&) = delete;

private:
    using Handler = void (*) (int);
    Handler previousInterrupt, previousTerminate;
};

} // namespace requant
