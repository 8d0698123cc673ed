#include "Levels/Lattice.h"
#include "Quantization/Reduction/BlockFloatingPoint.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <algorithm>
#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

struct Coded
{
    std::vector<std::int32_t> mantissas;
    std::vector<int> exponents; ///< one a block
    Signal values;
};

Coded coded (const BlockFormat& format, std::span<const double> signal)
{
    const BlockFloatingPoint quantizer (format);
    const auto length = static_cast<std::size_t> (format.blockLength);
    Coded all { std::vector<std::int32_t> (signal.size()), {}, Signal (signal.size()) };

    for (std::size_t n = 0; n < signal.size(); n += length)
    {
        const auto count = std::min (length, signal.size() - n);
        const auto mantissas = std::span (all.mantissas).subspan (n, count);
        all.exponents.push_back (quantizer.encode (signal.subspan (n, count), mantissas));
        quantizer.decode (all.exponents.back(), mantissas,
                          std::span (all.values).subspan (n, count));
    }

    return all;
}

int exponentOf (const BlockFormat& format, std::vector<double> block)
{
    return coded (format, block).exponents.front();
}

// Loud and soft by turns.
Signal swelling (std::size_t count)
{
    auto signal = noise (count, 1.0, 8);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *= std::exp2 (-12.0 * std::abs (std::sin (0.001 * static_cast<double> (n))));

    return signal;
}

double snrDb (std::span<const double> input, std::span<const double> output)
{
    return 10.0 * std::log10 (meanSquare (input) / meanSquare (errorsInLsb (input, output, 1.0)));
}

} // namespace

// step = 2^(1 - b + exponent - highest exponent): at the highest exponent that of PCM.
TEST_CASE ("A block at the highest exponent has the levels of PCM, and each below halves them",
           "[quantization][block]")
{
    const auto bits = GENERATE (1, 2, 8, 16, 24);
    const auto exponentBits = GENERATE (1, 3, 8);
    const auto format = BlockFormat::make (bits, 32, exponentBits);
    CHECK (format.highestExponent == (1 << exponentBits) - 1);
    CHECK (format.step (format.highestExponent) == Lattice::twosComplement (bits).step());

    for (int exponent = 0; exponent < format.highestExponent; ++exponent)
        CHECK (2.0 * format.step (exponent) == format.step (exponent + 1));
}

// By hand for 4 bits: mantissas -8 .. 7, steps of 1/8 down to 1/64 with two bits of exponent.
TEST_CASE ("A block gets the smallest exponent with which its rounded mantissas fit",
           "[quantization][block]")
{
    const auto format = BlockFormat::make (4, 4, 2);
    const auto exponent = [&] (double x) { return exponentOf (format, { 0.0, x }); };

    CHECK (exponent (0.0) == 0);
    CHECK (exponent (7.0 / 64.0) == 0);
    CHECK (exponent (7.49 / 64.0) == 0);
    CHECK (exponent (7.5 / 64.0) == 1); // rounds to 8, which four bits do not have
    CHECK (exponent (7.49 / 32.0) == 1);
    CHECK (exponent (7.5 / 32.0) == 2);
    CHECK (exponent (7.5 / 16.0) == 3);
    CHECK (exponent (0.99) == 3);
    CHECK (exponent (5.0) == 3);
    CHECK (exponent (-8.0 / 64.0) == 0); // two's complement has -8
    CHECK (exponent (-8.5 / 64.0) == 0); // a tie, to the even -8
    CHECK (exponent (-8.51 / 64.0) == 1);
    CHECK (exponent (-1.0) == 3);
    CHECK (exponent (1e-300) == 0);
    CHECK (exponent (std::numeric_limits<double>::max()) == 3);

    // The loudest sample of a block decides for all.
    const auto all = coded (format, std::vector { 0.02, -0.5, 0.3, 0.03125 });
    CHECK (all.exponents == std::vector { 2 });
    CHECK (all.mantissas == std::vector<std::int32_t> { 0, -8, 5, 0 }); // ties to even: 0.5 to 0
    CHECK (all.values == Signal { 0.0, -0.5, 0.3125, 0.0 });
}

// And no smaller one would do, as trying it shows.
TEST_CASE (
    "The error of a block is at most half of its step, and no smaller exponent would hold it",
    "[quantization][block]")
{
    const auto bits = GENERATE (2, 5, 8, 12);
    const auto length = GENERATE (1, 7, 32, 4096);
    const auto exponentBits = GENERATE (1, 3, 8);
    CAPTURE (bits, length, exponentBits);
    const auto format = BlockFormat::make (bits, length, exponentBits);
    const auto signal = swelling (10'000);
    const auto all = coded (format, signal);
    const auto highest = std::exp2 (bits - 1) - 1.0;
    std::size_t tooFar = 0, tooHigh = 0;

    for (std::size_t block = 0; block < all.exponents.size(); ++block)
    {
        const auto first = block * static_cast<std::size_t> (length);
        const auto step = format.step (all.exponents[block]);
        auto isNeeded = all.exponents[block] == 0;

        for (auto n = first;
             n < std::min (signal.size(), first + static_cast<std::size_t> (length)); ++n)
        {
            // Beyond full scale minus half a step it clips, as PCM does.
            const auto isClipped = signal[n] > 1.0 - 1.5 * format.step (format.highestExponent);
            tooFar += ! isClipped && std::abs (signal[n] - all.values[n]) > 0.5 * step;
            const auto finer = std::nearbyint (signal[n] / (0.5 * step));
            isNeeded = isNeeded || finer > highest || finer < -highest - 1.0;
        }

        tooHigh += ! isNeeded;
    }

    CHECK (tooFar == 0);
    CHECK (tooHigh == 0);
}

// PCM loses a decibel of SNR for each of level. With 8 exponents the step follows 42 dB, in steps
// of 6 dB; an exponent more or less can cost up to 6 dB.
TEST_CASE ("The SNR of a soft sine falls much less in block floating point than in PCM",
           "[quantization][block]")
{
    const auto format = BlockFormat::make (8);
    const auto lattice = Lattice::twosComplement (8);

    const auto snrs = [&] (double levelDb)
    {
        const auto signal = sine (32'000, std::pow (10.0, levelDb / 20.0));
        auto pcm = signal;

        for (auto& x : pcm)
            x = lattice.level (lattice.nearestCode (x));

        return std::pair { snrDb (signal, coded (format, signal).values), snrDb (signal, pcm) };
    };

    const auto loud = snrs (-1.0), soft = snrs (-37.0);
    CHECK (loud.first == Approx (loud.second).margin (3.0)); // quieter blocks do gain
    CHECK (loud.second - soft.second > 33.0);
    CHECK (loud.first - soft.first < 7.0);
}

// ETS 300 163: range 1 has samples of 4096 (of 8192) or more, and drops 4 bits; ranges 2, 3, 4 have
// half of the one before and drop 3, 2, 1; range 5 has those below 512, and drops none.
TEST_CASE ("NICAM has five ranges, which drop 4 to 0 of 14 bits", "[quantization][block][nicam]")
{
    const auto format = BlockFormat::nicam();
    const auto exponent = [&] (double n) { return exponentOf (format, { n / 8192.0 }); };
    CHECK (format.blockLength == 32);
    CHECK (format.step (0) == 0x1p-13);

    for (int range = 1; range <= 5; ++range)
    {
        CAPTURE (range);
        const auto least = range == 5 ? 0.0 : std::exp2 (13 - range);
        CHECK (exponent (least) == 5 - range);
        CHECK (exponent (std::exp2 (14 - range) - 1.0) == 5 - range);
        CHECK (exponent (-std::exp2 (14 - range)) == 5 - range);
        CHECK (exponent (-least - 1.0) == 5 - range);
    }

    CHECK (exponent (9000.0) == 4); // clipped to 14 bits first
    // 4095.5 becomes 4096 as 14 bits, a tie to even, before the range is chosen.
    CHECK (exponent (4095.5) == 4);
    CHECK (exponent (4095.4) == 3);
}

TEST_CASE ("NICAM keeps the upper ten bits of a range: what is dropped is always rounded down",
           "[quantization][block][nicam]")
{
    const auto format = BlockFormat::nicam();
    auto signal = swelling (32'000);

    // Of 14 bits already.
    for (auto& x : signal)
        x = std::floor (x * 8192.0) / 8192.0;

    const auto all = coded (format, signal);

    for (std::size_t n = 0; n < signal.size(); ++n)
    {
        const auto exponent = all.exponents[n / 32];
        const auto source = static_cast<int> (signal[n] * 8192.0);
        REQUIRE (all.mantissas[n] == source >> exponent); // the bits, shifted
        REQUIRE (all.values[n] * 8192.0 == (source >> exponent) << exponent);
        REQUIRE (all.mantissas[n] >= -512);
        REQUIRE (all.mantissas[n] <= 511);
    }

    // Of samples that are no 14 bits, half of such a step comes on top.
    const auto any = swelling (32'000);
    const auto output = coded (format, any);

    for (std::size_t n = 0; n < any.size(); ++n)
    {
        const auto error = (any[n] - output.values[n]) * 8192.0;
        REQUIRE (error >= -0.5);

        if (any[n] * 8192.0 <= 8191.5)
            REQUIRE (error <= (1 << output.exponents[n / 32]) - 0.5);
    }
}
