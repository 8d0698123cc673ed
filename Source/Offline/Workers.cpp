#include "Workers.h"

#include <algorithm>
#include <utility>

namespace requant
{

Workers::Workers (std::size_t atOnce)
{
    for (std::size_t i = 1; i < atOnce; ++i)
        threads.emplace_back ([this] { run(); });
}

Workers::~Workers()
{
    {
        const std::lock_guard lock (mutex);
        isOver = true;
    }

    hasWork.notify_all();

    for (auto& thread : threads)
        thread.join();
}

std::size_t Workers::mostAtOnce() noexcept
{
    return std::max<std::size_t> (1, std::thread::hardware_concurrency());
}

void Workers::forEach (std::size_t count, const std::function<void (std::size_t)>& toDo)
{
    std::unique_lock lock (mutex);
    work = &toDo;
    items = unfinished = count;
    next = 0;
    hasWork.notify_all();
    workOn (lock);
    isDone.wait (lock, [this] { return unfinished == 0; });
    work = nullptr;

    if (problem != nullptr)
        std::rethrow_exception (std::exchange (problem, nullptr));
}

void Workers::run()
{
    std::unique_lock lock (mutex);

    while (! isOver)
    {
        hasWork.wait (lock, [this] { return isOver || next < items; });
        workOn (lock);
    }
}

// Takes items until none is left; holds the lock but while it works.
void Workers::workOn (std::unique_lock<std::mutex>& lock)
{
    while (next < items)
    {
        const auto item = next++;
        const auto& toDo = *work;
        lock.unlock();
        std::exception_ptr thrown;

        try
        {
            toDo (item);
        }
        catch (...)
        {
            thrown = std::current_exception();
        }

        lock.lock();

        if (problem == nullptr)
            problem = thrown;

        if (--unfinished == 0)
            isDone.notify_all();
    }
}

} // namespace requant
