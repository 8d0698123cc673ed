#include "Measurement/Feed/TripleBuffer.h"
#include "Support/Catch.h"

#include <atomic>
#include <thread>

using namespace requant;

namespace
{

// Large enough that a copy takes many instructions: a torn one would show.
struct Wide
{
    std::array<std::uint64_t, 97> words {};

    bool isWhole() const
    {
        for (const auto word : words)
            if (word != words[0])
                return false;

        return true;
    }
};

void publish (TripleBuffer<Wide>& latest, std::uint64_t value)
{
    latest.beingWritten().words.fill (value);
    latest.publish();
}

} // namespace

TEST_CASE ("The newest value published is what the reader gets", "[measurement][latest]")
{
    TripleBuffer<Wide> latest;
    CHECK (latest.newest().words[0] == 0);
    publish (latest, 1);
    CHECK (latest.newest().words[0] == 1);
    CHECK (latest.newest().words[0] == 1);

    for (std::uint64_t value = 2; value <= 9; ++value)
        publish (latest, value);

    CHECK (latest.newest().words[0] == 9);
}

TEST_CASE ("What the reader holds stays unchanged while newer values are published",
           "[measurement][latest]")
{
    TripleBuffer<Wide> latest;
    publish (latest, 1);
    const auto& held = latest.newest();

    for (std::uint64_t value = 2; value <= 50; ++value)
    {
        publish (latest, value);
        REQUIRE (held.words[0] == 1);
        REQUIRE (held.isWhole());
    }

    CHECK (latest.newest().words[0] == 50);
}

TEST_CASE ("A value is never seen half-written, nor an older one after a newer",
           "[measurement][latest][threads]")
{
    TripleBuffer<Wide> latest;
    constexpr std::uint64_t lastValue = 300'000;
    std::atomic<bool> isOver { false };
    std::thread writer (
        [&]
        {
            for (std::uint64_t value = 1; value <= lastValue; ++value)
                publish (latest, value);

            isOver = true;
        });

    std::uint64_t seen = 0;
    std::size_t torn = 0, backwards = 0;

    // Once more after the writer's last value, which is not lost.
    for (auto wasOver = false; ! wasOver;)
    {
        wasOver = isOver;
        const auto& value = latest.newest();
        torn += value.isWhole() ? 0u : 1u;
        backwards += value.words[0] < seen ? 1u : 0u;
        seen = value.words[0];
    }

    writer.join();
    CHECK (seen == lastValue);
    CHECK (torn == 0);
    CHECK (backwards == 0);
}
