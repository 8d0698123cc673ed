#include "Offline/Workers.h"
#include "Support/Catch.h"

#include <atomic>
#include <numeric>
#include <stdexcept>

using namespace requant;

TEST_CASE ("Workers do each item once, and forEach returns when all are done", "[offline][workers]")
{
    const auto atOnce = GENERATE (std::size_t { 1 }, std::size_t { 2 }, std::size_t { 7 });
    Workers workers (atOnce);

    for (std::size_t count = 0; count < 100; ++count)
    {
        std::vector<int> done (count);
        workers.forEach (count, [&] (std::size_t item) { ++done[item]; });
        CHECK (std::all_of (done.begin(), done.end(), [] (int times) { return times == 1; }));
    }
}

TEST_CASE ("What an item throws is thrown again, once the others are done", "[offline][workers]")
{
    Workers workers (3);
    std::atomic<int> done { 0 };
    const auto work = [&] (std::size_t item)
    {
        if (item % 10 == 3)
            throw std::runtime_error ("three");

        ++done;
    };
    CHECK_THROWS_WITH (workers.forEach (40, work), "three");
    CHECK (done == 36);
    CHECK_NOTHROW (workers.forEach (3, work));
    CHECK (done == 39);
}
