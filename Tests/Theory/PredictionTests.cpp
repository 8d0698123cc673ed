#include "Engine/Planned.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Support/Catch.h"
#include "Theory/Prediction.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

// |H|^2 and what the settings' noise has before it, summed over many midpoints.
double weightedDbByMidpoints (const ReductionSettings& settings,
                              const NoiseTransferFunction& filter, double rateHz,
                              Weighting weighting)
{
    constexpr int points = 1 << 13;
    double sum = 0.0;

    for (int i = 0; i < points; ++i)
    {
        const auto frequencyHz = 0.5 * rateHz * (i + 0.5) / points;
        const auto sine = std::sin (std::numbers::pi * frequencyHz / rateHz);
        const auto dither =
            settings.dither == Dither::highPass ? 4.0 * sine * sine / 12.0 : settings.ditherPower();
        sum += (1.0 / 12.0 + dither) * filter.powerAt (frequencyHz, rateHz)
               * weightingPower (weighting, frequencyHz);
    }

    const auto step = settings.lattice().step();
    return 10.0 * std::log10 (sum / points * step * step);
}

Prediction expected (const ReductionSettings& settings, double rateHz = 48000.0)
{
    return { settings, planShaper (ShaperRequest::of (settings, rateHz)).filter, rateHz };
}

} // namespace

// Documentation/Figures.md: 6.02 b - 3.01 dB for a full-scale sine under TPDF; an undithered word
// of b bits has an ENOB of b, and 10 log10 (3) / 6.02 bits less under TPDF, whose error has three
// times the power.
TEST_CASE ("SNR and ENOB are expected from the settings alone", "[instrument][theory]")
{
    const auto tpdf = expected ({});
    CHECK (*tpdf.snrDb (0.5) == Approx (6.0206 * 16 - 3.0103).margin (0.001));
    CHECK (*tpdf.enobBits() == Approx (16.0 - 4.771 / 6.02).margin (0.002));
    CHECK (*expected ({ .bits = 12, .dither = Dither::none }).enobBits()
           == Approx (12.0).margin (0.002));
    CHECK (tpdf.step() == 0x1p-15);
}

TEST_CASE ("The expected static and dynamic parts name a distortion, a DC and a noise",
           "[instrument][theory]")
{
    const auto undithered = expected ({ .dither = Dither::none });
    CHECK (undithered.split()->staticLsb2 == Approx (1.0 / 12.0).epsilon (1e-3));
    CHECK (undithered.split()->dynamicLsb2 == Approx (0.0).margin (1e-9));
    CHECK (*undithered.powerOnLatticeLsb2() == 0.0);
    CHECK_FALSE (undithered.ignoresInput());

    const auto truncated = expected ({ .rounding = Rounding::truncate });
    CHECK (truncated.split()->staticLsb2 == Approx (0.25));
    CHECK (truncated.split()->dynamicLsb2 == Approx (0.25));
    CHECK (*truncated.powerOnLatticeLsb2() == Approx (0.5));
    CHECK (truncated.ignoresInput());
}

TEST_CASE ("The expected weighted error is the weighting's share of the noise, at every rate",
           "[instrument][theory][slow]")
{
    const auto rateHz = GENERATE (8000.0, 44100.0, 96000.0, 192000.0, 768000.0);
    const auto dither = GENERATE (Dither::none, Dither::tpdf, Dither::highPass);

    for (const auto shaping : { Shaping::none, Shaping::lipshitz, Shaping::gesemann,
                                Shaping::ssrcA3, Shaping::hearing, Shaping::designedLowPass })
    {
        const ReductionSettings settings { .bits = 20, .dither = dither, .shaping = shaping };
        const auto filter = planShaper (ShaperRequest::of (settings, rateHz)).filter;
        const Prediction prediction { settings, filter, rateHz };

        for (const auto weighting : weightings)
        {
            CAPTURE (rateHz, dither, shaping, weightingId (weighting));
            CHECK (*prediction.weightedErrorDb (weighting)
                   == Approx (weightedDbByMidpoints (settings, filter, rateHz, weighting))
                          .margin (0.01));
        }
    }
}

// The mean is a line at 0 Hz, where only hearing has a weight: -84.1 dB.
TEST_CASE ("Truncation's DC is weighted as 0 Hz is", "[instrument][theory]")
{
    const auto power = [] (Rounding rounding, Weighting weighting)
    {
        const auto prediction = expected ({ .rounding = rounding, .shaping = Shaping::hearing });
        const auto step = prediction.step();
        return std::pow (10.0, 0.1 * *prediction.weightedErrorDb (weighting)) / (step * step);
    };

    const ReductionSettings settings { .rounding = Rounding::truncate,
                                       .shaping = Shaping::hearing };
    const auto mean = expected (settings).error()->meanLsb;
    REQUIRE (mean > 0.1);

    for (const auto weighting : weightings)
        CHECK (power (Rounding::truncate, weighting) - power (Rounding::nearest, weighting)
               == Approx (mean * mean * weightingPower (weighting, 0.0))
                      .epsilon (1e-3)
                      .margin (1e-15));
}

TEST_CASE ("Rounding toward zero has no expected weighted error, and with shaping no figure at all",
           "[instrument][theory]")
{
    const ReductionSettings flat { .rounding = Rounding::towardZero };
    CHECK (expected (flat).snrDb (0.5).has_value());
    CHECK (expected (flat).split().has_value());
    CHECK_FALSE (expected (flat).weightedErrorDb (Weighting::a).has_value());

    const auto shaped =
        expected ({ .rounding = Rounding::towardZero, .shaping = Shaping::firstOrder });
    CHECK_FALSE (shaped.error().has_value());
    CHECK_FALSE (shaped.snrDb (0.5).has_value());
    CHECK_FALSE (shaped.enobBits().has_value());
    CHECK_FALSE (shaped.weightedErrorDb (Weighting::hearing).has_value());
    CHECK_FALSE (shaped.split().has_value());
    CHECK_FALSE (shaped.powerOnLatticeLsb2().has_value());
}

// First-order shaping, 1 - z^-1: 4 sin^2, whose mean is 2.
TEST_CASE ("The densest noise over its mean is 1 for white noise and 2 for first-order shaping",
           "[instrument][theory]")
{
    CHECK (expected ({}).peakToMeanDensity() == Approx (1.0));
    CHECK (expected ({ .shaping = Shaping::firstOrder }).peakToMeanDensity()
           == Approx (2.0).epsilon (1e-3));
}
