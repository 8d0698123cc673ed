#include "Measurement/Error/CodeHistogram.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto fourBits = Lattice::uniform (1.0 / 8.0, 0.0, -8, 7);
constexpr auto endPoints = Lattice::uniform (2.0 / 15.0, -7.5, 0, 15);
constexpr auto sixteenBits = Lattice::uniform (0x1p-15, 0.0, -32768, 32767);
constexpr auto twentyFourBits = Lattice::uniform (0x1p-23, 0.0, -8388608, 8388607);

CodeHistogram useOf (const Lattice& grid, std::span<const double> y)
{
    CodeHistogram use;
    use.prepare (grid);
    use.add (y);
    return use;
}

bool areEqual (const CodeHistogram& a, const CodeHistogram& b)
{
    return a.count() == b.count() && a.offLattice() == b.offLattice()
           && a.levelsInUse() == b.levelsInUse() && a.entropyBits() == b.entropyBits()
           && a.busiest()->code == b.busiest()->code && a.busiest()->share == b.busiest()->share;
}

// Mostly near zero, so that levels come into use and fall out of it; some of it is no level.
Signal someOutput (std::size_t count, const Lattice& grid)
{
    Random random { 1 };
    Signal y;

    for (std::size_t n = 0; n < count; ++n)
    {
        const auto peak = random.bipolar() * random.bipolar() * random.bipolar();
        y.push_back (grid.level (grid.nearestCode (peak)) + (n % 7 == 0 ? 0.3 * grid.step() : 0.0));
    }

    return y;
}

} // namespace

TEST_CASE ("16 levels used equally often: 4 bits of entropy, each with a share of 1/16",
           "[measurement][codes]")
{
    const auto grid = GENERATE (fourBits, endPoints);
    const auto repetitions = GENERATE (1, 1000);
    Signal y;

    for (int n = 0; n < repetitions; ++n)
        for (auto code = grid.lowest(); code <= grid.highest(); ++code)
            y.push_back (grid.level (code));

    const auto use = useOf (grid, y);
    CHECK (use.levelCount() == 16);
    CHECK (use.levelsInUse() == 16);
    CHECK (*use.entropyBits() == Approx (4.0).epsilon (1e-14));
    CHECK (use.busiest()->share == 1.0 / 16.0);
    CHECK (use.busiest()->code == grid.lowest());
    CHECK (use.offLattice() == 0);
}

// Shannon's own example: 1/2 log2 2 + 1/4 log2 4 + 2 * 1/8 log2 8 = 7/4.
TEST_CASE ("Levels used 1/2, 1/4, 1/8 and 1/8 of the time: 1.75 bits of entropy",
           "[measurement][codes]")
{
    const Signal codes { 3, 3, 3, 3, -5, -5, 0, 7 };
    Signal y;
    for (const auto code : codes)
        y.push_back (code / 8.0);

    const auto use = useOf (fourBits, y);
    CHECK (*use.entropyBits() == Approx (1.75).epsilon (1e-14));
    CHECK (use.levelsInUse() == 4);
    CHECK (use.busiest()->code == 3);
    CHECK (use.busiest()->share == 0.5);
}

TEST_CASE ("Without output no level is in use; one alone has no entropy", "[measurement][codes]")
{
    auto use = useOf (fourBits, {});
    CHECK (use.levelsInUse() == 0);
    CHECK (! use.entropyBits());
    CHECK (! use.busiest());

    use.add (constant (100, 0.25));
    CHECK (use.levelsInUse() == 1);
    CHECK (*use.entropyBits() == 0.0);
    CHECK (use.busiest()->share == 1.0);
}

TEST_CASE ("Both ends of 24 bits are counted", "[measurement][codes]")
{
    const Signal y { -1.0, 1.0 - 0x1p-23, 0.0, 1.0 - 0x1p-23 };
    const auto use = useOf (twentyFourBits, y);
    CHECK (use.levelCount() == CodeHistogram::mostLevels);
    CHECK (use.levelsInUse() == 3);
    CHECK (*use.entropyBits() == Approx (1.5));
    CHECK (use.busiest()->code == 8388607);
    CHECK (use.offLattice() == 0);
}

TEST_CASE ("Output that is no level counts as the nearest one, and is counted apart",
           "[measurement][codes]")
{
    const Signal y { 0.25, 0.25 + 0.05, 0.25 - 0.05, 0.25 + 1e-15, 3.0, -3.0, 0.875 };
    const auto use = useOf (fourBits, y);
    CHECK (use.offLattice() == 5);
    CHECK (use.levelsInUse() == 3);
    CHECK (use.busiest()->code == 2);
    CHECK (use.busiest()->share == Approx (4.0 / 7.0));
}

TEST_CASE ("Levels that a float file rounded are levels", "[measurement][codes]")
{
    const auto symmetric = Lattice::uniform (1.0 / 32767.0, 0.0, -32767, 32767);
    Signal narrow, wrong;

    for (auto code = symmetric.lowest(); code <= symmetric.highest(); ++code)
    {
        narrow.push_back (static_cast<double> (static_cast<float> (symmetric.level (code))));
        wrong.push_back (symmetric.level (code) + 1e-9);
    }

    CHECK (useOf (symmetric, narrow).offLattice() == 0);
    CHECK (useOf (symmetric, narrow).levelsInUse() == 65535);
    CHECK (useOf (symmetric, wrong).offLattice() == wrong.size());
}

TEST_CASE ("The codes in use do not depend on where blocks end, and parts add up",
           "[measurement][codes]")
{
    const auto grid = GENERATE (fourBits, twentyFourBits);
    const auto y = someOutput (5000, grid);
    const auto whole = useOf (grid, y);
    REQUIRE (whole.offLattice() > 0);

    auto single = useOf (grid, {}), parts = useOf (grid, std::span (y).first (1234));
    for (const auto& sample : y)
        single.add (std::span (&sample, 1));

    parts += useOf (grid, std::span (y).subspan (1234));
    CHECK (areEqual (single, whole));
    CHECK (areEqual (parts, whole));

    // What is taken off again was never there.
    for (const auto sample : std::span (y).subspan (1234))
        parts.remove (parts.locate (sample));

    CHECK (areEqual (parts, useOf (grid, std::span (y).first (1234))));
}

TEST_CASE ("A sliding window of codes is after every sample that of its last samples",
           "[measurement][codes]")
{
    const auto grid = GENERATE (fourBits, sixteenBits);
    const auto length = GENERATE (1u, 2u, 300u);
    const auto y = someOutput (1000, grid);
    SlidingCodeHistogram sliding;
    sliding.prepare (grid, length);

    for (std::size_t n = 0; n < y.size(); ++n)
    {
        const auto heard = std::span (y).first (n + 1);
        sliding.add (heard.last (1));
        REQUIRE (areEqual (sliding.use(),
                           useOf (grid, heard.last (std::min<std::size_t> (length, n + 1)))));
    }

    SlidingCodeHistogram inOne;
    inOne.prepare (grid, length);
    inOne.add (y);
    CHECK (areEqual (inOne.use(), sliding.use()));
}

TEST_CASE ("Windows of codes of different lengths do not disturb one another",
           "[measurement][codes]")
{
    const auto y = someOutput (1000, fourBits);
    SlidingCodeHistogram shorter, longer;
    shorter.prepare (fourBits, 10);
    longer.prepare (twentyFourBits, 500);

    for (const auto& sample : y)
    {
        shorter.add (std::span (&sample, 1));
        longer.add (std::span (&sample, 1));
    }

    CHECK (areEqual (shorter.use(), useOf (fourBits, std::span (y).last (10))));
    CHECK (areEqual (longer.use(), useOf (twentyFourBits, std::span (y).last (500))));
}
