#include "Modes.h"
#include "Reduced.h"
#include "Shapers.h"

using namespace requant;
using namespace requant::test;

namespace
{

Signal joined (Signal first, const Signal& second)
{
    first.insert (first.end(), second.begin(), second.end());
    return first;
}

bool isSilent (const Signal& signal, std::size_t from)
{
    return std::all_of (signal.begin() + static_cast<std::ptrdiff_t> (from), signal.end(),
                        [] (double y) { return y == 0.0; });
}

} // namespace

TEST_CASE ("Digital silence without dither stays digital silence", "[quantization][silence]")
{
    const auto bits = GENERATE (range (2, 25));
    const auto kind = GENERATE (LatticeKind::twosComplement, LatticeKind::symmetric);
    const auto rounding = GENERATE (each (everyRounding));
    const ReductionSettings settings { .bits = static_cast<double> (bits),
                                       .latticeKind = kind,
                                       .rounding = rounding,
                                       .dither = Dither::none };

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (bits, kind, rounding, shaper.name);
        CHECK (
            isSilent (reduceMono (settings, constant (1500, 0.0), { .filter = shaper.filter }), 0));
    }
}

// Error feedback without dither is a deterministic machine: what a signal leaves in it can go round
// for ever. The past is forgotten once every shaper's response to it is over.
TEST_CASE ("No limit cycle or idle tone is left when an undithered shaper falls silent",
           "[quantization][silence][shaping]")
{
    const auto rounding = GENERATE (each (everyRounding));
    const auto bits = GENERATE (4.0, 8.0, 16.0);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const ReductionSettings settings { .bits = bits,
                                       .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = dither == Dither::none ? 1.0 : 0.0 };
    constexpr std::size_t busy = 400, ringing = 1024;
    const auto input = joined (noise (busy, 0.4, 2), constant (3000, 0.0));
    bool didCycle = false;

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (bits, rounding, dither, shaper.name);
        const auto output = reduceMono (settings, input, { .filter = shaper.filter });
        CHECK (isSilent (output, busy + ringing));
        didCycle = didCycle || output[busy + ringing - 1] != 0.0;
    }

    CHECK (didCycle); // there was something to stop
}

// Below half a step dither takes no silence away from 0, so that what sounds on is a limit cycle
// still; rounding toward zero has a dead zone twice as wide.
TEST_CASE (
    "No limit cycle is left where there is some dither, but too little to be heard in silence",
    "[quantization][silence][shaping]")
{
    const auto [rounding, dither, amount] = GENERATE (
        table<Rounding, Dither, double> ({ { Rounding::nearest, Dither::tpdf, 0.01 },
                                           { Rounding::nearest, Dither::tpdf, 0.1 },
                                           { Rounding::nearest, Dither::highPass, 0.49 },
                                           { Rounding::nearest, Dither::rpdf, 0.99 },
                                           { Rounding::nearest, Dither::gaussian, 0.1 },
                                           { Rounding::towardZero, Dither::tpdf, 0.1 },
                                           { Rounding::towardZero, Dither::rpdf, 1.5 } }));
    const ReductionSettings settings {
        .bits = 8.0, .rounding = rounding, .dither = dither, .ditherAmount = amount
    };
    constexpr std::size_t busy = 400, ringing = 1024;
    const auto input = joined (noise (busy, 0.4, 2), constant (2000, 0.0));
    bool didCycle = false;

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (rounding, dither, amount, shaper.name);
        const auto output = reduceMono (settings, input, { .filter = shaper.filter });
        CHECK (isSilent (output, busy + ringing));
        didCycle = didCycle || output[busy + ringing - 1] != 0.0;

        // From rest there was nothing to stop.
        CHECK (
            isSilent (reduceMono (settings, constant (500, 0.0), { .filter = shaper.filter }), 0));
    }

    CHECK (didCycle);
}

// Truncation takes the smallest dither below 0 to the level below, and between two levels the
// smallest one decides: that noise is what was asked for.
TEST_CASE ("Dither that is heard in silence goes on under a shaper",
           "[quantization][silence][shaping]")
{
    const auto [kind, rounding, amount] = GENERATE (table<LatticeKind, Rounding, double> (
        { { LatticeKind::twosComplement, Rounding::nearest, 0.7 },
          { LatticeKind::twosComplement, Rounding::nearest, 1.0 },
          { LatticeKind::twosComplement, Rounding::truncate, 0.01 },
          { LatticeKind::endPoints, Rounding::nearest, 0.01 },
          { LatticeKind::endPoints, Rounding::towardZero, 0.01 } }));
    const ReductionSettings settings { .latticeKind = kind,
                                       .rounding = rounding,
                                       .ditherAmount = amount };
    const auto output =
        reduceMono (settings, constant (6000, 0.0), { .filter = fewShapers()[6].filter });
    CAPTURE (kind, rounding, amount);
    CHECK (std::adjacent_find (output.end() - 1000, output.end(), std::not_equal_to<>())
           != output.end());
}

TEST_CASE ("A dithered reduction of silence goes on unless it is asked to stop",
           "[quantization][silence]")
{
    const auto output = reduceMono ({}, constant (100000, 0.0));
    CHECK (std::count (output.end() - 1000, output.end(), 0.0) < 900);
}

TEST_CASE ("Auto-blank makes silence digital after exactly the chosen time, and sound ends it",
           "[quantization][silence]")
{
    const auto chunk = GENERATE (std::size_t { 1 }, std::size_t { 7 }, std::size_t { 256 });
    const auto seconds = GENERATE (0.001, 0.01, 0.0333);
    const auto sampleRateHz = GENERATE (8000.0, 44100.0);
    const auto index = GENERATE (std::size_t { 0 }, std::size_t { 5 }, std::size_t { 6 });
    const auto& shaper = fewShapers()[index];
    CAPTURE (chunk, seconds, sampleRateHz, shaper.name);

    // Twice the nominal dither, so that of a hundred samples some are not 0.
    ReductionSettings settings { .ditherAmount = 2.0, .seed = 3 };
    const Run run { .filter = shaper.filter, .chunk = chunk, .sampleRateHz = sampleRateHz };
    constexpr std::size_t busy = 1000, silent = 2000, quiet = busy + silent;
    const auto last = Signal { 1e-9 }; // far below a step, and not silence
    const auto input = joined (joined (joined (noise (busy, 0.5, 1), constant (silent, 0.0)), last),
                               constant (100, 0.0));
    const auto dithered = reduceMono (settings, input, run);
    settings.autoBlank = true;
    settings.blankAfterSeconds = seconds;
    const auto output = reduceMono (settings, input, run);
    const auto wait = static_cast<std::ptrdiff_t> (std::ceil (seconds * sampleRateHz));
    const auto begin = output.begin() + busy + wait, end = output.begin() + quiet;

    CHECK (std::equal (output.begin(), begin, dithered.begin()));
    CHECK (std::all_of (begin, end, [] (double y) { return y == 0.0; }));
    CHECK (std::count (begin - std::min<std::ptrdiff_t> (wait, 8), begin, 0.0) < 8);

    // The loop begins afresh, as at the start of a file.
    CHECK (std::equal (
        end, end + 8,
        reduceMono ({ .ditherAmount = 2.0, .seed = 3 }, Signal (input.begin() + quiet, input.end()),
                    { .filter = shaper.filter, .position = quiet, .sampleRateHz = sampleRateHz })
            .begin()));
    CHECK (std::count (end, end + 8, 0.0) < 8);
}

TEST_CASE ("Auto-blank minds each channel by itself and says so", "[quantization][silence]")
{
    Requantizer requantizer;
    requantizer.prepare (2, 1000.0);
    requantizer.setSettings ({ .autoBlank = true, .blankAfterSeconds = 0.1 }, {});
    auto silence = constant (200, 0.0), sound = noise (200, 0.3, 3);
    Signal outputs[2] = { silence, sound };
    Requantizer::Block blocks[2] = { { .input = silence, .output = outputs[0] },
                                     { .input = sound, .output = outputs[1] } };
    requantizer.reduce (blocks, 0);

    CHECK (blocks[0].treatment == Treatment::blank);
    CHECK (blocks[1].treatment == Treatment::reduce);
    CHECK (isSilent (outputs[0], 100));
    CHECK_FALSE (isSilent (outputs[0], 0));
    CHECK (outputs[1] == reduce ({}, { silence, sound }).outputs[1]);
}

TEST_CASE ("Silence from before auto-blank was off does not count when it is on again",
           "[quantization][silence]")
{
    ReductionSettings settings { .ditherAmount = 2.0, .autoBlank = true };
    settings.blankAfterSeconds = 0.1;
    Requantizer requantizer;
    requantizer.prepare (1, 1000.0);

    for (const bool isOn : { true, false, true })
    {
        settings.autoBlank = isOn;
        requantizer.setSettings (settings, {});
        const auto output = reduceWith (requantizer, { constant (200, 0.0) }).outputs[0];
        CHECK (std::count (output.begin(), output.begin() + 100, 0.0) < 90);
        CHECK (isSilent (output, 100) == isOn);
    }
}

// Where no level lies at 0, the nearest one stands for silence: half a step of DC, and no noise.
TEST_CASE ("Auto-blank holds the level nearest to 0 where 0 is none", "[quantization][silence]")
{
    const auto bits = GENERATE (2.0, 8.0, 16.0);
    const ReductionSettings settings { .bits = bits,
                                       .latticeKind = LatticeKind::endPoints,
                                       .autoBlank = true,
                                       .blankAfterSeconds = 0.001 };
    const auto output = reduceMono (settings, constant (1000, 0.0));
    CHECK (std::all_of (output.begin() + 100, output.end(),
                        [&] (double y) { return y == 0.5 * settings.lattice().step(); }));
}
