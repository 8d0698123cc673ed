#include "Quantization/Reduction/Jayant.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <algorithm>
#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

double snrDb (std::span<const double> input, std::span<const double> output)
{
    return 10.0 * std::log10 (meanSquare (input) / meanSquare (errorsInLsb (input, output, 1.0)));
}

Signal quantized (int bits, std::span<const double> signal)
{
    JayantQuantizer quantizer (bits);
    Signal output (signal.size());
    quantizer.process (signal, output);
    return output;
}

} // namespace

// The multipliers as printed, from the innermost level; 2 bits: 0.60 and 2.20. By hand, from a step
// of 1/256: 0.002 is code 0, so the step becomes 0.6/256; 1 is the outermost code, so it grows.
TEST_CASE ("Jayant's step is multiplied after each code as he printed", "[quantization][jayant]")
{
    JayantQuantizer two (2);
    CHECK (two.process (0.002) == JayantQuantizer::Sample { 0.5 / 256.0, 0, 1.0 / 256.0 });
    CHECK (two.step() == 0.60 / 256.0);
    const auto step = two.step();
    CHECK (two.process (-1.0) == JayantQuantizer::Sample { -1.5 * step, -2, step });
    CHECK (two.step() == step * 2.20);
    CHECK (two.process (-1e-9).code == -1); // there is no level at 0

    const JayantQuantizer three (3), four (4), five (5);
    const double printedThree[] = { 0.85, 1.00, 1.00, 1.50 };
    const double printedFour[] = { 0.80, 0.80, 0.80, 0.80, 1.20, 1.60, 2.00, 2.40 };

    for (int n = 0; n < 4; ++n)
    {
        CHECK (three.multiplier (n) == printedThree[n]);
        CHECK (three.multiplier (-n - 1) == printedThree[n]);
    }

    for (int n = 0; n < 8; ++n)
    {
        CHECK (four.multiplier (n) == printedFour[n]);
        CHECK (five.multiplier (n) == 0.85);
        CHECK (five.multiplier (8 + n) == Approx (1.20 + 0.20 * n));
        CHECK (five.multiplier (-9 - n) == five.multiplier (8 + n));
    }
}

TEST_CASE ("A decoder follows Jayant's quantizer bit for bit from the codes alone",
           "[quantization][jayant]")
{
    const auto bits = GENERATE (2, 3, 4, 5);
    CAPTURE (bits);
    JayantQuantizer encoder (bits), decoder (bits);
    auto signal = noise (20'000, 1.0, 4);

    for (std::size_t n = 0; n < signal.size(); ++n)
        signal[n] *= std::exp2 (-14.0 * static_cast<double> (n / 1'000 % 5) / 4.0);

    const auto highest = (1 << (bits - 1)) - 1;

    for (const auto x : signal)
    {
        const auto sample = encoder.process (x);
        REQUIRE (sample.code <= highest);
        REQUIRE (sample.code >= -highest - 1);
        REQUIRE (decoder.decode (sample.code) == sample.value);
        REQUIRE (decoder.step() == encoder.step());
    }
}

TEST_CASE ("Blocks of any length and two quantizers at once give the same as one long block",
           "[quantization][jayant]")
{
    const auto signal = noise (5'000, 0.7, 2);
    const auto whole = quantized (4, signal);
    JayantQuantizer quantizer (4), other (3);
    auto output = signal;

    for (const std::size_t length : { 1u, 7u, 333u })
    {
        quantizer.reset();
        output = signal;

        for (std::size_t n = 0; n < output.size(); n += length)
        {
            const auto part = std::span (output).subspan (n, std::min (length, output.size() - n));
            quantizer.process (part, part); // in place
            other.process (0.3);
        }

        CHECK (output == whole);
    }
}

TEST_CASE ("Jayant's step stays between 2^-16 and 2^-1 of full scale", "[quantization][jayant]")
{
    const auto bits = GENERATE (2, 3, 4, 5);
    CAPTURE (bits);
    JayantQuantizer quantizer (bits);

    for (int n = 0; n < 200; ++n)
        quantizer.process (n % 2 == 0 ? 1e300 : -std::numeric_limits<double>::max());

    CHECK (quantizer.step() == 0x1p-1);

    for (int n = 0; n < 200; ++n)
        quantizer.process (n % 2 == 0 ? 0.0 : std::numeric_limits<double>::denorm_min());

    CHECK (quantizer.step() == 0x1p-16);
    quantizer.reset();
    CHECK (quantizer.step() == JayantQuantizer::firstStep);
}

// Goodman, Gersho, "Theory of an adaptive quantizer", IEEE Trans. Communications 22, 1974: the
// distribution of step over level does not depend on the level. The noise is the same each time,
// scaled by powers of two from 2^-1 down to 2^-7, within the step's limits.
TEST_CASE ("The SNR of Jayant's quantizer does not depend on the signal's level",
           "[quantization][jayant]")
{
    const auto bits = GENERATE (2, 3, 4, 5);
    CAPTURE (bits);
    auto lowest = 1000.0, highest = -1000.0;

    for (int octave = 1; octave <= 7; ++octave)
    {
        const auto signal = noise (50'000, std::exp2 (-octave), 6);
        const auto output = quantized (bits, signal);
        // What comes after the step has found its place.
        const auto snr =
            snrDb (std::span (signal).subspan (1'000), std::span (output).subspan (1'000));
        lowest = std::min (lowest, snr);
        highest = std::max (highest, snr);
    }

    // PCM would lose 36 dB. A step that fits, and stays, gives 6.02 b for uniform noise.
    CHECK (highest - lowest < 1.0);
    CHECK (lowest > 6.02 * bits - 8.0);
    CHECK (highest < 6.02 * bits);
}

// How long it takes follows from the multipliers: 10 octaves up are log (1024) / log (2.4),
// 8 outermost codes, down log (1024) / -log (0.8) = 32 inner ones, of 4 bits.
TEST_CASE ("After a jump of 60 dB Jayant's step is in place within 10 samples up and 40 down",
           "[quantization][jayant]")
{
    JayantQuantizer quantizer (4);

    for (const auto x : noise (5'000, 0x1p-10, 1))
        quantizer.process (x);

    CHECK (quantizer.step() < 0x1p-10);

    for (int n = 0; n < 10; ++n)
        quantizer.process (n % 2 == 0 ? 0.99 : -0.99);

    CHECK (std::abs (quantizer.process (0.99).value - 0.99) < 0.2);

    for (int n = 0; n < 40; ++n)
        quantizer.process (n % 2 == 0 ? 0x1p-10 : -0x1p-10);

    CHECK (std::abs (quantizer.process (0x1p-10).value - 0x1p-10) < 0x1p-11);
}

// A wrong code leaves the decoder's step off by a constant ratio; at a limit both stand alike.
TEST_CASE ("After a damaged code a decoder is exact again as soon as there was silence",
           "[quantization][jayant]")
{
    const auto bits = GENERATE (2, 3, 4, 5);
    CAPTURE (bits);
    JayantQuantizer encoder (bits), decoder (bits);
    const auto signal = noise (1'000, 0.5, 3);

    for (std::size_t n = 0; n < signal.size(); ++n)
    {
        const auto code = encoder.process (signal[n]).code;
        decoder.decode (n == 500 ? -code - 1 : n == 501 ? 0 : code);
    }

    for (int n = 0; n < 200; ++n)
        decoder.decode (encoder.process (0.0).code);

    for (const auto x : signal)
    {
        const auto sample = encoder.process (x);
        REQUIRE (decoder.decode (sample.code) == sample.value);
    }
}
