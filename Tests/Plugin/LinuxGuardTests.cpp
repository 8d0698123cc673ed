#ifdef __linux__

    #include "RealTimeGuard.h"
    #include "Support/Catch.h"

    #include <atomic>
    #include <chrono>
    #include <fcntl.h>
    #include <linux/futex.h>
    #include <mutex>
    #include <pthread.h>
    #include <string>
    #include <sys/mman.h>
    #include <sys/syscall.h>
    #include <thread>
    #include <unistd.h>

using namespace requant::test;

namespace
{

/** The name of the first forbidden call that something makes; "" for none. */
template <typename Action>
std::string firstCallOf (Action action)
{
    const RealTimeGuard guard;
    action();
    return guard.first();
}

const std::string& ifWatched (const std::string& name)
{
    static const std::string none;
    return RealTimeGuard::watchesTheSystem() ? name : none;
}

} // namespace

TEST_CASE ("The real-time guard sees files opened and closed, and memory mapped",
           "[plugin][realtime]")
{
    int file = -1, second = -1;
    void* memory = nullptr;
    CHECK (firstCallOf ([&] { file = open ("/dev/null", O_RDONLY); }) == ifWatched ("open"));
    CHECK (firstCallOf ([&] { second = openat (AT_FDCWD, "/dev/null", O_RDONLY); })
           == ifWatched ("openat"));
    REQUIRE (file >= 0);
    REQUIRE (second >= 0);
    CHECK (firstCallOf ([&] { close (file); }) == ifWatched ("close"));
    close (second);

    CHECK (firstCallOf (
               [&]
               { memory = mmap (nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); })
           == ifWatched ("mmap"));
    REQUIRE (memory != MAP_FAILED);
    CHECK (firstCallOf ([&] { munmap (memory, 4096); }) == ifWatched ("munmap"));
}

TEST_CASE ("The real-time guard sees a lock that is waited for a while", "[plugin][realtime]")
{
    pthread_mutex_t plain;
    const timespec past {};
    REQUIRE (pthread_mutex_init (&plain, nullptr) == 0);
    CHECK (firstCallOf ([&] { pthread_mutex_timedlock (&plain, &past); })
           == ifWatched ("pthread_mutex_timedlock"));
    pthread_mutex_unlock (&plain);
    pthread_mutex_destroy (&plain);

    // The standard library's, asked for in vain, since GCC 12's thread sanitizer does not know the
    // call that this makes, and would take the lock for one that nobody holds.
    std::timed_mutex timed;
    std::atomic<int> stage { 0 };
    std::thread holder (
        [&]
        {
            const std::lock_guard lock (timed);
            stage = 1;

            while (stage == 1)
                std::this_thread::yield();
        });

    while (stage == 0)
        std::this_thread::yield();

    bool isTaken = true;
    const auto byStandardLibrary =
        firstCallOf ([&] { isTaken = timed.try_lock_for (std::chrono::seconds (0)); });
    stage = 2;
    holder.join();
    CHECK_FALSE (isTaken);
    CHECK (byStandardLibrary.empty() != RealTimeGuard::watchesTheSystem());
}

// By this call the standard library's atomics wait and wake, after trying without it for a while.
TEST_CASE ("The real-time guard sees the system call that atomics wait by", "[plugin][realtime]")
{
    int word = 0;
    CHECK (firstCallOf (
               [&]
               {
                   syscall (SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, nullptr); // 0 is not 1: back
               })
           == ifWatched ("syscall"));
}

#endif
