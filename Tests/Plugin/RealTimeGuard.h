#pragma once

#include <cstddef>

namespace requant::test
{

/** While it lives, whatever its thread does that real-time code must not is counted: memory taken
    or given back, locks, waiting, sleeping, files and threads.

    Watches operator new and delete everywhere; malloc and the rest in glibc without sanitizers,
    which have their own (watchesTheSystem()). Other threads are free. At most one at a time on a
    thread; do not assert anything in its scope.
*/
class RealTimeGuard
{
public:
    RealTimeGuard() noexcept;
    ~RealTimeGuard();

    RealTimeGuard (const RealTimeGuard&) = delete;
    RealTimeGuard& operator= (const RealTimeGuard&) = delete;

    /** How many forbidden calls this thread made so far, and the first one's name or "". */
    std::size_t violations() const noexcept;
    const char* first() const noexcept;

    static bool watchesTheSystem() noexcept;
};

} // namespace requant::test
