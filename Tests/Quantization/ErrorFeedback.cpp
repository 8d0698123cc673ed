#include "NaiveShaper.h"
#include "Reduced.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Every mode gives the bits of the plain formulas, sample by sample",
           "[quantization][reference]")
{
    const auto bits = GENERATE (1, 2, 8, 16, 24);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    const auto channels = GENERATE (std::size_t { 1 }, std::size_t { 2 }, std::size_t { 3 });
    const auto chunk = GENERATE (std::size_t { 7 }, std::size_t { 256 });
    CAPTURE (bits, rounding, dither, shaping, channels, chunk);

    const ReductionSettings settings { bits, rounding, dither, shaping, 65535 };
    std::vector<Signal> inputs;

    // 1.2 times full scale, so that clipping and recovering are part of it.
    for (std::size_t c = 0; c < channels; ++c)
        inputs.push_back (noise (1500, 1.2, 40 + c));

    constexpr std::uint64_t position = 100;
    const auto result = reduce (settings, inputs, chunk, position);

    for (std::size_t c = 0; c < channels; ++c)
        CHECK (result.outputs[c]
               == naivelyReduced (settings, inputs[c], static_cast<std::uint32_t> (c), position));
}

TEST_CASE ("Ties in every sample are resolved as in the plain formulas",
           "[quantization][reference]")
{
    const auto bits = GENERATE (2, 8, 16, 24);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz);
    CAPTURE (bits, rounding, shaping);
    const auto half = 0.5 * std::ldexp (1.0, 1 - bits);
    Signal ties;

    for (int n = -300; n <= 300; ++n)
        ties.push_back (n * half);

    const ReductionSettings settings { bits, rounding, Dither::none, shaping, 1 };
    CHECK (reduceMono (settings, ties) == naivelyReduced (settings, ties, 0));
}

TEST_CASE ("Moving the word length or the dither keeps the loop's past; another shaper starts anew",
           "[quantization][shaping]")
{
    const ReductionSettings before { 16, Rounding::nearest, Dither::none, Shaping::lipshitz, 1 };
    const auto input = noise (400, 0.5, 77);
    const auto first = std::span (input).first (200), second = std::span (input).last (200);

    const auto runThrough = [&] (const ReductionSettings& between)
    {
        Requantizer requantizer;
        requantizer.prepare (1);
        Signal output (200);
        Requantizer::Block one { first, output }, two { second, output };
        requantizer.setSettings (before);
        requantizer.reduce (std::span (&one, 1), 0);
        requantizer.setSettings (between);
        requantizer.setSettings (before);
        requantizer.reduce (std::span (&two, 1), 200);
        return output;
    };

    auto otherBits = before, otherShaping = before;
    otherBits.bits = 8;
    otherShaping.shaping = Shaping::fWeighted;

    const auto continued = naivelyReduced (before, input, 0);
    const auto fresh = naivelyReduced (before, Signal (second.begin(), second.end()), 0, 200);

    CHECK (runThrough (otherBits) == Signal (continued.begin() + 200, continued.end()));
    CHECK (runThrough (otherShaping) == fresh);
}
