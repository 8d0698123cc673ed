#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace requant
{

/** Threads that wait for work, so that handing it out costs no start of a thread. Thread: one at a
    time. */
class Workers
{
public:
    /** atOnce: how many items at most are worked on side by side, the caller's among them. */
    explicit Workers (std::size_t atOnce);
    ~Workers();

    /** Calls work (0), work (1), ... work (count - 1), side by side and in any order, and returns
        when all are done. The first exception that one of them threw is thrown again. */
    void forEach (std::size_t count, const std::function<void (std::size_t)>& work);

    /** How many this machine lets this process run side by side, at least 1. */
    static std::size_t mostAtOnce() noexcept;

private:
    void run();
    void workOn (std::unique_lock<std::mutex>&);

    std::mutex mutex;
    std::condition_variable hasWork, isDone;
    const std::function<void (std::size_t)>* work = nullptr;
    std::size_t items = 0, next = 0, unfinished = 0;
    std::exception_ptr problem;
    bool isOver = false;
    std::vector<std::thread> threads;
};

} // namespace requant
