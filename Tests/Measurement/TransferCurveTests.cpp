#include "Measurement/Error/TransferCurve.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <type_traits>
#include <utility>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 18;

// 4 bits of two's complement, and as many levels at the odd halves of a step about zero.
constexpr auto twosComplement = Lattice::uniform (1.0 / 8.0, 0.0, -8, 7);
constexpr auto endPoints = Lattice::uniform (2.0 / 15.0, -7.5, 0, 15);

double lowestLsb (const Lattice& grid) { return grid.lowestLsb(); }
double highestLsb (const Lattice& grid) { return grid.highestLsb(); }

// To the nearest level of the grid after adding dither() in LSB.
template <typename Dither>
Signal reducedTo (const Lattice& grid, Signal x, Dither dither)
{
    for (auto& sample : x)
    {
        const auto level =
            std::floor (sample / grid.step() + dither() - grid.offset() + 0.5) + grid.offset();
        sample = std::clamp (level, lowestLsb (grid), highestLsb (grid)) * grid.step();
    }

    return x;
}

TransferCurve curveOf (const Lattice& grid, const Signal& x, const Signal& y,
                       std::size_t block = count)
{
    TransferCurve curve;
    curve.prepare (grid);
    addInBlocks (curve, x, y, block);
    return curve;
}

} // namespace

TEST_CASE ("Without dither the transfer curve is the staircase of the levels, without spread",
           "[measurement][transfer]")
{
    const auto& grid = GENERATE (twosComplement, endPoints);
    const auto x = noise (count, 1.5, 1);
    const auto curve = curveOf (grid, x, reducedTo (grid, x, [] { return 0.0; }));
    REQUIRE (curve.coversEveryLevel());

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
    {
        const auto input = curve.inputLsb (bin);
        const auto level = std::round (input - grid.offset()) + grid.offset();
        const auto expected = std::clamp (level, lowestLsb (grid), highestLsb (grid));
        CAPTURE (input);

        if (std::abs (input) * grid.step() < 1.4)
            REQUIRE (curve.outputLsb (bin).count() > 0);

        if (curve.outputLsb (bin).count() > 0)
        {
            CHECK (curve.outputLsb (bin).mean() == Approx (expected).margin (1e-12));
            CHECK (curve.outputLsb (bin).variance() < 1e-12);
        }
    }
}

// The output is on average the input and varies by 1/4 LSB^2 about it; over a bin the input varies
// by its width^2 / 12 in addition. With kurtosis at most 3 the square varies by at most 2/16.
TEST_CASE (
    "With triangular dither the transfer curve is straight, half an LSB wide, and clips flat",
    "[measurement][transfer]")
{
    const auto& grid = GENERATE (twosComplement, endPoints);
    const auto x = noise (count, 1.5, 2);
    Random random { 3 };
    const auto y = reducedTo (grid, x, [&] { return 0.5 * (random.bipolar() + random.bipolar()); });
    const auto curve = curveOf (grid, x, y);
    const auto variance = 0.25 + 1.0 / (12.0 * 256.0);
    int straight = 0, flat = 0;

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
    {
        const auto input = curve.inputLsb (bin);
        const auto& output = curve.outputLsb (bin);
        const auto samples = static_cast<std::size_t> (output.count());
        CAPTURE (input);

        if (samples > 0 && input > lowestLsb (grid) + 1.0 && input < highestLsb (grid) - 1.0)
        {
            ++straight;
            CHECK (std::abs (output.mean() - input) < toleranceOfMean (variance, samples));
            CHECK (std::abs (output.variance() - variance) < toleranceOfMean (2.0 / 16.0, samples));
        }

        // Half a step of rounding and one of dither before the end the first samples clip; one
        // beyond it, less half a step of rounding, all do.
        if (samples > 0 && (input < lowestLsb (grid) - 1.0 || input > highestLsb (grid) + 1.0))
        {
            ++flat;
            CHECK (output.mean()
                   == Approx (input < 0.0 ? lowestLsb (grid) : highestLsb (grid)).margin (1e-12));
            CHECK (output.variance() < 1e-12);
        }
    }

    CHECK (straight == 16 * 13);
    CHECK (flat == 2 * 16);
}

TEST_CASE ("The transfer curve covers up to 64 levels and 2 LSB beyond, else 6 LSB about zero",
           "[measurement][transfer]")
{
    TransferCurve curve;
    curve.prepare (Lattice::uniform (1.0 / 32.0, 0.0, -32, 31));
    CHECK (curve.coversEveryLevel());
    CHECK (curve.binCount() == 67 * 16);
    CHECK (curve.inputLsb (0) == -34.0 + 1.0 / 32.0);
    CHECK (curve.inputLsb (curve.binCount() - 1) == 33.0 - 1.0 / 32.0);

    curve.prepare (Lattice::uniform (2.0 / 63.0, -31.5, 0, 63));
    CHECK (curve.inputLsb (0) == -33.5 + 1.0 / 32.0);
    CHECK (curve.inputLsb (curve.binCount() - 1) == 33.5 - 1.0 / 32.0);

    curve.prepare (Lattice::uniform (1.0 / 32.0, 0.0, -32, 32));
    CHECK_FALSE (curve.coversEveryLevel());
    CHECK (curve.binCount() == 12 * 16);
    CHECK (curve.inputLsb (0) == -6.0 + 1.0 / 32.0);
    CHECK (curve.inputLsb (curve.binCount() - 1) == 6.0 - 1.0 / 32.0);

    curve.prepare (Lattice::uniform (1.0, 0.0, -1, 0));
    CHECK (curve.binCount() == 5 * 16);
}

TEST_CASE ("A sample belongs to the bin whose lower end it is, and to none beyond the ends",
           "[measurement][transfer]")
{
    const auto grid = Lattice::uniform (0x1p-15, 0.0, -32768, 32767);
    Signal x;

    for (const auto lsb : { -6.0 - 1e-9, -6.0, 0.0, 1.0 / 16.0, 6.0 - 1e-9, 6.0 })
        x.push_back (lsb * grid.step());

    const auto curve = curveOf (grid, x, x);
    CHECK (curve.outputLsb (0).count() == 1);
    CHECK (curve.outputLsb (6 * 16).count() == 1);
    CHECK (curve.outputLsb (6 * 16 + 1).count() == 1);
    CHECK (curve.outputLsb (12 * 16 - 1).count() == 1);

    std::uint64_t all = 0;
    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
        all += curve.outputLsb (bin).count();

    CHECK (all == 4);
}

TEST_CASE ("The input's range is that of all samples, in LSB", "[measurement][transfer]")
{
    TransferCurve curve;
    curve.prepare (Lattice::uniform (0x1p-15, 0.0, -32768, 32767));
    CHECK (! curve.inputRangeLsb());

    const Signal x { 0.25, -0.5, 0.0 }, later { 0.75 };
    curve.add (x, x);
    CHECK (curve.inputRangeLsb()->lowest == -16384.0);
    CHECK (curve.inputRangeLsb()->highest == 8192.0);

    TransferCurve other;
    other.prepare (curve.lattice());
    curve += other;
    CHECK (curve.inputRangeLsb()->highest == 8192.0);
    other.add (later, later);
    CHECK (other.inputRangeLsb()->lowest == 24576.0);
    CHECK (other.inputRangeLsb()->highest == 24576.0);
    other += curve;
    CHECK (other.inputRangeLsb()->lowest == -16384.0);
    curve += other;
    CHECK (curve.inputRangeLsb()->highest == 24576.0);
}

TEST_CASE ("The transfer curve does not depend on where blocks end, and parts add up",
           "[measurement][transfer]")
{
    const auto x = noise (5000, 1.5, 4), y = noise (5000, 1.0, 5);
    const auto whole = curveOf (twosComplement, x, y);
    const auto single = curveOf (twosComplement, x, y, 1);
    const auto cut = x.begin() + 1234;
    auto parts = curveOf (twosComplement, { x.begin(), cut }, { y.begin(), y.begin() + 1234 });
    parts += curveOf (twosComplement, { cut, x.end() }, { y.begin() + 1234, y.end() });

    for (const auto* curve : { &single, &std::as_const (parts) })
        for (std::size_t bin = 0; bin < whole.binCount(); ++bin)
        {
            REQUIRE (curve->outputLsb (bin).count() == whole.outputLsb (bin).count());
            REQUIRE (curve->outputLsb (bin).mean() == Approx (whole.outputLsb (bin).mean()));
            REQUIRE (curve->outputLsb (bin).variance()
                     == Approx (whole.outputLsb (bin).variance()).margin (1e-12));
        }
}
