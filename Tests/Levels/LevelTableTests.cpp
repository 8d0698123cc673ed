#include "Levels/LevelTable.h"

#include "Levels/Lattice.h"
#include "Quantization/Modes.h"
#include "Support/Random.h"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace requant;
using namespace requant::test;

namespace
{

using Values = std::vector<double>;
using Codes = std::vector<std::int64_t>;

constexpr auto infinity = std::numeric_limits<double>::infinity();

// The next number that is not subnormal: those count as 0.
double above (double value)
{
    return value == 0.0 ? std::numeric_limits<double>::min() : std::nextafter (value, infinity);
}

double below (double value) { return -above (-value); }

// Uneven on purpose; of the decision values one is halfway, the others are not.
const Values levels { -1.0, -0.5, 0.0, 0.125, 1.0 };
const Values decisions { -0.75, -0.125, 0.0625, 0.25 };
const Codes codes { -2, -1, 0, 1, 2 };

LevelTable tableOf (Ties ties) { return { levels, decisions, codes, ties }; }
LevelTable tableOf (Rounding rounding) { return { levels, decisions, codes, rounding }; }

double rounded (const LevelTable& table, double x) { return table.level (table.index (x)); }

} // namespace

TEST_CASE ("A table sends a sample to the level on its side of the decision value",
           "[levels][table]")
{
    const auto ties = GENERATE (Ties::toEvenCode, Ties::awayFromZero, Ties::down);
    const auto table = tableOf (ties);
    REQUIRE (table.size() == levels.size());

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        CAPTURE (i);
        CHECK (table.level (i) == levels[i]);
        CHECK (table.code (i) == codes[i]);
        CHECK (table.index (levels[i]) == i);

        if (i < decisions.size())
        {
            CHECK (table.decision (i) == decisions[i]);
            CHECK (table.index (below (decisions[i])) == i);
            CHECK (table.index (above (decisions[i])) == i + 1);
        }
    }

    CHECK (table.index (-infinity) == 0);
    CHECK (table.index (-99.0) == 0);
    CHECK (table.index (99.0) == 4);
    CHECK (table.index (infinity) == 4);
    CHECK (table.index (std::nan ("")) == 0);
}

TEST_CASE ("A sample on a decision value goes to the even code, away from 0, or down",
           "[levels][table]")
{
    const auto ties = [&] (Ties rule)
    {
        const auto table = tableOf (rule);
        Codes found;

        for (const auto decision : decisions)
            found.push_back (table.code (table.index (decision)));

        return found;
    };

    CHECK (ties (Ties::toEvenCode) == Codes { -2, 0, 0, 2 });
    CHECK (ties (Ties::awayFromZero) == Codes { -2, -1, 1, 2 });
    CHECK (ties (Ties::down) == Codes { -2, -1, 0, 1 });
}

// The audio thread takes subnormal numbers for 0, so they must not decide anything.
TEST_CASE ("Where 0 lies between two levels it goes up, and so does what is too small for a double",
           "[levels][table]")
{
    constexpr auto smallest = std::numeric_limits<double>::min();
    const LevelTable table { { -0.5, 0.5 }, { 0.0 }, { 1, 2 }, Ties::awayFromZero };

    for (const auto zero : { 0.0, -0.0, 0.5 * smallest, -0.5 * smallest })
        CHECK (table.index (zero) == 1);

    CHECK (table.index (-smallest) == 0);
}

TEST_CASE ("Truncation decides at the levels, to the one below", "[levels][table]")
{
    const auto table = tableOf (Rounding::truncate);

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        CAPTURE (i);
        CHECK (table.index (levels[i]) == i);
        CHECK (table.index (above (levels[i])) == i);
        CHECK (table.index (below (levels[i])) == (i > 0 ? i - 1 : 0));
    }
}

TEST_CASE ("Rounding toward zero decides at the levels, to the one nearer to 0", "[levels][table]")
{
    const auto table = tableOf (Rounding::towardZero);

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        CAPTURE (i);
        CHECK (table.index (levels[i]) == i);
        CHECK (std::abs (rounded (table, above (levels[i]))) <= std::abs (levels[i]));
        CHECK (std::abs (rounded (table, below (levels[i]))) <= std::abs (levels[i]));
    }

    CHECK (rounded (table, -0.9) == -0.5);
    CHECK (rounded (table, -0.4) == 0.0);
    CHECK (rounded (table, 0.9) == 0.125);
}

TEST_CASE ("Rounding toward zero never crosses 0, where 0 is no level", "[levels][table]")
{
    const LevelTable table {
        { -0.75, -0.25, 0.25, 0.75 }, { -0.5, 0.0, 0.5 }, { 0, 1, 2, 3 }, Rounding::towardZero
    };
    CHECK (rounded (table, 0.1) == 0.25);
    CHECK (rounded (table, 0.0) == 0.25);
    CHECK (rounded (table, -0.1) == -0.25);
    CHECK (rounded (table, 0.7) == 0.25);
    CHECK (rounded (table, -0.7) == -0.25);
}

// A file of floats holds a level rounded to float, which may lie on its far side.
TEST_CASE ("A level that went through a file of floats is still that level, whatever the rounding",
           "[levels][table]")
{
    const auto rounding = GENERATE (each (everyRounding));
    const Values thirds { -1.0, -2.0 / 3.0, -1.0 / 3.0, 0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0 };
    const LevelTable table {
        thirds, LevelTable::midpoints (thirds), { -3, -2, -1, 0, 1, 2, 3 }, rounding
    };

    for (std::size_t i = 0; i < thirds.size(); ++i)
    {
        CAPTURE (rounding, i);
        CHECK (table.index (thirds[i]) == i);
        CHECK (table.index (static_cast<double> (static_cast<float> (thirds[i]))) == i);
    }
}

// Design: whole at a level, half at a decision value, linear between; whatever the rounding.
TEST_CASE ("A position is whole at levels, half at decision values and linear between them",
           "[levels][table]")
{
    const auto table = tableOf (GENERATE (each (everyRounding)));

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        CAPTURE (i);
        const auto index = static_cast<double> (i);
        CHECK (table.position (levels[i]) == index);

        if (i < decisions.size())
        {
            CHECK (table.position (decisions[i]) == index + 0.5);
            CHECK (table.position (0.5 * (levels[i] + decisions[i])) == index + 0.25);
            CHECK (table.position (0.5 * (decisions[i] + levels[i + 1])) == index + 0.75);
        }
    }

    double before = table.position (-1.5);

    for (double x = -1.499; x < 1.5; x += 0.001)
    {
        const auto position = table.position (x);
        CHECK (position > before);
        before = position;
    }
}

TEST_CASE ("Beyond the ends of a table the outermost steps go on", "[levels][table]")
{
    const auto table = tableOf (Ties::toEvenCode); // the outermost steps: 0.5 and 0.875
    CHECK (table.position (-1.5) == -1.0);
    CHECK (table.position (-1.25) == -0.5);
    CHECK (table.position (1.875) == 5.0);
    CHECK (table.position (2.75) == 6.0);
}

TEST_CASE ("A table of one level sends everything there, and its step is 1", "[levels][table]")
{
    const LevelTable table;
    CHECK (table.size() == 1);
    CHECK (table.code (table.index (0.7)) == 0);
    CHECK (rounded (table, -99.0) == 0.0);
    CHECK (table.position (0.25) == 0.25);
    CHECK (table.position (-0.25) == -0.25);
}

// The steps are powers of two, so both are exact.
TEST_CASE ("A table of even steps is the lattice that has them", "[levels][table]")
{
    const auto rounding = GENERATE (each (everyRounding));
    const auto bits = GENERATE (1, 2, 3, 8, 12);
    CAPTURE (rounding, bits);
    const auto lattice = Lattice::twosComplement (bits);
    Values all;
    Codes k;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
    {
        all.push_back (lattice.level (code));
        k.push_back (code);
    }

    const LevelTable table { all, LevelTable::midpoints (all), k, rounding };
    Random random { 1 };

    const auto check = [&] (double x)
    {
        CAPTURE (x);
        CHECK (table.code (table.index (x)) == lattice.code (lattice.lsb (x), rounding));
        CHECK (table.position (x) + static_cast<double> (lattice.lowest())
               == Approx (lattice.position (x)).margin (1e-12));
    };

    for (int i = 0; i < 2000; ++i)
        check (1.2 * random.bipolar());

    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        for (const auto x : { all[i], table.decision (i) })
        {
            check (x);
            check (above (x));
            check (below (x));
        }
}

TEST_CASE ("A table refuses levels that do not rise, and counts that do not fit", "[levels][table]")
{
    const auto isRefused = [] (const Values& y, const Values& between, const Codes& k)
    {
        try
        {
            LevelTable table { y, between, k, Ties::down };
            return false;
        }
        catch (const std::invalid_argument&)
        {
            return true;
        }
    };

    CHECK_FALSE (isRefused ({ 0.0, 1.0 }, { 0.5 }, { 0, 1 }));
    CHECK (isRefused ({}, {}, {}));
    CHECK (isRefused ({ 1.0, 0.0 }, { 0.5 }, { 0, 1 }));
    CHECK (isRefused ({ 0.0, 0.0 }, { 0.0 }, { 0, 1 }));
    CHECK (isRefused ({ 0.0, 1.0 }, { 1.0 }, { 0, 1 }));
    CHECK (isRefused ({ 0.0, 1.0 }, {}, { 0, 1 }));
    CHECK (isRefused ({ 0.0, 1.0 }, { 0.5 }, { 0 }));
    CHECK (isRefused ({ 0.0, std::nan ("") }, { 0.5 }, { 0, 1 }));
    CHECK (isRefused ({ 0.0, infinity }, { 0.5 }, { 0, 1 }));
}
