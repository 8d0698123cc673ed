#include "Quantization/Reduction/MovingScale.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>

using namespace requant;
using namespace requant::test;

namespace
{

struct Moved
{
    Signal input, output, inputPlaces, outputPlaces;
    std::size_t clamped = 0;
};

// In calls of one length, the last but for what is left.
Moved moved (MovingScale& law, const Signal& signal, std::size_t call)
{
    Moved all { signal, signal, signal, signal };

    for (std::size_t n = 0; n < signal.size(); n += call)
    {
        const auto part = [&] (Signal& samples)
        { return std::span (samples).subspan (n, std::min (call, signal.size() - n)); };

        all.clamped += law.process ({ part (all.input), part (all.output), part (all.inputPlaces),
                                      part (all.outputPlaces) });
    }

    return all;
}

ReductionSettings settingsOf (Law law, double bits = 6.0, int blockLength = 32)
{
    ReductionSettings settings;
    settings.law = law;
    settings.bits = bits;
    settings.blockLength = blockLength;
    return settings.asLawAllows();
}

MovingScale prepared (const ReductionSettings& settings)
{
    MovingScale law;
    law.prepare();
    law.setLaw (settings);
    return law;
}

// Loud and soft by turns.
Signal swelling (std::size_t count)
{
    auto signal = noise (count, 1.0, 8);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *= std::exp2 (-12.0 * std::abs (std::sin (0.001 * static_cast<double> (n))));

    return signal;
}

} // namespace

TEST_CASE ("A law on blocks gives each sample late by one less than a block, whatever the calls",
           "[quantization][law]")
{
    const auto length = GENERATE (1, 2, 32, 100, 4096);
    const auto law = GENERATE (Law::block, Law::nicam, Law::nf4);
    const auto settings = settingsOf (law, 6.0, length);
    const auto late = static_cast<std::ptrdiff_t> (settings.latencySamples());
    CHECK (late == (law == Law::nf4 ? 63 : law == Law::nicam ? 31 : length - 1));
    CAPTURE (length, static_cast<int> (law));

    auto signal = swelling (9'000);
    auto first = prepared (settings);
    const auto expected = moved (first, signal, signal.size());
    CHECK (std::all_of (expected.output.begin(), expected.output.begin() + late,
                        [] (double y) { return y == 0.0; }));
    CHECK (std::equal (signal.begin(), signal.end() - late, expected.input.begin() + late));

    for (const std::size_t call : { 1u, 3u, 64u })
    {
        CAPTURE (call);
        auto again = prepared (settings);
        CHECK (moved (again, signal, call).output == expected.output);
        again.reset();
        CHECK (moved (again, signal, call).output == expected.output);
    }
}

// A step is 1 LSB of its own place; what is clamped alone is farther off.
TEST_CASE ("Behind a scale that moves, input and output are never more than their rounding apart",
           "[quantization][law]")
{
    const auto law = GENERATE (Law::block, Law::nf4, Law::nicam);
    CAPTURE (static_cast<int> (law));
    const auto signal = swelling (9'000);
    auto moving = prepared (settingsOf (law));
    const auto all = moved (moving, signal, 100);
    const auto lattice = settingsOf (law).lattice();
    const auto farthest = law == Law::nicam ? 1.0 : 0.5;
    std::size_t tooFar = 0, offCodes = 0;

    for (std::size_t n = 0; n < signal.size(); ++n)
    {
        const auto error = all.inputPlaces[n] - all.outputPlaces[n];
        const auto position = all.outputPlaces[n] - lattice.offset();
        tooFar += std::abs (error) > farthest + 1e-12 ? 1u : 0u;
        offCodes += position != std::floor (position)
                            || position < static_cast<double> (lattice.lowest())
                            || position > static_cast<double> (lattice.highest())
                        ? 1u
                        : 0u;
    }

    CHECK (tooFar == all.clamped);
    CHECK (offCodes == 0);
}

TEST_CASE ("Jayant's quantizer comes without delay, and its places are those of the moving step",
           "[quantization][law][jayant]")
{
    const auto signal = swelling (5'000);
    const auto settings = settingsOf (Law::jayant, 4.0);
    CHECK (settings.latencySamples() == 0);
    auto moving = prepared (settings);
    const auto all = moved (moving, signal, 77);
    JayantQuantizer alone (4);

    for (std::size_t n = 0; n < signal.size(); ++n)
    {
        const auto [value, code, step] = alone.process (signal[n]);
        REQUIRE (all.output[n] == value);
        REQUIRE (all.outputPlaces[n] == code + 0.5);
        REQUIRE (all.inputPlaces[n] == signal[n] / step);
    }
}

TEST_CASE ("Bypassed, a law on blocks delays alike and comes back without a gap",
           "[quantization][law]")
{
    const auto signal = swelling (2'000);
    const auto settings = settingsOf (Law::nf4);
    const auto late = static_cast<std::ptrdiff_t> (settings.latencySamples());
    auto moving = prepared (settings), untouched = prepared (settings);
    const auto expected = moved (untouched, signal, 50);

    auto passed = Signal (signal.begin(), signal.begin() + 1'000);
    moving.bypass (passed);
    CHECK (std::equal (signal.begin(), signal.begin() + 1'000 - late, passed.begin() + late));

    const auto rest = moved (moving, Signal (signal.begin() + 1'000, signal.end()), 50);
    CHECK (std::equal (rest.output.begin(), rest.output.end(), expected.output.begin() + 1'000));
}

TEST_CASE ("Another number of bits of block floating point costs no sample", "[quantization][law]")
{
    const auto signal = swelling (2'000);
    auto moving = prepared (settingsOf (Law::block, 12.0, 100));
    auto all = signal;
    Signal output (signal.size()), x (signal.size()), y (signal.size());
    std::size_t silent = 0;

    for (std::size_t n = 0; n < signal.size(); n += 10)
    {
        moving.setLaw (settingsOf (Law::block, 8.0 + static_cast<double> (n % 7), 100));
        const auto part = [&] (Signal& samples) { return std::span (samples).subspan (n, 10); };
        moving.process ({ part (all), part (output), part (x), part (y) });
    }

    // What came in 99 samples earlier, to the step of 8 bits at full scale at most.
    for (std::size_t n = 99; n < signal.size(); ++n)
    {
        REQUIRE (all[n] == signal[n - 99]);
        REQUIRE (std::abs (output[n] - signal[n - 99]) <= 0x1p-7);
        silent += output[n] == 0.0 ? 1u : 0u;
    }

    CHECK (silent < signal.size() / 2);
}

TEST_CASE ("What another law has changes nothing of NF4", "[quantization][law]")
{
    const auto signal = swelling (1'000);
    auto moving = prepared (settingsOf (Law::nf4)), disturbed = prepared (settingsOf (Law::nf4));
    const auto expected = moved (moving, signal, 10);
    Signal output;

    for (std::size_t n = 0; n < signal.size(); n += 10)
    {
        disturbed.setLaw (settingsOf (Law::nf4, 6.0, 1 + static_cast<int> (n % 50)));
        const auto part = moved (disturbed,
                                 Signal (signal.begin() + static_cast<std::ptrdiff_t> (n),
                                         signal.begin() + static_cast<std::ptrdiff_t> (n) + 10),
                                 10);
        output.insert (output.end(), part.output.begin(), part.output.end());
    }

    CHECK (output == expected.output);
}
