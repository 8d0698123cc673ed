#include "Quantization/Modes.h"
#include "Quantization/Reduced.h"

using namespace requant;
using namespace requant::test;

// Documentation/Figures.md, the table of lattices.
TEST_CASE ("Two's complement of b bits has 2^b levels from -1 to one step below 1",
           "[quantization][lattice]")
{
    const auto bits = GENERATE (range (1, 25));
    CAPTURE (bits);
    const auto lattice = Lattice::twosComplement (bits);

    CHECK (lattice.step() == std::exp2 (1 - bits));
    CHECK (lattice.levelCount() == (1 << bits));
    CHECK (lattice.level (lattice.lowest()) == -1.0);
    CHECK (lattice.level (lattice.highest()) == 1.0 - lattice.step());
    CHECK (lattice.level (0) == 0.0);
    CHECK (lattice.isPowerOfTwo());
}

TEST_CASE ("The symmetric lattice of b bits has 2^b - 1 levels from -1 to 1, 0 among them",
           "[quantization][lattice]")
{
    const auto bits = GENERATE (range (2, 25));
    CAPTURE (bits);
    const auto lattice = Lattice::make (LatticeKind::symmetric, bits);

    CHECK (lattice.levelCount() == (1 << bits) - 1);
    CHECK (lattice.lowest() == -lattice.highest());
    CHECK (lattice.inverseStep() == std::exp2 (bits - 1) - 1.0);
    CHECK (lattice.level (lattice.highest()) == Approx (1.0).epsilon (1e-15));
    CHECK (lattice.level (lattice.lowest()) == -lattice.level (lattice.highest()));
    CHECK (lattice.level (0) == 0.0);
    CHECK (lattice.isPowerOfTwo() == (bits == 2)); // -1, 0 and 1
}

TEST_CASE ("The end-points lattice of b bits has 2^b levels, the ends -1 and 1, and none at 0",
           "[quantization][lattice]")
{
    const auto bits = GENERATE (range (1, 25));
    CAPTURE (bits);
    const auto lattice = Lattice::make (LatticeKind::endPoints, bits);

    CHECK (lattice.levelCount() == (1 << bits));
    CHECK (lattice.lowest() == 0);
    CHECK (lattice.step() == Approx (2.0 / (std::exp2 (bits) - 1.0)).epsilon (1e-15));
    CHECK (lattice.level (lattice.highest()) == Approx (1.0).epsilon (1e-15));
    CHECK (lattice.level (0) == -lattice.level (lattice.highest()));
    CHECK (lattice.level (lattice.levelCount() / 2) == 0.5 * lattice.step());
    CHECK_FALSE (lattice.contains (0.0));
    CHECK_FALSE (lattice.isPowerOfTwo());
}

// Worked by hand from L = round (2^b); log2: 3 is 1.58, 5 is 2.32, 11 is 3.46, 1000 is 9.97.
TEST_CASE ("A fractional number of bits stands for a whole number of levels",
           "[quantization][lattice]")
{
    struct Row
    {
        double bits;
        LatticeKind kind;
        std::int64_t lowest, highest;
        double inverseStep, offset;
    };

    using enum LatticeKind;
    const Row table[] = {
        { std::log2 (3.0), twosComplement, -1, 1, 1.5, 0.0 },
        { std::log2 (5.0), twosComplement, -2, 2, 2.5, 0.0 },
        { std::log2 (11.0), twosComplement, -5, 5, 5.5, 0.0 },
        { std::log2 (1000.0), twosComplement, -500, 499, 500.0, 0.0 },
        { std::log2 (6.0), twosComplement, -3, 2, 3.0, 0.0 },
        { std::log2 (3.0), endPoints, 0, 2, 1.0, -1.0 }, // -1, 0 and 1
        { std::log2 (5.0), endPoints, 0, 4, 2.0, -2.0 },
        { std::log2 (11.0), endPoints, 0, 10, 5.0, -5.0 },
        { std::log2 (1000.0), endPoints, 0, 999, 499.5, -499.5 },
        { std::log2 (5.0), symmetric, -2, 2, 2.0, 0.0 },  // round (2.5) - 1, halves up
        { std::log2 (11.0), symmetric, -5, 5, 5.0, 0.0 }, // round (5.5) - 1
        { std::log2 (1000.0), symmetric, -499, 499, 499.0, 0.0 },
        { 1.5, twosComplement, -1, 1, 1.5, 0.0 }, // 2.83 is 3
        { 2.7, twosComplement, -3, 2, 3.0, 0.0 }, // 6.50 is 6
    };

    for (const auto& row : table)
    {
        CAPTURE (row.bits, row.kind);
        // log2 may be a rounding error below; a half must not depend on it.
        const auto lattice = Lattice::make (row.kind, row.bits + 1e-12);
        CHECK (lattice.lowest() == row.lowest);
        CHECK (lattice.highest() == row.highest);
        CHECK (lattice.inverseStep() == row.inverseStep);
        CHECK (lattice.offset() == row.offset);
    }
}

TEST_CASE ("What no word length can be counts as the nearest that one can",
           "[quantization][lattice]")
{
    const auto kind = GENERATE (each (everyLattice));
    CAPTURE (kind);
    const auto smallest = Lattice::smallestBits (kind);
    const auto levels = [&] (double bits) { return Lattice::make (kind, bits).levelCount(); };

    CHECK (smallest == (kind == LatticeKind::symmetric ? 2.0 : 1.0));
    CHECK (levels (smallest) == (kind == LatticeKind::symmetric ? 3 : 2));
    CHECK (levels (smallest - 0.5) == levels (smallest));
    CHECK (levels (-1e9) == levels (smallest));
    CHECK (levels (std::nan ("")) == levels (smallest));
    CHECK (levels (24.0) == (1 << 24) - (kind == LatticeKind::symmetric ? 1 : 0));
    CHECK (levels (99.0) == levels (24.0));
}

TEST_CASE ("More bits never mean fewer levels or a larger step", "[quantization][lattice]")
{
    const auto kind = GENERATE (each (everyLattice));
    auto before = Lattice::make (kind, 1.0);
    bool isMonotonic = true;

    for (double bits = 1.0; bits <= 24.0; bits += 0.01)
    {
        const auto lattice = Lattice::make (kind, bits);
        isMonotonic = isMonotonic && lattice.levelCount() >= before.levelCount()
                      && lattice.step() <= before.step();
        before = lattice;
    }

    CHECK (isMonotonic);
}

TEST_CASE ("Every level is contained, as double and as float, and nothing between is",
           "[quantization][lattice]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto bits = GENERATE (2.0, 5.5, 8.0, 16.0);
    CAPTURE (kind, bits);
    const auto lattice = Lattice::make (kind, bits);
    bool containsLevels = true, containsOthers = false;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
    {
        const auto level = lattice.level (code);
        const auto narrow = static_cast<double> (static_cast<float> (level));
        containsLevels = containsLevels && lattice.contains (level) && lattice.contains (narrow)
                         && lattice.nearestCode (narrow) == code;

        for (const auto apart : { 0.5, 0.01, -0.01 })
            containsOthers = containsOthers || lattice.contains (level + apart * lattice.step());
    }

    CHECK (containsLevels);
    CHECK_FALSE (containsOthers);
    CHECK_FALSE (lattice.contains (1.0 + lattice.step()));
    CHECK_FALSE (lattice.contains (-1.0 - lattice.step()));
}

// Where a step is no power of two, a level is known to a rounding error only, and the next one
// below may be half an ulp away: only rounding to the nearest can promise this there.
TEST_CASE ("Every level comes back as itself: a reduction done twice is done once",
           "[quantization][lattice]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto bits = GENERATE (2.0, 5.5, 8.0, 16.0);
    const auto rounding = GENERATE (each (everyRounding));
    const auto lattice = Lattice::make (kind, bits);
    CAPTURE (kind, bits, rounding);

    if (! isToNearest (rounding) && ! lattice.isPowerOfTwo())
        return;

    Signal levels;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
        levels.push_back (lattice.level (code));

    CHECK (reduceMono (
               { .bits = bits, .latticeKind = kind, .rounding = rounding, .dither = Dither::none },
               levels)
           == levels);
}
