#include "Modes.h"
#include "NaivePhilox.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::vector<double> ditherAt (Dither kind, std::uint64_t position, std::size_t length,
                              std::uint64_t seed = 9, std::uint32_t stream = 1)
{
    std::vector<double> dither (length);
    DitherSource { seed }.fill (kind, 1.0, stream, position, dither);
    return dither;
}

// The first, both sides of a group's end, where 32 bits of the position end, where 32 bits of the
// block end, and where all positions end and begin again.
constexpr std::uint64_t starts[] = { 0,
                                     1,
                                     5,
                                     31,
                                     32,
                                     12345678901,
                                     (std::uint64_t { 1 } << 32) - 17,
                                     std::uint64_t { 1 } << 32,
                                     (std::uint64_t { 1 } << 34) - 40,
                                     (std::uint64_t { 1 } << 52) + 13,
                                     std::uint64_t { 0 } - 16 };

} // namespace

TEST_CASE ("Dither is the documented function of seed, stream and position",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyDither));
    const auto start = GENERATE (each (starts));
    const auto seed = GENERATE (std::uint64_t { 1 }, std::uint64_t { 0x123456789ABCDEF0 });
    const auto stream = GENERATE (0u, 1u, 77u);
    CAPTURE (kind, start, seed, stream);
    const auto dither = ditherAt (kind, start, 200, seed, stream);
    bool isEqual = true;

    for (std::size_t n = 0; n < dither.size(); ++n)
        isEqual = isEqual && dither[n] == naiveDither (kind, seed, stream, start + n);

    CHECK (isEqual);
}

TEST_CASE ("Dither does not depend on how the samples are divided into blocks",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyDither));
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 32 },
                                 std::size_t { 33 }, std::size_t { 480 });
    const auto start = GENERATE (each (starts));
    CAPTURE (kind, block, start);
    constexpr std::size_t length = 1000;
    std::vector<double> pieces;

    while (pieces.size() < length)
    {
        const auto piece =
            ditherAt (kind, start + pieces.size(), std::min (block, length - pieces.size()));
        pieces.insert (pieces.end(), piece.begin(), piece.end());
    }

    CHECK (pieces == ditherAt (kind, start, length));
}

// A counter that lost its upper bits would start again.
TEST_CASE ("Dither does not begin again where 32 bits of a counter end", "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    constexpr std::size_t length = 1 << 14;
    const auto first = ditherAt (kind, 0, length);

    for (int power = 14; power < 64; ++power)
    {
        CAPTURE (kind, power);
        const auto later = ditherAt (kind, std::uint64_t { 1 } << power, length);
        CHECK (std::abs (meanProduct (first, later))
               < toleranceOfMean (1.5 * std::pow (DitherSource::power (kind), 2.0), length));
    }
}
