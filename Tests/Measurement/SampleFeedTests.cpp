#include "Measurement/Feed/SampleFeed.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <memory>
#include <thread>
#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto longest = SampleFeed::longestBlock;

// A feed is large: never on the stack.
auto makeFeed() { return std::make_unique<SampleFeed>(); }

/** Pushes samples that count up: in channel c they are c million more. */
struct Source
{
    void push (std::size_t count, std::uint64_t generation = 0)
    {
        std::vector<std::vector<double>> x (channels, std::vector<double> (count)), y (x);
        std::vector<SampleFeed::Channel> spans;

        for (std::size_t c = 0; c < channels; ++c)
        {
            for (std::size_t n = 0; n < count; ++n)
            {
                x[c][n] = static_cast<double> (position + n) + 1e6 * static_cast<double> (c);
                y[c][n] = -x[c][n];
            }

            spans.push_back ({ x[c], y[c] });
        }

        feed.push ({ generation, position, count, feed.firstWatched(), channels }, spans);
        position += count;
    }

    SampleFeed& feed;
    std::size_t channels = 1;
    std::uint64_t position = 0;
};

/** Takes blocks, and counts what is not as it was pushed. */
struct Reader
{
    bool pop()
    {
        const auto block = feed.pop (pairs);

        if (! block)
            return false;

        for (std::size_t c = 0; c < block->channelCount; ++c)
            for (std::size_t n = 0; n < block->length; ++n)
            {
                const auto& pair = pairs[c * block->length + n];
                const auto expected =
                    static_cast<double> (block->position + n) + 1e6 * static_cast<double> (c);
                broken += pair.input != expected || pair.output != -expected ? 1u : 0u;
            }

        gaps += hasLast && ! last.isFollowedBy (*block) ? 1u : 0u;
        last = *block;
        hasLast = true;
        samples += block->length;
        return true;
    }

    void popAll()
    {
        while (pop())
        {
        }
    }

    SampleFeed& feed;
    std::vector<SamplePair> pairs =
        std::vector<SamplePair> (SampleFeed::mostChannels * SampleFeed::longestBlock);
    SampleBlock last {};
    bool hasLast = false;
    std::size_t samples = 0, broken = 0, gaps = 0;
};

} // namespace

TEST_CASE ("Blocks reach the reader in order, channel after channel, with what they are",
           "[measurement][feed]")
{
    const auto channels = GENERATE (std::size_t { 1 }, std::size_t { 2 }, SampleFeed::mostChannels);
    const auto feed = makeFeed();
    feed->setWatched (true, 3);
    CHECK (feed->isWatched());
    CHECK (feed->firstWatched() == 3);
    Source source { *feed, channels };
    source.push (longest, 7);
    source.push (1, 7);
    source.push (0, 7);
    source.push (5, 8);

    Reader reader { *feed };
    REQUIRE (reader.pop());
    CHECK (reader.last.length == longest);
    CHECK (reader.last.generation == 7);
    CHECK (reader.last.firstChannel == 3);
    CHECK (reader.last.channelCount == channels);
    REQUIRE (reader.pop());
    REQUIRE (reader.pop());
    CHECK (reader.gaps == 0);
    REQUIRE (reader.pop());
    CHECK (reader.last.generation == 8);
    CHECK (reader.gaps == 1); // of another generation, so none follows the other
    CHECK_FALSE (reader.pop());
    CHECK (reader.broken == 0);
    CHECK (reader.samples == longest + 6);
}

TEST_CASE ("A block is followed by the next of its generation and channels, and by no other",
           "[measurement][feed]")
{
    const SampleBlock block { 3, 1000, 50, 2, 4 };
    CHECK (block.isFollowedBy ({ 3, 1050, 10, 2, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 4, 1050, 10, 2, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 3, 1049, 10, 2, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 3, 1051, 10, 2, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 3, 1000, 50, 2, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 3, 1050, 10, 1, 4 }));
    CHECK_FALSE (block.isFollowedBy ({ 3, 1050, 10, 2, 3 }));
}

TEST_CASE ("Where a block does not fit, all of it is lost and the gap shows", "[measurement][feed]")
{
    const auto feed = makeFeed();
    feed->setWatched (true);
    Source source { *feed, 2 };
    Reader reader { *feed };

    while (source.position <= SampleFeed::capacity)
        source.push (200);

    reader.popAll();
    CHECK (reader.broken == 0);
    CHECK (reader.gaps == 0);
    CHECK (reader.samples == SampleFeed::capacity / 2 / 200 * 200);

    source.push (200);
    reader.popAll();
    CHECK (reader.broken == 0);
    CHECK (reader.gaps == 1);
}

TEST_CASE ("Many short blocks are lost whole, too", "[measurement][feed]")
{
    const auto feed = makeFeed();
    feed->setWatched (true);
    Source source { *feed };
    Reader reader { *feed };

    for (int block = 0; block < 20'000; ++block)
        source.push (1);

    reader.popAll();
    CHECK (reader.samples < 20'000);
    CHECK (reader.samples > 1000);
    CHECK (reader.broken + reader.gaps == 0);
}

TEST_CASE ("Looking anew discards what waited from before", "[measurement][feed]")
{
    const auto feed = makeFeed();
    CHECK_FALSE (feed->isWatched());
    feed->setWatched (true);
    Source source { *feed };
    source.push (100);
    feed->setWatched (false);
    CHECK_FALSE (feed->isWatched());
    feed->setWatched (true, 1);
    Reader reader { *feed };
    CHECK_FALSE (reader.pop());
    source.push (3);
    REQUIRE (reader.pop());
    CHECK (reader.last.position == 100);
    CHECK (reader.last.firstChannel == 1);
}

TEST_CASE ("Across threads every block arrives whole or not at all, however slow the reader",
           "[measurement][feed][threads]")
{
    const auto feed = makeFeed();
    feed->setWatched (true);
    constexpr std::size_t total = 2'000'000;
    std::atomic<bool> isDone { false };
    Source source { *feed, 3 };

    std::thread writer (
        [&]
        {
            Random random { 2 };

            while (source.position < total)
                source.push (
                    std::min<std::size_t> (1 + random.below (longest), total - source.position));

            isDone.store (true, std::memory_order_release);
        });

    Reader reader { *feed };

    // No more blocks than there are samples.
    for (auto [blocks, wasDone] = std::pair (std::size_t { 0 }, false); blocks <= total;)
    {
        const auto isThere = reader.pop();
        blocks += isThere ? 1u : 0u;

        if (! isThere && wasDone)
            break;

        wasDone = isDone.load (std::memory_order_acquire);
    }

    writer.join();
    CHECK (reader.broken == 0);
    CHECK (reader.samples <= total);
    CHECK (reader.samples > 0);
    CHECK ((reader.samples == total)
           == (reader.gaps == 0 && reader.last.position + reader.last.length == total));
}
