#include "Levels/Companding.h"

#include "Quantization/Modes.h"
#include "Support/Random.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

using namespace requant;
using namespace requant::test;

namespace
{

double rounded (const LevelTable& table, double x) { return table.level (table.index (x)); }

double asFloat32 (double value) { return static_cast<double> (static_cast<float> (value)); }

const Compander companders[] = { Compander::muLaw(),         Compander::muLaw (1.0),
                                 Compander::muLaw (65535.0), Compander::aLaw(),
                                 Compander::aLaw (1.0),      Compander::aLaw (1000.0) };

double snrOfSineDb (const LevelTable& table, double amplitude)
{
    const auto input = sine (100000, amplitude);
    auto error = input;

    for (auto& sample : error)
        sample -= rounded (table, sample);

    return 10.0 * std::log10 (meanSquare (input) / meanSquare (error));
}

} // namespace

// Both curves are inverse up to rounding errors, which their slopes, of at most 65535, magnify.
TEST_CASE ("A companding curve rises from -1 to 1 through 0, is odd, and expanding undoes it",
           "[levels][companding]")
{
    for (const auto& compander : companders)
    {
        CHECK (compander.compress (0.0) == 0.0);
        CHECK (compander.compress (1.0) == Approx (1.0).epsilon (1e-14));
        CHECK (compander.expand (1.0) == 1.0);
        CHECK (compander.expand (-1.0) == -1.0);
        auto before = -2.0;

        for (int i = -1000; i <= 1000; ++i)
        {
            const auto x = i / 1000.0;
            CAPTURE (x);
            CHECK (compander.expand (compander.compress (x)) == Approx (x).epsilon (1e-13));
            CHECK (compander.compress (compander.expand (x)) == Approx (x).epsilon (1e-13));
            CHECK (compander.compress (-x) == -compander.compress (x));
            CHECK (compander.expand (-x) == -compander.expand (x));
            CHECK (compander.compress (x) > before);
            before = compander.compress (x);
        }
    }
}

// By hand: ln 256 = 8 ln 2, so mu-law takes (2^(8 y) - 1) / 255 to y.
TEST_CASE ("Mu-law and A-law follow their formulas", "[levels][companding]")
{
    const auto mu = Compander::muLaw (255.0);

    for (int n = 0; n <= 8; ++n)
        CHECK (mu.compress ((std::exp2 (n) - 1.0) / 255.0) == Approx (n / 8.0).epsilon (1e-14));

    const auto e = std::numbers::e;
    const auto a = Compander::aLaw (e); // 1 + ln A is 2
    CHECK (a.compress (0.1) == Approx (0.05 * e).epsilon (1e-14));
    CHECK (a.compress (1.0 / e) == Approx (0.5).epsilon (1e-14));
    CHECK (a.compress (1.0 / std::sqrt (e)) == Approx (0.75).epsilon (1e-14));

    // A = 1 is no curve at all.
    CHECK (Compander::aLaw (1.0).compress (0.3) == Approx (0.3).epsilon (1e-15));
}

TEST_CASE ("A parameter that a companding law cannot have counts as the nearest that it can",
           "[levels][companding]")
{
    const auto mu = [] (double parameter) { return Compander::muLaw (parameter).compress (0.1); };
    const auto a = [] (double parameter) { return Compander::aLaw (parameter).compress (0.1); };
    CHECK (mu (0.0) == mu (1.0));
    CHECK (mu (1e9) == mu (65535.0));
    CHECK (mu (std::nan ("")) == mu (1.0));
    CHECK (a (0.5) == a (1.0));
    CHECK (a (1e9) == a (1000.0));
    CHECK (a (std::nan ("")) == a (1.0));
}

TEST_CASE ("The levels of a companding law are the lattice's, expanded, with its codes",
           "[levels][companding]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto bits = GENERATE (2.0, 3.0, 5.5, 8.0, 16.0);
    CAPTURE (kind, bits);
    const auto lattice = Lattice::make (kind, bits);

    for (const auto& compander : companders)
    {
        const auto table = compander.table (lattice);
        REQUIRE (table.size() == static_cast<std::size_t> (lattice.levelCount()));

        for (std::size_t i = 0; i < table.size(); ++i)
        {
            const auto code = table.code (i);

            if (code != lattice.lowest() + static_cast<std::int64_t> (i)
                || table.level (i) != compander.expand (lattice.level (code)))
                FAIL_CHECK ("level " << i);

            // A float32 between the levels, at the half code as near as float32 can be.
            if (i + 1 < table.size())
            {
                const auto decision = table.decision (i);
                const auto position = lattice.position (compander.compress (decision));
                const auto half = static_cast<double> (code) + 0.5;
                const auto slope =
                    (position - lattice.position (compander.compress (decision * (1.0 - 0x1p-24))));

                if (decision != asFloat32 (decision)
                    || std::abs (position - half) > 1.001 * std::abs (slope) + 1e-10)
                    FAIL_CHECK ("decision value " << i);
            }
        }
    }
}

// Whichever rounding: the code is the lattice's, of the companded sample. Samples within a float32
// error of a decision are left out: x F' (x) is at most 1, so 2^-24 of x is at most 2^-24 / step
// codes.
TEST_CASE ("A companding law rounds in the companded domain, to nearest, down or toward zero",
           "[levels][companding]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto bits = GENERATE (2.0, 5.5, 8.0, 16.0);
    const auto rounding = GENERATE (each (everyRounding));
    CAPTURE (kind, bits, rounding);
    const auto lattice = Lattice::make (kind, bits);
    Random random { 17 };

    for (const auto& compander : companders)
    {
        const auto table = compander.table (lattice, rounding);
        int tried = 0;

        for (int i = 0; i < 1000; ++i)
        {
            const auto x = std::ldexp (random.bipolar(), -static_cast<int> (random.below (12)));
            const auto lsb = lattice.lsb (compander.compress (x));
            const auto position = lsb - lattice.offset();
            const auto apart =
                isToNearest (rounding) ? position - 0.5 : position; // whole: a decision

            if (std::abs (apart - std::nearbyint (apart)) < 0x1p-23 * lattice.inverseStep())
                continue;

            ++tried;

            if (table.code (table.index (x)) != lattice.code (lsb, rounding))
                FAIL_CHECK (x << " becomes " << table.code (table.index (x)));
        }

        CHECK (tried > 900);
    }
}

TEST_CASE ("Every level of a companding law comes back as itself, as double and as float",
           "[levels][companding]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto rounding = GENERATE (each (everyRounding));
    CAPTURE (kind, rounding);
    const auto lattice = Lattice::make (kind, GENERATE (2.0, 8.0, 16.0));

    for (const auto& compander : companders)
    {
        const auto table = compander.table (lattice, rounding);

        for (std::size_t i = 0; i < table.size(); ++i)
            if (table.index (table.level (i)) != i
                || table.index (asFloat32 (table.level (i))) != i)
                FAIL_CHECK ("level " << i << " of " << table.size());
    }
}

// Smith (1957): steps of D = 2 ln (1 + mu) (1 / mu + |x|) / 2^b give an error power of D^2 / 12,
// averaged over a sine of amplitude A. The decibel is for the ends of the lattice, which has
// 2^b - 1 steps, and for the few large steps that a sine is in.
TEST_CASE ("Mu-law's SNR of a sine is what theory says, from 0 to -40 dBFS", "[levels][companding]")
{
    const auto table = Compander::muLaw().table (Lattice::make (LatticeKind::endPoints, 8.0));
    const double stated[] = { 38.0, 37.9, 37.6, 36.8, 34.4 };

    for (int i = 0; i < 5; ++i)
    {
        const auto amplitude = std::pow (10.0, -0.5 * i);
        const auto ma = 255.0 * amplitude;
        const auto theory =
            20.0 * std::log10 (2.0) * 8.0 + 10.0 * std::log10 (3.0)
            - 20.0 * std::log10 (std::log (256.0))
            - 10.0 * std::log10 (1.0 + 8.0 / (std::numbers::pi * ma) + 2.0 / (ma * ma));
        CAPTURE (amplitude);
        CHECK (theory == Approx (stated[i]).margin (0.15));
        CHECK (snrOfSineDb (table, amplitude) == Approx (theory).margin (1.0));
    }
}

TEST_CASE ("With A = 1 a companding law has the even steps of its lattice", "[levels][companding]")
{
    const auto lattice = Lattice::make (GENERATE (each (everyLattice)), 8.0);
    const auto table = Compander::aLaw (1.0).table (lattice);

    for (std::size_t i = 0; i < table.size(); ++i)
        CHECK (table.level (i)
               == Approx (lattice.level (table.code (i))).epsilon (1e-14).margin (1e-300));
}

TEST_CASE ("A law with uneven steps has at most 2^16 levels", "[levels][companding]")
{
    const auto lattice = Lattice::twosComplement (17.0);
    CHECK_THROWS_AS (Compander::muLaw().table (lattice), std::invalid_argument);
    CHECK_THROWS_AS (logarithmicTable (1.0, lattice), std::invalid_argument);
}

TEST_CASE ("The levels of the logarithmic law go down from full scale by equal dB, and 0 is one",
           "[levels][logarithmic]")
{
    const auto spacingDb = GENERATE (0.01, 1.0, 6.0, 12.0);
    const auto kind = GENERATE (LatticeKind::twosComplement, LatticeKind::symmetric);
    CAPTURE (spacingDb, kind);
    const auto table = logarithmicTable (spacingDb, Lattice::make (kind, 6.0));
    REQUIRE (table.size() == 63);

    for (std::size_t i = 0; i < 63; ++i)
    {
        const auto code = static_cast<int> (i) - 31;
        CAPTURE (code);
        CHECK (table.code (i) == code);
        CHECK (table.level (i) == -table.level (62 - i));

        if (code > 0)
            CHECK (20.0 * std::log10 (table.level (i))
                   == Approx (-spacingDb * (31 - code)).margin (1e-9));
    }

    CHECK (table.level (31) == 0.0);
    CHECK (table.level (62) == 1.0);
}

TEST_CASE ("On end-points the logarithmic law uses all 2^b codes, without a level at 0",
           "[levels][logarithmic]")
{
    const auto table = logarithmicTable (3.0, Lattice::make (LatticeKind::endPoints, 4.0));
    REQUIRE (table.size() == 16);
    CHECK (table.code (0) == 0);
    CHECK (table.code (15) == 15);
    CHECK (table.level (15) == 1.0);
    CHECK (table.level (8) == Approx (std::pow (10.0, -7.0 * 3.0 / 20.0)).epsilon (1e-14));
    CHECK (table.level (7) == -table.level (8));
    CHECK (table.decision (7) == 0.0);
}

// Geometric means: a factor of half a spacing to either side, but for float32's 2^-24.
TEST_CASE ("The logarithmic law errs by at most half a spacing, in dB, down to its smallest level",
           "[levels][logarithmic]")
{
    const auto spacingDb = GENERATE (0.5, 1.0, 6.0);
    const auto kind = GENERATE (each (everyLattice));
    CAPTURE (spacingDb, kind);
    const auto lattice = Lattice::make (kind, 7.0);
    const auto table = logarithmicTable (spacingDb, lattice);
    const auto smallestDb = 20.0 * std::log10 (table.level (table.index (0.0) + 1));
    Random random { 23 };

    for (int i = 0; i < 5000; ++i)
    {
        const auto levelDb = smallestDb * (0.5 + 0.5 * random.bipolar());
        const auto x = (random.below (2) == 0 ? 1.0 : -1.0) * std::pow (10.0, levelDb / 20.0);
        const auto ratioDb = 20.0 * std::log10 (rounded (table, x) / x);

        if (! (std::abs (ratioDb) <= 0.5 * spacingDb + 1e-6))
            FAIL_CHECK (x << " errs by " << ratioDb << " dB");
    }
}

// Spread evenly over a spacing of s dB, the error is that part of the sample: (0.1151 s)^2 / 12 in
// power, but for the fourth power of 0.1151 s, which is far below 1 % of it. Samples are even in dB
// over 20 dB, so x^2 and the error's square vary by 1.4 and 3.2 times their squared means.
TEST_CASE ("The logarithmic law's SNR depends on the spacing alone, not on the level",
           "[levels][logarithmic]")
{
    const auto spacingDb = GENERATE (0.1, 0.5, 1.0, 2.0);
    const auto topDb = GENERATE (0.0, -20.0, -40.0);
    CAPTURE (spacingDb, topDb);
    const auto table = logarithmicTable (spacingDb, Lattice::twosComplement (12.0));
    constexpr std::size_t count = 100000;
    Random random { 27 };
    double signal = 0.0, error = 0.0;

    for (std::size_t i = 0; i < count; ++i)
    {
        const auto x = std::pow (10.0, (topDb - 10.0 + 10.0 * random.bipolar()) / 20.0);
        signal += x * x;
        error += (x - rounded (table, x)) * (x - rounded (table, x));
    }

    const auto relative = std::numbers::ln10 / 20.0 * spacingDb;
    const auto tolerance = toleranceInDb (toleranceOfMean (1.4 + 3.2, count) + 0.01, 1.0);
    CHECK (10.0 * std::log10 (signal / error)
           == Approx (10.0 * std::log10 (12.0 / (relative * relative))).margin (tolerance));
}

TEST_CASE ("Below half its smallest level the logarithmic law gives 0", "[levels][logarithmic]")
{
    const auto table = logarithmicTable (6.0, Lattice::twosComplement (4.0));
    const auto smallest = table.level (8);
    CHECK (smallest == Approx (std::pow (10.0, -36.0 / 20.0)).epsilon (1e-14));

    for (const auto sign : { 1.0, -1.0 })
    {
        CHECK (rounded (table, sign * 0.499 * smallest) == 0.0);
        CHECK (rounded (table, sign * 0.501 * smallest) == sign * smallest);
    }
}

// 16 bits at 1 dB would go down to -32766 dB.
TEST_CASE ("The logarithmic law has no levels that float32 could not hold", "[levels][logarithmic]")
{
    const auto lattice = Lattice::make (GENERATE (each (everyLattice)), 16.0);
    const auto table = logarithmicTable (1.0, lattice);
    const auto positive = table.index (0.0) + (table.level (table.index (0.0)) == 0.0 ? 1 : 0);
    CHECK (table.size() - positive == 753);
    CHECK (table.level (positive) >= 0x1p-125);
    CHECK (table.level (table.size() - 1) == 1.0);
    CHECK (table.level (0) == -1.0);
    CHECK (table.code (positive) - table.code (table.size() - 1) == -752);
}

TEST_CASE ("With 1 bit the logarithmic law has -1 and 0, as two's complement has",
           "[levels][logarithmic]")
{
    const auto table = logarithmicTable (1.0, Lattice::twosComplement (1.0));
    REQUIRE (table.size() == 2);
    CHECK (table.level (0) == -1.0);
    CHECK (table.level (1) == 0.0);
    CHECK (table.code (0) == -1);
    CHECK (table.decision (0) == -0.5);
}

TEST_CASE ("The logarithmic law truncates and rounds toward zero at its levels",
           "[levels][logarithmic]")
{
    const auto lattice = Lattice::twosComplement (5.0);
    const auto down = logarithmicTable (2.0, lattice, Rounding::truncate);
    const auto inward = logarithmicTable (2.0, lattice, Rounding::towardZero);

    for (std::size_t i = 0; i < down.size(); ++i)
    {
        CAPTURE (i);
        const auto level = down.level (i);
        CHECK (down.index (level) == i);
        CHECK (inward.index (level) == i);
        CHECK (rounded (down, level + 1e-4) == level);
        CHECK (std::abs (rounded (inward, level + 1e-4)) <= std::abs (level + 1e-4));
        CHECK (std::abs (rounded (inward, level - 1e-4)) <= std::abs (level - 1e-4));
    }
}
