#include "Modes.h"
#include "Reduced.h"
#include "Shapers.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Random levels of a lattice, as the host delivers them: double or, often, float precision.
Signal levelsOf (const Lattice& lattice, std::size_t count, bool isFloat)
{
    Random random { 8 };
    Signal levels (count);

    for (auto& level : levels)
    {
        const auto codes = static_cast<std::size_t> (lattice.levelCount());
        level = lattice.level (lattice.lowest() + static_cast<std::int64_t> (random.below (codes)));

        if (isFloat)
            level = static_cast<double> (static_cast<float> (level));
    }

    return levels;
}

constexpr double sampleRateHz = 1000.0;
constexpr std::size_t again = 500; // samples of half a second

} // namespace

TEST_CASE ("A file that lies on the lattice passes untouched from its first sample",
           "[quantization][exact]")
{
    const auto bits = GENERATE (2.0, std::log2 (1000.0), 8.0, 16.0, 24.0);
    const auto kind = GENERATE (each (everyLattice));
    const auto isFloat = GENERATE (false, true);
    const auto chunk = GENERATE (std::size_t { 1 }, std::size_t { 256 });
    const ReductionSettings settings { .bits = bits, .latticeKind = kind, .passExact = true };
    const auto levels = levelsOf (settings.lattice(), 1000, isFloat);

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (bits, kind, isFloat, chunk, shaper.name);
        const Run run { .filter = shaper.filter, .chunk = chunk, .sampleRateHz = sampleRateHz };
        CHECK ((reduceMono (settings, levels, run) == levels));

        auto dithering = settings;
        dithering.passExact = false;
        CHECK ((reduceMono (dithering, levels, run) != levels));
    }
}

TEST_CASE ("The first sample off the lattice ends passing, and half a second of levels begins it",
           "[quantization][exact]")
{
    const auto chunk = GENERATE (std::size_t { 1 }, std::size_t { 7 }, std::size_t { 256 });
    const auto bits = GENERATE (8.0, 16.0);
    constexpr std::size_t off = 333, count = 2000;
    ReductionSettings settings { .bits = bits, .ditherAmount = 2.0, .passExact = true };
    const auto lattice = settings.lattice();
    auto input = levelsOf (lattice, count, false);
    input[off] = 0.3 * lattice.step();

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (chunk, bits, shaper.name);
        const auto output =
            reduceMono (settings, input,
                        { .filter = shaper.filter, .chunk = chunk, .sampleRateHz = sampleRateHz });
        const auto begin = output.begin();

        CHECK (std::equal (begin, begin + off, input.begin()));
        CHECK (isOnLattice (output, lattice));
        CHECK (std::equal (begin + off + 1 + again, output.end(), input.begin() + off + 1 + again));

        // In between it is reduced like anything else, from rest on, and differs up to the end.
        auto reducing = settings;
        reducing.passExact = false;
        const auto between = Signal (input.begin() + off, input.begin() + off + 1 + again);
        CHECK (std::equal (
            between.begin(), between.end(), begin + off,
            [&,
             reduced = reduceMono (reducing, between, { .filter = shaper.filter, .position = off }),
             n = std::size_t { 0 }] (double, double out) mutable { return reduced[n++] == out; }));
        CHECK_FALSE (std::equal (begin + off + again - 20, begin + off + 1 + again,
                                 input.begin() + off + again - 20));
    }
}

TEST_CASE ("A float file of another word length does not pass", "[quantization][exact]")
{
    const auto levels = levelsOf (Lattice::twosComplement (24), 1000, true);
    CHECK (isOnLattice (reduceMono ({ .passExact = true }, levels), Lattice::twosComplement (16)));
}

TEST_CASE ("What is passed and what is reduced is said", "[quantization][exact]")
{
    Requantizer requantizer;
    requantizer.prepare (1, sampleRateHz);
    requantizer.setSettings ({ .passExact = true }, {});
    auto levels = levelsOf (Lattice::twosComplement (16), 100, true);
    auto others = noise (100, 0.5, 1);
    Signal output (100);
    Requantizer::Block block { .input = levels, .output = output };
    requantizer.reduce ({ &block, 1 }, 0);
    CHECK (block.treatment == Treatment::pass);
    CHECK (block.clipped == 0);

    block.input = others;
    requantizer.reduce ({ &block, 1 }, 100);
    CHECK (block.treatment == Treatment::reduce);
}
