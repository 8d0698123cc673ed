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

struct Mode
{
    LatticeKind kind;
    Rounding rounding;
    Dither dither;
};

// Each lattice, each rounding and each dither, and each rounding without any.
constexpr Mode modes[] = {
    { LatticeKind::twosComplement, Rounding::nearest, Dither::tpdf },
    { LatticeKind::twosComplement, Rounding::truncate, Dither::none },
    { LatticeKind::symmetric, Rounding::nearest, Dither::none },
    { LatticeKind::symmetric, Rounding::towardZero, Dither::gaussian },
    { LatticeKind::endPoints, Rounding::truncate, Dither::highPass },
    { LatticeKind::endPoints, Rounding::towardZero, Dither::none },
    { LatticeKind::endPoints, Rounding::nearest, Dither::rpdf },
};

ReductionSettings settingsAt (int bits, const Mode& mode)
{
    return { .bits = static_cast<double> (bits),
             .latticeKind = mode.kind,
             .rounding = mode.rounding,
             .dither = mode.dither };
}

// The largest |QE| in LSB that a sample can have where nothing clips.
double largestError (const ReductionSettings& settings, const NoiseTransferFunction& filter)
{
    const auto ofRounding = isToNearest (settings.rounding) ? 0.5 : 1.0;
    return (ofRounding + settings.ditherPeak()) * peakGainOf (responseOf (filter));
}

// The most that |H|^2 makes of any one frequency.
double largestPower (const NoiseTransferFunction& filter)
{
    constexpr int grid = 512;
    double largest = 0.0;

    for (int i = 0; i <= grid; ++i)
        largest = std::max (largest, filter.powerAt (i, 2.0 * grid));

    return largest;
}

// The power of the shaped error in LSB^2 in a range that is wide enough: of noise, or without
// dither of a limit cycle, which may lie where |H| is largest.
double shapedPower (const ReductionSettings& settings, const NoiseTransferFunction& filter)
{
    const auto ofRounding = isToNearest (settings.rounding) ? 1.0 / 12.0 : 1.0 / 3.0;
    return settings.ditherPower() == 0.0
               ? ofRounding * largestPower (filter)
               : (ofRounding + settings.ditherPower()) * productOf (responseOf (filter));
}

// Half the range, in LSB.
double reachOf (const Lattice& lattice)
{
    return 0.5 * static_cast<double> (lattice.levelCount() - 2);
}

constexpr std::size_t overloaded = 300, recovering = 64, after = 100;
constexpr std::size_t fractions = 64;

// What a shaper may meet: full-scale squares, +6 dBFS noise, and worse.
std::vector<Signal> overloads()
{
    return {
        square (overloaded, 1.0, 7), square (overloaded, 1.0, 25), noise (overloaded, 2.0, 3),
        constant (overloaded, 2.0),  constant (overloaded, -2.0),  constant (overloaded, 1.0e6)
    };
}

// The errors in LSB of every signal's last `after` samples.
std::vector<double> lastErrors (const ReductionSettings& settings,
                                const std::vector<Signal>& inputs,
                                const NoiseTransferFunction& filter)
{
    const auto step = settings.lattice().step();
    const auto outputs = reduce (settings, inputs, { .filter = filter }).outputs;
    std::vector<double> all;

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        const auto errors = errorsInLsb (inputs[i], outputs[i], step);
        all.insert (all.end(), errors.end() - after, errors.end());
    }

    return all;
}

// DC at every fraction of a step, silence among them, after an overload or from rest.
std::vector<Signal> everyFraction (double step, bool isOverloaded)
{
    static const auto before = overloads();
    std::vector<Signal> inputs;

    for (std::size_t i = 0; i < fractions; ++i)
    {
        const auto dc = static_cast<double> (i) / fractions * step;
        const auto head = isOverloaded ? before[i % before.size()] : constant (overloaded, dc);
        inputs.push_back (joined (head, constant (recovering + after, dc)));
    }

    return inputs;
}

// While a sample clips, the error that is fed back is limited to what an unclipped one can have, so
// the first sample within range is as good as any. Where the noise fits the range that is a bound;
// where it does not, the loop clips by itself, and must make no more noise than it does from rest
// or would in a wider range (without dither, rest may be a dead zone, which an overload ends).
void checkRecovery (int bits, const Mode& mode, const NamedShaper& shaper)
{
    CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);
    const auto settings = settingsAt (bits, mode);
    const auto lattice = settings.lattice();
    const auto errors = lastErrors (settings, everyFraction (lattice.step(), true), shaper.filter);
    const auto limit = largestError (settings, shaper.filter) + 1e-6;

    if (limit <= reachOf (lattice))
    {
        CHECK (std::all_of (errors.begin(), errors.end(),
                            [limit] (double e) { return std::abs (e) <= limit; }));
        return;
    }

    const auto fromRest =
        lastErrors (settings, everyFraction (lattice.step(), false), shaper.filter);
    CHECK (meanSquare (errors)
           <= 2.0 * std::max (meanSquare (fromRest), shapedPower (settings, shaper.filter)));
}

// Every shaper at every word length, each time in another mode, until each has met all of them.
void checkRecoveryOf (const std::vector<NamedShaper>& shapers, int firstBits, int lastBits)
{
    for (auto bits = firstBits; bits <= lastBits; ++bits)
        for (std::size_t i = 0; i < shapers.size(); ++i)
            checkRecovery (bits, modes[(i + static_cast<std::size_t> (bits)) % std::size (modes)],
                           shapers[i]);
}

} // namespace

TEST_CASE ("Whatever comes in, what comes out of every shaper lies on a level",
           "[quantization][shaping][safety][slow]")
{
    const auto bits = GENERATE (range (1, 25));
    constexpr std::size_t count = 200;
    const std::vector<Signal> inputs { square (count, 1.0, 25), constant (count, 0.0),
                                       noise (count, 2.0, 4), // +6 dBFS
                                       square (count, 1.0e30, 3) };

    for (const auto& mode : modes)
    {
        const auto settings = settingsAt (bits, mode);

        for (const auto& shaper : everyShaper())
        {
            CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);
            const auto outputs = reduce (settings, inputs, { .filter = shaper.filter }).outputs;
            CHECK (std::all_of (outputs.begin(), outputs.end(),
                                [&] (const Signal& output)
                                { return isOnLattice (output, settings.lattice()); }));
        }
    }
}

TEST_CASE ("A published shaper recovers from overload within 64 samples, at 1 to 8 bits",
           "[quantization][shaping][safety][slow]")
{
    checkRecoveryOf (everyPublishedShaper(), 1, 8);
}

TEST_CASE ("A published shaper recovers from overload within 64 samples, at 9 to 16 bits",
           "[quantization][shaping][safety][slow]")
{
    checkRecoveryOf (everyPublishedShaper(), 9, 16);
}

TEST_CASE ("A published shaper recovers from overload within 64 samples, at 17 to 24 bits",
           "[quantization][shaping][safety][slow]")
{
    checkRecoveryOf (everyPublishedShaper(), 17, 24);
}

TEST_CASE ("A designed shaper recovers from overload within 64 samples, at 1 to 24 bits",
           "[quantization][shaping][safety][slow]")
{
    checkRecoveryOf (everyDesignedShaper(), 1, 24);
}

TEST_CASE ("The error of an unclipped sample never exceeds what the shaper can make of one LSB's",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (14, 16, 24);

    for (const auto& mode : modes)
        for (const auto& shaper : everyShaper())
        {
            const auto settings = settingsAt (bits, mode);
            const auto limit = largestError (settings, shaper.filter) + 1e-6;
            const auto room = reachOf (settings.lattice()) - limit;
            CAPTURE (bits, mode.kind, mode.rounding, mode.dither, shaper.name);
            REQUIRE (room >= 1.0);

            const auto step = settings.lattice().step();
            const auto input = noise (2000, room * step, 8);
            const auto result = reduce (settings, { input }, { .filter = shaper.filter });
            const auto errors = errorsInLsb (input, result.outputs[0], step);

            CHECK (result.clipped[0] == 0);
            CHECK (std::all_of (errors.begin(), errors.end(),
                                [limit] (double e) { return std::abs (e) <= limit; }));
        }
}
