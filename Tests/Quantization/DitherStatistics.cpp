#include "DitherDensity.h"
#include "Modes.h"
#include "Support/Histogram.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 20;

std::vector<double> ditherOf (Dither kind, std::uint64_t seed, double amount = 1.0)
{
    std::vector<double> dither (count);
    DitherSource { seed }.fill (kind, amount, 0, 0, dither);
    return dither;
}

// Variance of d^2. E d^4: uniform 1/80, triangular 1/15, normal 3 sigma^4 = 3/16.
double varianceOfSquare (Dither kind)
{
    const auto fourth = kind == Dither::rpdf       ? 1.0 / 80.0
                        : kind == Dither::gaussian ? 3.0 / 16.0
                                                   : 1.0 / 15.0;
    return fourth - std::pow (DitherSource::power (kind), 2.0);
}

} // namespace

TEST_CASE ("The nominal powers of dither are 1/12, 1/6, 1/6 and 1/4 LSB^2",
           "[quantization][dither]")
{
    CHECK (DitherSource::power (Dither::none) == 0.0);
    CHECK (DitherSource::power (Dither::rpdf) == 1.0 / 12.0);
    CHECK (DitherSource::power (Dither::tpdf) == 1.0 / 6.0);
    CHECK (DitherSource::power (Dither::highPass) == 1.0 / 6.0);
    CHECK (DitherSource::power (Dither::gaussian) == 0.25);
    CHECK (DitherSource::peak (Dither::none) == 0.0);
    CHECK (DitherSource::peak (Dither::rpdf) == 0.5);
    CHECK (DitherSource::peak (Dither::tpdf) == 1.0);
    CHECK (DitherSource::peak (Dither::highPass) == 1.0);

    // Half the quantile of the last of 2^32 words: erfc (6.33 / sqrt 2) / 2 = 2^-33.
    CHECK (DitherSource::peak (Dither::gaussian) == Approx (0.5 * 6.3379).margin (0.001));
}

// High-pass values are independent but for the next one, whose squares are correlated by less than
// 1/2: that at most doubles the variance of a mean of squares, and makes that of a mean smaller.
TEST_CASE ("Dither has mean 0, its nominal power and stays within its peak",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto seed = GENERATE (std::uint64_t { 0 }, std::uint64_t { 1 }, std::uint64_t { 65535 });
    const auto amount = GENERATE (0.3, 1.0, 2.0);
    CAPTURE (kind, seed, amount);
    const auto dither = ditherOf (kind, seed, amount);
    const auto scale = amount * amount, power = scale * DitherSource::power (kind);
    const auto spread = (kind == Dither::highPass ? 2.0 : 1.0) * varianceOfSquare (kind);
    const auto peak = amount * DitherSource::peak (kind);

    CHECK (std::abs (mean (dither)) < toleranceOfMean (power, count));
    CHECK (std::abs (meanSquare (dither) - power)
           < toleranceOfMean (scale * scale * spread, count));
    CHECK (std::all_of (dither.begin(), dither.end(),
                        [peak] (double d) { return std::abs (d) <= peak; }));
}

// TPDF comes in steps of 2^-16 LSB: bins that end between two of them hold what the density says.
// Every other value of high-pass dither shares no number with the last.
TEST_CASE ("Dither's histogram is the rectangle, the triangle or the bell",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto seed = GENERATE (std::uint64_t { 1 }, std::uint64_t { 2 }, std::uint64_t { 3 });
    CAPTURE (kind, seed);
    std::vector<double> values;
    const auto dither = ditherOf (kind, seed);

    for (std::size_t n = 0; n < count; n += kind == Dither::highPass ? 2 : 1)
        values.push_back (dither[n] + (kind == Dither::tpdf ? 0x1p-17 : 0.0));

    const auto end = kind == Dither::rpdf ? 0.5 : kind == Dither::gaussian ? 2.0 : 1.0;
    const auto off = chiSquaredInSigmas (
        values, -end, end, 64, [kind] (double edge) { return ditherBelow (kind, 1.0, edge); });
    CHECK (std::abs (off) < sigmas);
}

TEST_CASE ("No dither is exactly nothing, and so is dither of no amount", "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyDither));
    std::vector<double> dither (100, 1.0);
    DitherSource { 1 }.fill (kind, kind == Dither::none ? 1.0 : 0.0, 0, 3, dither);
    CHECK (dither == std::vector<double> (100, 0.0));
}
