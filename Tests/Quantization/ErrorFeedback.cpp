#include "Modes.h"
#include "NaiveShaper.h"
#include "Reduced.h"
#include "Shapers.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Every mode gives the bits of the plain formulas, sample by sample",
           "[quantization][reference][slow]")
{
    const auto bits = GENERATE (2.0, 8.0, 16.0, 24.0);
    const auto kind = GENERATE (each (everyLattice));
    const auto rounding = GENERATE (each (everyRounding));
    const auto dither = GENERATE (each (everyDither));
    const auto chunk = GENERATE (std::size_t { 7 }, std::size_t { 256 });
    CAPTURE (bits, kind, rounding, dither, chunk);

    // An amount by which multiplying is exact, since the order of multiplications is not specified.
    const ReductionSettings settings { .bits = bits,
                                       .latticeKind = kind,
                                       .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = 0.5,
                                       .seed = 65535 };
    std::vector<Signal> inputs;

    // 1.2 times full scale, so that clipping and recovering are part of it; three channels run as a
    // pair and one alone.
    for (std::size_t c = 0; c < 3; ++c)
        inputs.push_back (noise (700, 1.2, 40 + c));

    constexpr std::uint64_t position = 100;

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (shaper.name);
        const auto result = reduce (
            settings, inputs, { .filter = shaper.filter, .chunk = chunk, .position = position });

        for (std::size_t c = 0; c < inputs.size(); ++c)
        {
            NaivePast past;
            CHECK (result.outputs[c]
                   == naivelyReduced (settings, shaper.filter, inputs[c],
                                      static_cast<std::uint32_t> (c), position, past));
            CHECK (result.clipped[c] == past.clipped);
        }
    }
}

// Watching for silence or levels runs a channel in pieces, some of which are left alone.
TEST_CASE ("What is watched for silence counts its clipped samples like any other",
           "[quantization][reference][silence]")
{
    const auto chunk = GENERATE (std::size_t { 1 }, std::size_t { 7 }, std::size_t { 256 });
    const ReductionSettings settings { .bits = 8,
                                       .autoBlank = true,
                                       .blankAfterSeconds = 50.0 / 44100.0 };
    std::vector<Signal> inputs;

    for (std::size_t c = 0; c < 3; ++c)
    {
        inputs.push_back (noise (900, 1.2, 70 + c));
        std::fill_n (inputs[c].begin() + 300, 150 + 10 * c, 0.0);
    }

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (chunk, shaper.name);
        Requantizer requantizer;
        requantizer.prepare (3, 44100.0);
        requantizer.setSettings (settings, shaper.filter);
        const auto result = reduceWith (requantizer, inputs, chunk);

        for (std::size_t c = 0; c < inputs.size(); ++c)
        {
            // 50 zeros are reduced, the others blanked, and what follows begins from rest.
            const auto blanked = 100 + 10 * c;
            const auto resumed = static_cast<std::ptrdiff_t> (450 + 10 * c);
            const auto stream = static_cast<std::uint32_t> (c);
            NaivePast past;
            auto expected =
                naivelyReduced (settings, shaper.filter,
                                { inputs[c].begin(), inputs[c].begin() + 350 }, stream, 0, past);
            expected.resize (expected.size() + blanked, 0.0);
            past.errors.clear();
            past.totals.clear();
            const auto rest = naivelyReduced (settings, shaper.filter,
                                              { inputs[c].begin() + resumed, inputs[c].end() },
                                              stream, 450 + 10 * c, past);
            expected.insert (expected.end(), rest.begin(), rest.end());

            CHECK (result.outputs[c] == expected);
            CHECK (past.clipped > 0);
            CHECK (result.clipped[c] == past.clipped);
            CHECK (result.blanked[c] == blanked);
            CHECK (result.passed[c] == 0);
        }
    }
}

TEST_CASE ("Every shaper gives the bits of the plain formulas with every rounding",
           "[quantization][reference][shaping]")
{
    const auto rounding = GENERATE (each (everyRounding));
    const auto kind = GENERATE (each (everyLattice));
    const ReductionSettings settings { .bits = 12, .latticeKind = kind, .rounding = rounding };
    const auto input = noise (600, 1.1, 5);

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (shaper.name, rounding, kind);
        CHECK (reduceMono (settings, input, { .filter = shaper.filter })
               == naivelyReduced (settings, shaper.filter, input, 0));
    }
}

TEST_CASE ("Ties in every sample are resolved as in the plain formulas",
           "[quantization][reference]")
{
    const auto bits = GENERATE (2.0, 8.0, 16.0, 24.0);
    const auto kind = GENERATE (each (everyLattice));
    const auto rounding = GENERATE (each (everyRounding));
    const ReductionSettings settings {
        .bits = bits, .latticeKind = kind, .rounding = rounding, .dither = Dither::none
    };
    const auto half = 0.5 * settings.lattice().step();
    Signal ties;

    for (int n = -300; n <= 300; ++n)
        ties.push_back (n * half);

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (bits, kind, rounding, shaper.name);
        CHECK (reduceMono (settings, ties, { .filter = shaper.filter })
               == naivelyReduced (settings, shaper.filter, ties, 0));
    }
}

TEST_CASE ("A shaper that has poles alone runs by the plain formulas too",
           "[quantization][reference][shaping]")
{
    const double pole[] = { -0.7 };
    const NoiseTransferFunction filter { {}, pole };
    REQUIRE (filter.taps().size() == 1); // the loops count on it
    const auto input = noise (600, 0.5, 5);
    CHECK (reduceMono ({}, input, { .filter = filter }) == naivelyReduced ({}, filter, input, 0));
}

// Past errors are in LSB and white, whatever shaped them, so another shaper may go on from them.
TEST_CASE ("Moving the word length, the dither or the shaper keeps the loop's past",
           "[quantization][shaping]")
{
    const auto index = GENERATE (range (std::size_t { 1 }, fewShapers().size()));
    const auto& shaper = fewShapers()[index];
    CAPTURE (shaper.name);
    const ReductionSettings before { .dither = Dither::none };
    const auto input = noise (400, 0.5, 77);
    const auto first = Signal (input.begin(), input.begin() + 200);
    const auto second = Signal (input.begin() + 200, input.end());

    const auto runThrough =
        [&] (const ReductionSettings& between, const NoiseTransferFunction& filterBetween)
    {
        Requantizer requantizer;
        requantizer.prepare (1, 44100.0);
        requantizer.setSettings (before, shaper.filter);
        reduceWith (requantizer, { first });
        requantizer.setSettings (between, filterBetween);
        requantizer.setSettings (before, shaper.filter);
        return reduceWith (requantizer, { second }, Requantizer::chunkSize, 200).outputs[0];
    };

    const auto whole = naivelyReduced (before, shaper.filter, input, 0);
    const auto expected = Signal (whole.begin() + 200, whole.end());
    auto otherBits = before, otherDither = before;
    otherBits.bits = 7.3;
    otherDither.dither = Dither::gaussian;

    CHECK (runThrough (otherBits, shaper.filter) == expected);
    CHECK (runThrough (otherDither, shaper.filter) == expected);

    // Poles filter past totals, which only shapers with as many poles keep.
    if (shaper.filter.poles().empty())
        CHECK (runThrough (before, fewShapers()[3].filter) == expected);
}

// Another number of poles means other past totals, of which there are none: they begin at 0, while
// past errors go on. Between shapers of as many poles both go on.
TEST_CASE ("From poles to taps and back, totals begin from rest and errors go on",
           "[quantization][shaping]")
{
    const auto chunk = GENERATE (std::size_t { 1 }, std::size_t { 50 }, std::size_t { 256 });
    const std::vector<double> taps { -1.2, 0.5 }, onePole { -0.7 }, twoPoles { -0.6, 0.3 },
        otherPoles { 0.4, -0.2 };
    const NoiseTransferFunction two { taps, twoPoles }, none { taps }, one { taps, onePole },
        other { taps, otherPoles };
    const ReductionSettings settings { .bits = 12 };
    Requantizer requantizer;
    requantizer.prepare (3, 44100.0);
    std::array<NaivePast, 3> pasts;
    std::size_t polesBefore = 0;
    std::uint64_t position = 0;

    for (const auto& filter : { two, none, two, one, two, other, none, other })
    {
        CAPTURE (chunk, position);
        requantizer.setSettings (settings, filter);
        const std::vector<Signal> inputs { noise (300, 0.5, position), noise (300, 0.5, 1),
                                           noise (300, 0.5, 2) };
        const auto outputs = reduceWith (requantizer, inputs, chunk, position).outputs;

        for (std::size_t c = 0; c < pasts.size(); ++c)
        {
            if (filter.poles().size() != polesBefore)
                pasts[c].totals.clear();

            CHECK (outputs[c]
                   == naivelyReduced (settings, filter, inputs[c], static_cast<std::uint32_t> (c),
                                      position, pasts[c]));
        }

        polesBefore = filter.poles().size();
        position += 300;
    }
}
