#include "Quantization/Dither.h"
#include "Support/Catch.h"
#include "Support/Random.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 20;

std::vector<double> tpdf (std::uint64_t seed, std::uint32_t channel = 0, std::uint64_t position = 0,
                          std::size_t length = count)
{
    std::vector<double> dither (length);
    DitherSource { seed }.fill (Dither::tpdf, channel, position, dither);
    return dither;
}

// Two independent rectangles: variance 1/6. E d^4 = 1/15, so var d^2 = 1/15 - 1/36 = 7/180.
constexpr double power = 1.0 / 6.0;

// Mean of the product of two independent white signals: variance power^2 / n.
double toleranceOfCorrelation (std::size_t length)
{
    return toleranceOfMean (power * power, length);
}

} // namespace

TEST_CASE ("TPDF dither has mean 0, power 1/6 LSB^2 and stays within 1 LSB",
           "[quantization][dither]")
{
    const auto seed = GENERATE (std::uint64_t { 0 }, std::uint64_t { 1 }, std::uint64_t { 65535 });
    const auto dither = tpdf (seed);

    CHECK (std::abs (mean (dither)) < toleranceOfMean (power, count));
    CHECK (std::abs (meanSquare (dither) - power) < toleranceOfMean (7.0 / 180.0, count));
    CHECK (std::all_of (dither.begin(), dither.end(),
                        [] (double d)
                        { return std::abs (d) <= DitherSource::peak (Dither::tpdf); }));
    CHECK (DitherSource::power (Dither::tpdf) == power);
}

// Differences of two uniform numbers on 0 .. 65535 take the value v in 65536 - |v| ways. Chi-squared
// of 64 bins has 63 degrees of freedom: mean 63, variance 126.
TEST_CASE ("TPDF dither's histogram is the triangle", "[quantization][dither]")
{
    constexpr int binCount = 64, width = 131072 / binCount;
    const auto seed = GENERATE (std::uint64_t { 1 }, std::uint64_t { 2 }, std::uint64_t { 3 });
    const auto dither = tpdf (seed);
    std::vector<double> bins (binCount), expected (binCount);

    for (const auto d : dither)
        ++bins[static_cast<std::size_t> ((d * 65536.0 + 65536.0) / width)];

    for (int v = -65536; v < 65536; ++v)
        expected[static_cast<std::size_t> ((v + 65536) / width)] +=
            (65536.0 - std::abs (v)) / (65536.0 * 65536.0) * static_cast<double> (count);

    double chiSquared = 0.0;

    for (std::size_t b = 0; b < bins.size(); ++b)
        chiSquared += (bins[b] - expected[b]) * (bins[b] - expected[b]) / expected[b];

    CHECK (std::abs (chiSquared - (binCount - 1)) < sigmas * std::sqrt (2.0 * (binCount - 1)));
}

TEST_CASE ("TPDF dither is white: no sample tells anything about a later one",
           "[quantization][dither]")
{
    const auto dither = tpdf (1);

    // All short lags, and those of the generator's lanes, groups and chunks.
    for (std::size_t lag = 1; lag <= 96; ++lag)
    {
        CAPTURE (lag);
        CHECK (std::abs (meanProduct (dither, dither, lag)) < toleranceOfCorrelation (count - lag));
    }

    for (const std::size_t lag : { 128u, 256u, 512u, 1024u, 4096u, 65536u, 131072u })
    {
        CAPTURE (lag);
        CHECK (std::abs (meanProduct (dither, dither, lag)) < toleranceOfCorrelation (count - lag));
    }
}

TEST_CASE ("Each channel has dither of its own", "[quantization][dither]")
{
    const auto first = tpdf (1, 0);
    const auto other = GENERATE (1u, 2u, 3u, 127u);
    const auto second = tpdf (1, other);

    for (std::size_t lag = 0; lag <= 40; ++lag)
    {
        CAPTURE (other, lag);
        CHECK (std::abs (meanProduct (first, second, lag)) < toleranceOfCorrelation (count - lag));
        CHECK (std::abs (meanProduct (second, first, lag)) < toleranceOfCorrelation (count - lag));
    }
}

TEST_CASE ("Different seeds give unrelated dither", "[quantization][dither]")
{
    const auto first = tpdf (1);
    const auto other =
        GENERATE (std::uint64_t { 0 }, std::uint64_t { 2 }, std::uint64_t { 1 } << 32);
    const auto second = tpdf (other);

    for (std::size_t lag = 0; lag <= 40; ++lag)
    {
        CAPTURE (other, lag);
        CHECK (std::abs (meanProduct (first, second, lag)) < toleranceOfCorrelation (count - lag));
    }
}

TEST_CASE ("Dither does not depend on how the samples are divided into blocks",
           "[quantization][dither]")
{
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 32 },
                                 std::size_t { 33 }, std::size_t { 480 });
    const auto start =
        GENERATE (std::uint64_t { 0 }, std::uint64_t { 7 }, std::uint64_t { 12345678901 });
    CAPTURE (block, start);
    constexpr std::size_t length = 2000;
    const auto whole = tpdf (9, 1, start, length);
    std::vector<double> pieces;

    while (pieces.size() < length)
    {
        const auto piece =
            tpdf (9, 1, start + pieces.size(), std::min (block, length - pieces.size()));
        pieces.insert (pieces.end(), piece.begin(), piece.end());
    }

    CHECK (pieces == whole);
}

TEST_CASE ("No dither is exactly nothing", "[quantization][dither]")
{
    std::vector<double> dither (100, 1.0);
    DitherSource { 1 }.fill (Dither::none, 0, 3, dither);
    CHECK (dither == std::vector<double> (100, 0.0));
    CHECK (DitherSource::peak (Dither::none) == 0.0);
    CHECK (DitherSource::power (Dither::none) == 0.0);
}
