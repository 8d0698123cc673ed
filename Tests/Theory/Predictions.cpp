#include "Quantization/Shapers.h"
#include "TextbookError.h"
#include "Theory/ErrorModel.h"

using namespace requant;
using namespace requant::test;

// Documentation/Figures.md, "Numbers that must come out".
TEST_CASE ("The predicted error is the textbook's", "[quantization][theory]")
{
    struct Row
    {
        Rounding rounding;
        Dither dither;
        double mean, power;
    };

    constexpr auto nearest = Rounding::nearest, truncate = Rounding::truncate,
                   towardZero = Rounding::towardZero;
    const auto row = GENERATE (Row { nearest, Dither::none, 0.0, 1.0 / 12.0 },
                               Row { nearest, Dither::rpdf, 0.0, 1.0 / 6.0 },
                               Row { nearest, Dither::tpdf, 0.0, 1.0 / 4.0 },
                               Row { nearest, Dither::highPass, 0.0, 1.0 / 4.0 },
                               Row { nearest, Dither::gaussian, 0.0, 1.0 / 3.0 },
                               Row { truncate, Dither::none, 0.5, 1.0 / 3.0 },
                               Row { truncate, Dither::tpdf, 0.5, 1.0 / 2.0 },
                               Row { towardZero, Dither::none, 0.0, 1.0 / 3.0 },
                               Row { towardZero, Dither::tpdf, 0.0, 1.0 / 2.0 });
    CAPTURE (row.rounding, row.dither);

    const auto predicted = predictError ({ .rounding = row.rounding, .dither = row.dither }, {});
    REQUIRE (predicted.has_value());
    CHECK (predicted->meanLsb == row.mean);
    CHECK (predicted->powerLsb2 == Approx (row.power).epsilon (1e-12));
}

TEST_CASE (
    "The predicted error of every shaper, dither, rounding and amount is that of its sources",
    "[quantization][theory][shaping]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto amount = GENERATE (0.0, 0.5, 1.0, 2.0);
    const ReductionSettings settings { .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = amount };

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (dither, rounding, amount, shaper.name);
        const auto predicted = predictError (settings, shaper.filter);
        const ErrorModel model { settings, shaper.filter };
        REQUIRE (predicted.has_value());
        CHECK (predicted->meanLsb == Approx (model.mean()).margin (1e-9));
        CHECK (predicted->powerLsb2 == Approx (model.power()).epsilon (1e-9));
    }
}

TEST_CASE ("Nothing is predicted where the signal's sign is shaped", "[quantization][theory]")
{
    CHECK_FALSE (
        predictError ({ .rounding = Rounding::towardZero }, everyShaper()[0].filter).has_value());
}

TEST_CASE ("The predicted SNR of a full-scale sine is 6.02 dB a bit and the mode's constant",
           "[quantization][theory]")
{
    const auto bits = GENERATE (each (tableBits));
    const auto snrDb = [&] (Rounding rounding, Dither dither)
    {
        const ReductionSettings settings { .bits = bits, .rounding = rounding, .dither = dither };
        return predictError (settings, {})->snrDb (0.5, settings.lattice());
    };
    const auto isDbAboveBits = [&] (double snr, double constant)
    { return std::abs (snr - (6.0206 * bits + constant)) < 0.01; };

    CHECK (isDbAboveBits (snrDb (Rounding::nearest, Dither::none), 1.76));
    CHECK (isDbAboveBits (snrDb (Rounding::truncate, Dither::none), -4.26));
    CHECK (isDbAboveBits (snrDb (Rounding::nearest, Dither::rpdf), -1.25));
    CHECK (isDbAboveBits (snrDb (Rounding::nearest, Dither::tpdf), -3.01));
    CHECK (isDbAboveBits (snrDb (Rounding::nearest, Dither::highPass), -3.01));
    CHECK (isDbAboveBits (snrDb (Rounding::nearest, Dither::gaussian), -4.26));
}
