#include "Quantization/Reduced.h"
#include "Quantization/Shapers.h"
#include "TextbookError.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 17;

// Spread over a whole number of steps, so that every position inside a step is equally likely, and
// further from the ends than noise reaches. Toward zero, with 64 steps around 0 left out, where the
// dithered sign is not the signal's.
Signal spread (const ReductionSettings& settings, double roomLsb)
{
    const auto lattice = settings.lattice();
    const auto top = std::floor (static_cast<double> (lattice.levelCount()) / 2.0 - roomLsb);
    auto input = noise (count, top, 11);

    for (auto& sample : input)
    {
        if (settings.rounding == Rounding::towardZero)
            sample = std::copysign (8.0 + std::abs (sample) * (top - 8.0) / top, sample);

        sample *= lattice.step();
    }

    return input;
}

void checkMoments (const ReductionSettings& settings, const NoiseTransferFunction& filter)
{
    const auto roomLsb = 10.0 + 6.0 * std::sqrt (filter.powerGain());
    const auto input = spread (settings, roomLsb);
    const auto result = reduce (settings, { input }, { .filter = filter });
    const auto errors = errorsInLsb (input, result.outputs[0], settings.lattice().step());
    const ErrorModel model { settings, filter };

    REQUIRE (result.clipped[0] == 0);
    CHECK (std::abs (mean (errors) - model.mean()) < model.toleranceOfMean (count));
    CHECK (std::abs (meanSquare (errors) - model.power()) < model.toleranceOfPower (count));
}

} // namespace

// Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey", JAES 40(5),
// 1992: the table of Documentation/Figures.md, at every amount of dither, since the input is busy.
TEST_CASE ("Every mode has the error power and the mean error that theory gives it",
           "[quantization][theory][slow]")
{
    const auto bits = GENERATE (each (tableBits));
    const auto kind = GENERATE (each (everyLattice));
    const auto rounding = GENERATE (each (everyRounding));
    const auto dither = GENERATE (each (everyDither));
    const auto amount = GENERATE (0.5, 1.0, 2.0);
    CAPTURE (bits, kind, rounding, dither, amount);

    checkMoments ({ .bits = bits,
                    .latticeKind = kind,
                    .rounding = rounding,
                    .dither = dither,
                    .ditherAmount = amount },
                  {});
}

TEST_CASE ("Every mode with a shaper has the error power and the mean error that theory gives it",
           "[quantization][theory][shaping][slow]")
{
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (each (everyDither));
    const auto amount = GENERATE (1.0, 2.0);
    const auto bits = GENERATE (each (tableBits));

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (bits, rounding, dither, amount, shaper.name);
        checkMoments (
            { .bits = bits, .rounding = rounding, .dither = dither, .ditherAmount = amount },
            shaper.filter);
    }
}

// The same table: 6.02 b + 1.76 dB and so on hold for an amplitude of exactly 1. Two's complement
// has no level there, so the sine is 6 steps smaller, lest dither clips it, which costs
// 20 log10 (1 - 6 step); with other lattices, whose step is larger, 1 is worth fewer LSB.
//
// A sine's positions inside a step are not spread quite evenly; that leaves the undithered power
//     1/12 + 1/pi^2 sum over k of (-1)^k / k^2 * J0 (2 pi k A / step)
// (Gray, "Quantization noise spectra", IEEE Trans. IT 36(6), 1990), for truncation without the sign
// and only in the spread about its mean. J0 (z) is sqrt (2 / (pi z)) cos (z - pi/4) within
// 1 / (8 z) of its envelope for large z. Dither of one rectangle or more makes the power of QE
// depend on it less (RPDF: by p (1 - p), whose mean is off by no more than that), two not at all.
TEST_CASE ("A full-scale sine of b bits has the SNR of the textbook", "[quantization][theory]")
{
    struct Row
    {
        Rounding rounding;
        Dither dither;
        double constantDb;
    };

    const auto row = GENERATE (Row { Rounding::nearest, Dither::none, 1.76 },
                               Row { Rounding::truncate, Dither::none, -4.26 },
                               Row { Rounding::nearest, Dither::tpdf, -3.01 },
                               Row { Rounding::truncate, Dither::tpdf, -6.02 },
                               Row { Rounding::nearest, Dither::rpdf, -1.25 },
                               Row { Rounding::nearest, Dither::highPass, -3.01 },
                               Row { Rounding::nearest, Dither::gaussian, -4.26 });
    const auto bits = GENERATE (each (tableBits));
    const auto kind = GENERATE (each (everyLattice));
    CAPTURE (bits, kind, row.rounding, row.dither);

    const ReductionSettings settings {
        .bits = bits, .latticeKind = kind, .rounding = row.rounding, .dither = row.dither
    };
    const auto step = settings.lattice().step();
    const auto amplitude = 1.0 - 6.0 * step;
    const auto input = sine (count, amplitude);
    const auto result = reduce (settings, { input });
    REQUIRE (result.clipped[0] == 0);

    const auto errors = errorsInLsb (input, result.outputs[0], step);
    const auto snrDb = 10.0 * std::log10 (meanSquare (input) / (meanSquare (errors) * step * step));

    // Gray's series; of RPDF's p (1 - p), twice as large and without the sign.
    const auto isHalfway = kind == LatticeKind::endPoints && row.rounding == Rounding::nearest;
    const auto alternates = (row.rounding == Rounding::nearest) != isHalfway;
    const auto isAffected = row.dither == Dither::none || row.dither == Dither::rpdf;
    auto unevenness = 0.0;

    for (int k = 1; isAffected && k < 1000; ++k)
    {
        const auto z = 2.0 * std::numbers::pi * k * amplitude / step;
        const auto j0 =
            std::sqrt (2.0 / (std::numbers::pi * z)) * std::cos (z - 0.25 * std::numbers::pi);
        const auto term = j0 / (std::numbers::pi * std::numbers::pi * k * k);
        unevenness += row.dither == Dither::rpdf ? (isHalfway && k % 2 == 1 ? term : -term)
                                                 : (k % 2 == 1 && alternates ? -term : term);
    }

    const ErrorModel model { settings };
    const auto stepDb = 20.0 * std::log10 (std::exp2 (1.0 - bits) / step);
    const auto tableDb = 6.02 * bits + row.constantDb + 20.0 * std::log10 (amplitude) + stepDb;
    const auto unevennessDb = 10.0 * std::log10 ((model.power() + unevenness) / model.power());
    // The table's 6.02 and its constants are rounded to 0.01 dB: 6.0206 - 6.02 < 0.001.
    const auto roundedTable = 0.001 * bits + 0.005;
    const auto statistical = toleranceInDb (model.toleranceOfPower (count), model.power());

    CHECK (std::abs (snrDb - (tableDb - unevennessDb)) < statistical + roundedTable);
}
