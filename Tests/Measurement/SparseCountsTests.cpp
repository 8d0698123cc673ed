#include "Measurement/Statistics/SparseCounts.h"
#include "Support/Catch.h"
#include "Support/Random.h"

using namespace requant;
using namespace requant::test;

namespace
{

using Map = std::map<std::size_t, std::uint64_t>;

Map contentsOf (const SparseCounts& counts)
{
    Map contents;
    counts.forEach ([&] (std::size_t index, std::uint64_t count) { contents[index] = count; });
    return contents;
}

} // namespace

TEST_CASE ("Counters take memory only where something was counted", "[measurement][codes]")
{
    SparseCounts counts { 1 << 24 };
    CHECK (counts.pagesInUse() == 0);

    counts.add (0);
    counts.add ((1 << 24) - 1);
    counts.add (1 << 23, 5);
    counts.add ((1 << 23) + 1, 0);
    CHECK (counts.pagesInUse() == 3);
    CHECK (counts.distinct() == 3);
    CHECK (contentsOf (counts) == Map { { 0, 1 }, { 1 << 23, 5 }, { (1 << 24) - 1, 1 } });

    counts.remove (0);
    CHECK (counts.pagesInUse() == 2);
    CHECK (counts.count (0) == 0);
    counts.add (0);
    CHECK (counts.count (0) == 1);
}

TEST_CASE ("Counters agree with counting one by one, whatever is added and taken off",
           "[measurement][codes]")
{
    constexpr std::size_t size = 3 * SparseCounts::pageSize + 5;
    SparseCounts counts { size };
    Map expected;
    Random random { 1 };

    for (int n = 0; n < 20000; ++n)
    {
        // A hundred things over all pages, so that each is often back at 0.
        const auto index = random.below (100) * (size / 100) + size % 100;

        if (counts.count (index) > 0 && random.below (2) == 0)
        {
            counts.remove (index);
            if (--expected[index] == 0)
                expected.erase (index);
        }
        else
        {
            counts.add (index);
            ++expected[index];
        }

        REQUIRE (counts.distinct() == expected.size());
    }

    CHECK (contentsOf (counts) == expected);
}

// Six hours of silence at 192 kHz are more than 32 bits can count.
TEST_CASE ("A counter goes on beyond 32 bits, and back", "[measurement][codes]")
{
    constexpr auto power = std::uint64_t { 1 } << 32;
    SparseCounts counts { 10 };
    counts.add (3, power - 2);
    counts.add (4);

    for (std::uint64_t count = power - 2; count < power + 3; ++count)
    {
        CHECK (counts.count (3) == count);
        counts.add (3);
    }

    for (std::uint64_t count = power + 3; count > power - 5; --count)
    {
        CHECK (counts.count (3) == count);
        counts.remove (3);
    }

    counts.add (3, 10);
    counts += counts;
    CHECK (contentsOf (counts) == Map { { 3, 2 * (power + 5) }, { 4, 2 } });

    auto copy = counts;
    copy += counts;
    CHECK (contentsOf (copy) == Map { { 3, 4 * (power + 5) }, { 4, 4 } });
    CHECK (contentsOf (counts) == Map { { 3, 2 * (power + 5) }, { 4, 2 } });
}
