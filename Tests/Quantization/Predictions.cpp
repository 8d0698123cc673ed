#include "Published.h"
#include "Quantization/Theory.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

// design.md, "Numbers that must come out".
TEST_CASE ("The predicted error is the textbook's", "[quantization][theory]")
{
    struct Row
    {
        Rounding rounding;
        Dither dither;
        double mean, power;
    };

    const auto row = GENERATE (Row { Rounding::nearest, Dither::none, 0.0, 1.0 / 12.0 },
                               Row { Rounding::truncate, Dither::none, 0.5, 1.0 / 12.0 + 0.25 },
                               Row { Rounding::nearest, Dither::tpdf, 0.0, 0.25 },
                               Row { Rounding::truncate, Dither::tpdf, 0.5, 0.5 });
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    CAPTURE (row.rounding, row.dither, shaping);

    const auto h = publishedTransferFunction (shaping);
    const auto variance = row.power - row.mean * row.mean;
    const auto mean = row.mean * gainAtDcOf (h);
    const auto predicted = predictError ({ 16, row.rounding, row.dither, shaping, 1 });

    CHECK (predicted.meanLsb == Approx (mean).margin (1e-12));
    CHECK (predicted.powerLsb2 == Approx (variance * powerGainOf (h) + mean * mean));
}

TEST_CASE ("The predicted SNR of a full-scale sine is 6.02 dB a bit and the mode's constant",
           "[quantization][theory]")
{
    const auto bits = GENERATE (8, 16, 24);
    const auto lattice = Lattice::twosComplement (bits);
    const auto snrDb = [&] (Rounding rounding, Dither dither) {
        return predictError ({ bits, rounding, dither, Shaping::none, 1 }).snrDb (0.5, lattice);
    };

    CHECK (snrDb (Rounding::nearest, Dither::none) == Approx (6.0206 * bits + 1.76).margin (0.01));
    CHECK (snrDb (Rounding::truncate, Dither::none) == Approx (6.0206 * bits - 4.26).margin (0.01));
    CHECK (snrDb (Rounding::nearest, Dither::tpdf) == Approx (6.0206 * bits - 3.01).margin (0.01));
}
