#include "Modes.h"
#include "Reduced.h"
#include "Response.h"
#include "Shapers.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

Signal joined (Signal first, const Signal& second)
{
    first.insert (first.end(), second.begin(), second.end());
    return first;
}

// The largest |QE| in LSB that a sample can have where nothing clips.
double largestError (const ReductionSettings& settings, const NoiseTransferFunction& filter)
{
    const auto ofRounding = settings.rounding == Rounding::nearest ? 0.5 : 1.0;
    return (ofRounding + settings.ditherPeak()) * peakGainOf (responseOf (filter));
}

// Half the range, in LSB.
double reachOf (const Lattice& lattice)
{
    return 0.5 * static_cast<double> (lattice.levelCount() - 2);
}

ReductionSettings settingsAt (int bits, LatticeKind kind, Rounding rounding, Dither dither)
{
    return { .bits = static_cast<double> (bits),
             .latticeKind = kind,
             .rounding = rounding,
             .dither = dither };
}

struct Mode
{
    LatticeKind kind;
    Rounding rounding;
    Dither dither;
};

// Each lattice, each rounding and each dither, and each rounding without any.
const Mode modes[] = {
    { LatticeKind::twosComplement, Rounding::nearest, Dither::tpdf },
    { LatticeKind::twosComplement, Rounding::truncate, Dither::none },
    { LatticeKind::symmetric, Rounding::nearest, Dither::none },
    { LatticeKind::symmetric, Rounding::towardZero, Dither::gaussian },
    { LatticeKind::endPoints, Rounding::truncate, Dither::highPass },
    { LatticeKind::endPoints, Rounding::towardZero, Dither::none },
    { LatticeKind::endPoints, Rounding::nearest, Dither::rpdf },
};

} // namespace

TEST_CASE ("Whatever comes in, what comes out of every shaper lies on a level",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (range (1, 25));
    constexpr std::size_t count = 200;
    const std::vector<Signal> inputs { square (count, 1.0, 25), constant (count, 0.0),
                                       noise (count, 2.0, 4), // +6 dBFS
                                       square (count, 1.0e30, 3) };

    for (const auto& mode : modes)
    {
        const auto settings = settingsAt (bits, mode.kind, mode.rounding, mode.dither);
        const auto lattice = settings.lattice();
        auto all = inputs;

        for (int sixteenth = 0; sixteenth < 16; ++sixteenth)
            all.push_back (constant (count, sixteenth / 16.0 * lattice.step()));

        for (const auto& shaper : everyShaper())
        {
            CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);
            const auto outputs = reduce (settings, all, { .filter = shaper.filter }).outputs;
            bool isSafe = true;

            for (const auto& output : outputs)
                isSafe = isSafe && isOnLattice (output, lattice);

            CHECK (isSafe);
        }
    }
}

// While a sample clips, the error that is fed back is limited to what an unclipped one can have, so
// the first sample within range is already as good as any, wherever the noise fits the range.
TEST_CASE ("After an overload every shaper's error is as small as ever within 64 samples",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (range (2, 25));
    std::vector<Signal> inputs;

    for (const auto overload : { 2.0, -2.0, 1.0e6 })
        inputs.push_back (joined (constant (300, overload), constant (300, 0.0)));

    inputs.push_back (joined (noise (300, 2.0, 3), constant (300, 0.0)));
    inputs.push_back (joined (square (300, 1.0, 7), constant (300, 0.0)));

    for (const auto& mode : modes)
    {
        const auto settings = settingsAt (bits, mode.kind, mode.rounding, mode.dither);
        const auto lattice = settings.lattice();

        for (const auto& shaper : everyShaper())
        {
            const auto limit = largestError (settings, shaper.filter) + 1e-6;

            if (limit > reachOf (lattice))
                continue;

            CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);
            const auto outputs = reduce (settings, inputs, { .filter = shaper.filter }).outputs;
            double worst = 0.0;

            for (std::size_t i = 0; i < inputs.size(); ++i)
            {
                const auto errors = errorsInLsb (inputs[i], outputs[i], lattice.step());

                for (std::size_t n = 364; n < errors.size(); ++n)
                    worst = std::max (worst, std::abs (errors[n]));
            }

            CHECK (worst <= limit);
        }
    }
}

TEST_CASE ("The error of an unclipped sample never exceeds what the shaper can make of one LSB's",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (12, 16, 24);

    for (const auto& mode : modes)
        for (const auto& shaper : everyShaper())
        {
            const auto settings = settingsAt (bits, mode.kind, mode.rounding, mode.dither);
            const auto limit = largestError (settings, shaper.filter) + 1e-6;
            const auto room = reachOf (settings.lattice()) - limit;
            CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);

            if (room < 1.0)
                continue;

            const auto step = settings.lattice().step();
            const auto input = noise (2000, room * step, 8);
            const auto result = reduce (settings, { input }, { .filter = shaper.filter });
            const auto errors = errorsInLsb (input, result.outputs[0], step);

            CHECK (result.clipped[0] == 0);
            CHECK (std::all_of (errors.begin(), errors.end(),
                                [limit] (double e) { return std::abs (e) <= limit; }));
        }
}
