#include "Measurement/MeterFeed.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <memory>
#include <thread>
#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

// A feed is large: never on the stack.
auto makeFeed() { return std::make_unique<MeterFeed>(); }

void push (MeterFeed& feed, double first, std::size_t count)
{
    std::vector<double> input, output;

    for (std::size_t n = 0; n < count; ++n)
    {
        input.push_back (first + static_cast<double> (n));
        output.push_back (-input.back());
    }

    feed.push (input, output);
}

} // namespace

TEST_CASE ("Samples reach the reader in order, as pairs", "[measurement][feed]")
{
    const auto feed = makeFeed();
    feed->setWatched (true, 3);
    CHECK (feed->isWatched());
    CHECK (feed->watchedChannel() == 3);
    push (*feed, 0.0, 256);
    push (*feed, 256.0, 1);
    push (*feed, 0.0, 0);

    std::vector<SamplePair> pairs (300);
    REQUIRE (feed->pop (std::span (pairs).first (100)) == 100);
    REQUIRE (feed->pop (std::span (pairs).subspan (100)) == 157);

    for (std::size_t n = 0; n < 257; ++n)
    {
        REQUIRE (pairs[n].input == static_cast<double> (n));
        REQUIRE (pairs[n].output == -static_cast<double> (n));
    }

    CHECK (feed->pop (pairs) == 0);
    CHECK (feed->droppedSamples() == 0);
}

TEST_CASE ("What does not fit into the feed is dropped whole and counted", "[measurement][feed]")
{
    const auto feed = makeFeed();
    feed->setWatched (true);
    std::size_t pushed = 0;

    while (feed->droppedSamples() == 0 && pushed <= 2 * MeterFeed::capacity)
    {
        push (*feed, static_cast<double> (pushed), 200);
        pushed += 200;
    }

    CHECK (feed->droppedSamples() == 200);
    const auto kept = pushed - 200;
    CHECK (kept <= MeterFeed::capacity);
    CHECK (kept > MeterFeed::capacity - 200);

    std::vector<SamplePair> pairs (MeterFeed::capacity);
    REQUIRE (feed->pop (pairs) == kept);

    for (std::size_t n = 0; n < kept; ++n)
    {
        REQUIRE (pairs[n].input == static_cast<double> (n));
        REQUIRE (pairs[n].output == -static_cast<double> (n));
    }

    push (*feed, 7.0, 10);
    CHECK (feed->pop (pairs) == 10);
    CHECK (feed->droppedSamples() == 200);
}

TEST_CASE ("Looking anew discards what waited from before", "[measurement][feed]")
{
    const auto feed = makeFeed();
    CHECK_FALSE (feed->isWatched());
    feed->setWatched (true, 0);
    push (*feed, 0.0, 100);
    feed->setWatched (false);
    CHECK_FALSE (feed->isWatched());
    feed->setWatched (true, 1);
    std::vector<SamplePair> pairs (100);
    CHECK (feed->pop (pairs) == 0);
    push (*feed, 5.0, 3);
    REQUIRE (feed->pop (pairs) == 3);
    CHECK (pairs[0].input == 5.0);
}

TEST_CASE ("A request to reset is taken once", "[measurement][feed]")
{
    const auto feed = makeFeed();
    CHECK_FALSE (feed->takeResetRequest());
    feed->requestReset();
    feed->requestReset();
    CHECK (feed->takeResetRequest());
    CHECK_FALSE (feed->takeResetRequest());
}

TEST_CASE ("Every pushed sample is either read in order or counted as dropped, across threads",
           "[measurement][feed][threads]")
{
    const auto feed = makeFeed();
    feed->setWatched (true);
    constexpr std::size_t total = 3'000'000;
    std::atomic<bool> isDone { false };

    std::thread writer (
        [&]
        {
            Random random { 2 };

            for (std::size_t pushed = 0; pushed < total;)
            {
                const auto count = std::min (1 + random.below (256), total - pushed);
                push (*feed, static_cast<double> (pushed), count);
                pushed += count;
            }

            isDone.store (true, std::memory_order_release);
        });

    std::vector<SamplePair> pairs (1000);
    std::size_t popped = 0, broken = 0;
    double last = -1.0;

    for (bool wasDone = false;;)
    {
        const auto count = feed->pop (pairs);

        for (const auto& pair : std::span (pairs).first (count))
        {
            broken += pair.output != -pair.input || ! (pair.input > last) ? 1u : 0u;
            last = pair.input;
        }

        popped += count;

        if (count == 0 && wasDone)
            break;

        wasDone = isDone.load (std::memory_order_acquire);
    }

    writer.join();
    CHECK (broken == 0);
    CHECK (popped + feed->droppedSamples() == total);
}
