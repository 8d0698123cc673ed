#include "Quantization/Reduced.h"
#include "Quantization/Shapers.h"
#include "Quantization/Welch.h"
#include "TextbookError.h"
#include "Theory/ErrorModel.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rateHz = 96000.0;

// c[lag] = integral of density * cos (2 pi f lag / rate), by midpoints: exact for shorter
// responses.
std::vector<double> autocorrelationOf (const ErrorPsd& spectrum)
{
    constexpr std::size_t points = 2048;
    std::vector<double> lags (600);

    for (std::size_t i = 0; i < points; ++i)
    {
        const auto cycles = 0.5 * (static_cast<double> (i) + 0.5) / points;
        const auto power = spectrum.densityAt (cycles * rateHz) * 0.5 * rateHz / points;

        // Chebyshev's recurrence for cosines of multiples.
        const auto cosine = std::cos (2.0 * std::numbers::pi * cycles);
        double current = 1.0, before = cosine;

        for (auto& lag : lags)
        {
            lag += power * current;
            before = std::exchange (current, 2.0 * cosine * current - before);
        }
    }

    return lags;
}

} // namespace

TEST_CASE ("The predicted noise floor integrates to the variance, at every rate, for every shaper",
           "[quantization][theory][spectrum]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto amount = GENERATE (0.5, 2.0);
    const auto sampleRateHz = GENERATE (44100.0, 192000.0);
    const ReductionSettings settings { .dither = dither, .ditherAmount = amount };

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (dither, amount, sampleRateHz, shaper.name);
        const ErrorPsd spectrum { settings, shaper.filter, sampleRateHz };
        // Midpoints: exact for responses that are shorter.
        constexpr int points = 1024;
        const auto widthHz = 0.5 * sampleRateHz / points;
        double integral = 0.0;

        for (int i = 0; i < points; ++i)
            integral += spectrum.densityAt ((i + 0.5) * widthHz) * widthHz;

        CHECK (integral == Approx (ErrorModel { settings, shaper.filter }.power()).epsilon (1e-9));
    }
}

TEST_CASE ("The predicted noise floor is the measured spectrum of the error within 0.3 dB",
           "[quantization][theory][spectrum][slow]")
{
    REQUIRE (-10.0 * std::log10 (1.0 - welch::tolerance()) < 0.3);
    const auto input = noise (welch::count, 0.4, 24);
    std::size_t dither = 0;

    for (const auto& shaper : fewShapers())
    {
        ReductionSettings settings { .bits = 18, .ditherAmount = 1.5, .seed = 23 };
        settings.dither = everyDither[++dither % std::size (everyDither)];
        settings.rounding =
            settings.dither == Dither::none ? Rounding::truncate : Rounding::nearest;

        const auto output = reduceMono (settings, input, { .filter = shaper.filter });
        const auto errors = errorsInLsb (input, output, settings.lattice().step());
        const auto measured = welch::measured (errors);
        const auto expected =
            welch::expected (autocorrelationOf (ErrorPsd { settings, shaper.filter, rateHz }));

        for (std::size_t band = 0; band < welch::bands; ++band)
        {
            CAPTURE (settings.dither, shaper.name, band);
            CHECK (std::abs (welch::deviationDb (measured, expected, band)) < 0.3);
        }
    }
}

// What half a step against the signal's sign does to the spectrum, theory does not know: the floor
// is that of truncation.
TEST_CASE ("Rounding toward zero has the noise floor of truncation", "[quantization][theory]")
{
    const ErrorPsd toZero { { .rounding = Rounding::towardZero }, {}, rateHz };
    const ErrorPsd truncated { { .rounding = Rounding::truncate }, {}, rateHz };
    CHECK (toZero.densityAt (1000.0) == truncated.densityAt (1000.0));
    CHECK (toZero.densityAt (1000.0) == Approx (0.25 / (0.5 * rateHz)));
}
