#include "Quantization/Reduced.h"
#include "Quantization/Shapers.h"
#include "TextbookError.h"
#include "Theory/ErrorModel.h"

using namespace requant;
using namespace requant::test;

namespace
{

// The variance of the mean square of stretches, times their length, from so many of them that it
// errs by less than 11 % (5 sigma of sqrt (2 / stretches)).
constexpr std::size_t stretches = 1 << 12;

double measuredVariance (const std::vector<double>& errors)
{
    const auto length = errors.size() / stretches;
    std::vector<double> powers;

    for (std::size_t s = 0; s < stretches; ++s)
        powers.push_back (meanSquare (std::span (errors).subspan (s * length, length)));

    const auto average = mean (powers);
    return (meanSquare (powers) - average * average) * static_cast<double> (length);
}

double predictedVariance (const ReductionSettings& settings,
                          const NoiseTransferFunction& filter = {})
{
    return std::pow (PowerVariance { settings, filter }.ofPowerLsb2 (1), 2.0);
}

std::vector<double> errorsOf (const ReductionSettings& settings, const Signal& input,
                              const NoiseTransferFunction& filter = {})
{
    return errorsInLsb (input, reduceMono (settings, input, { .filter = filter }),
                        settings.lattice().step());
}

constexpr double within = 0.12;

} // namespace

TEST_CASE ("Chance in the error power of a busy signal is that of its sources",
           "[quantization][theory][shaping]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const ReductionSettings settings { .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = 0.7 };

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (dither, rounding, shaper.name);
        const ErrorModel model { settings, shaper.filter };
        const PowerVariance spread { settings, shaper.filter };
        CHECK (sigmas * spread.ofPowerLsb2 (10000)
               == Approx (model.toleranceOfPower (10000)).epsilon (1e-6));
    }
}

TEST_CASE ("Chance in the error power of a busy signal is what renders show",
           "[quantization][theory][shaping]")
{
    const auto dither = GENERATE (Dither::none, Dither::rpdf, Dither::gaussian);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const ReductionSettings settings { .rounding = rounding, .dither = dither };
    CAPTURE (dither, rounding);
    const auto input = noise (stretches * 64, 0.5, 3);
    CHECK (measuredVariance (errorsOf (settings, input))
           == Approx (predictedVariance (settings)).epsilon (within));

    const NoiseTransferFunction filter { std::vector { -0.9 } };
    CHECK (measuredVariance (errorsOf (settings, input, filter))
           == Approx (predictedVariance (settings, filter)).epsilon (within));
}

// Where dither ignores the input, the widest spread of any: that of an input on the lattice.
TEST_CASE ("Chance is as wide as an input on the lattice makes it, where dither ignores the input",
           "[quantization][theory]")
{
    const auto dither = GENERATE (Dither::tpdf, Dither::highPass);
    const auto amount = GENERATE (1.0, 2.0);
    const auto place = GENERATE (0.0, 0.2, 0.5);
    const ReductionSettings settings { .dither = dither, .ditherAmount = amount };
    CAPTURE (dither, amount, place);
    REQUIRE (ignoresInput (settings, {}));
    const auto input = constant (stretches * 64, (place + 5.0) * settings.lattice().step());
    const auto measured = measuredVariance (errorsOf (settings, input));
    const auto predicted = predictedVariance (settings);

    if (place == 0.0)
        CHECK (measured == Approx (predicted).epsilon (within));
    else
        CHECK (measured < predicted * (1.0 + within));
}

TEST_CASE ("Only TPDF dither of whole width ignores the input; high-pass, too, but for shaping",
           "[quantization][theory]")
{
    const NoiseTransferFunction shaped { std::vector { -0.9 } };
    CHECK (ignoresInput ({}, {}));
    CHECK (ignoresInput ({}, shaped));
    CHECK (ignoresInput ({ .rounding = Rounding::truncate, .ditherAmount = 2.0 }, shaped));
    CHECK (ignoresInput ({ .dither = Dither::highPass }, {}));
    CHECK_FALSE (ignoresInput ({ .dither = Dither::highPass }, shaped));
    CHECK_FALSE (ignoresInput ({ .ditherAmount = 0.0 }, {}));
    CHECK_FALSE (ignoresInput ({ .ditherAmount = 1.5 }, {}));
    CHECK_FALSE (ignoresInput ({ .rounding = Rounding::towardZero }, {}));

    for (const auto dither : { Dither::none, Dither::rpdf, Dither::gaussian })
        CHECK_FALSE (ignoresInput ({ .dither = dither }, {}));
}

// Input at rest: with a shaper, the number that the last error and the next dither share tells.
TEST_CASE ("High-pass dither with a shaper leaves the error's power to where the input rests",
           "[quantization][theory][shaping]")
{
    const ReductionSettings settings { .dither = Dither::highPass, .seed = 4 };
    const NoiseTransferFunction filter { std::vector { 0.5 } };
    constexpr std::size_t count = 1 << 17;
    const ErrorModel model { settings, filter };
    double farthest = 0.0;

    for (const auto place : { 0.0, 0.5 })
    {
        const auto input = constant (count, (place + 5.0) * settings.lattice().step());
        const auto power = meanSquare (errorsOf (settings, input, filter));
        farthest = std::max (farthest, std::abs (power - model.power()));
    }

    CHECK (farthest > 1.5 * model.toleranceOfPower (count));
}
