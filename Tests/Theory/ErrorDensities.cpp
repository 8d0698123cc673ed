#include "Quantization/Reduced.h"
#include "Quantization/Shapers.h"
#include "Support/Histogram.h"
#include "TextbookError.h"
#include "Theory/ErrorDistribution.h"
#include "UniformSum.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Simpson's rule over as many parts; just inside the ends, where a density may step.
double integral (const ErrorPdf& density, double from, double to, int parts)
{
    const auto part = (to - from) / parts, inside = 1e-9 * part;
    double sum = 0.0;

    for (int i = 0; i < parts; ++i)
    {
        const auto left = from + i * part;
        sum += part / 6.0
               * (density.at (left + inside) + 4.0 * density.at (left + 0.5 * part)
                  + density.at (left + part - inside));
    }

    return sum;
}

// Spread evenly over whole steps; every stride-th error, so that they know nothing of each other.
std::vector<double> simulatedErrors (const ReductionSettings& settings,
                                     const NoiseTransferFunction& filter, std::size_t count,
                                     std::size_t stride)
{
    const auto step = settings.lattice().step();
    const auto roomLsb = 10.0 + 6.0 * std::sqrt (filter.powerGain());
    const auto top = std::exp2 (settings.bits - 1.0) - std::ceil (roomLsb);
    const auto input = noise (count * stride, top * step, 31);
    const auto errors =
        errorsInLsb (input, reduceMono (settings, input, { .filter = filter }), step);
    std::vector<double> values;

    for (std::size_t n = 0; n < errors.size(); n += stride)
        values.push_back (errors[n]);

    return values;
}

std::size_t independentAfter (const NoiseTransferFunction& filter)
{
    // The slowest pole lies at 0.89: a thousandth is left.
    return filter.poles().empty() ? filter.taps().size() + 2 : 60;
}

// Over 3 sigma about the mean, or as far as there is any: expected counts are then 10 and more.
void checkHistogram (const ReductionSettings& settings, const NoiseTransferFunction& filter,
                     std::size_t count)
{
    constexpr std::size_t bins = 32;
    const auto density = ErrorPdf::of (settings, filter);
    REQUIRE (density.has_value());
    const auto lowest = density->lowest(), highest = density->highest();
    CHECK (integral (*density, lowest, highest, 2000) == Approx (1.0).margin (1e-4));

    const ErrorModel model { settings, filter };
    const auto threeSigmas = 3.0 * std::sqrt (model.power() - model.mean() * model.mean());
    const auto low = std::max (lowest, model.mean() - threeSigmas);
    const auto high = std::min (highest, model.mean() + threeSigmas);
    const auto width = (high - low) / bins;
    std::vector<double> below { integral (*density, lowest, low, 100) };

    for (std::size_t bin = 0; bin < bins; ++bin)
        below.push_back (below.back()
                         + integral (*density, low + static_cast<double> (bin) * width,
                                     low + static_cast<double> (bin + 1) * width, 16));

    const auto errors = simulatedErrors (settings, filter, count, independentAfter (filter));
    const auto cdf = [&] (double edge)
    { return below[static_cast<std::size_t> (std::lround ((edge - low) / width))]; };
    CHECK (std::abs (chiSquaredInSigmas (errors, low, high, bins, cdf)) < sigmas);
}

} // namespace

TEST_CASE ("The predicted density is the error's histogram for every dither, rounding and amount",
           "[quantization][theory]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (each (everyRounding));
    const auto amount = GENERATE (0.5, 1.0, 2.0);
    CAPTURE (dither, rounding, amount);
    checkHistogram (
        { .bits = 14, .rounding = rounding, .dither = dither, .ditherAmount = amount, .seed = 8 },
        {}, 1 << 16);
}

TEST_CASE ("With a shaper, too, the predicted density is the error's histogram",
           "[quantization][theory][shaping]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto amount = dither == Dither::rpdf ? 0.5 : 1.0;

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (dither, rounding, shaper.name);
        checkHistogram ({ .bits = 18,
                          .rounding = rounding,
                          .dither = dither,
                          .ditherAmount = amount,
                          .seed = 9 },
                        shaper.filter, 1 << 12);
    }
}

// Rounding and each number of the dither are uniform, and so is what a tap makes of them.
TEST_CASE ("The predicted density of a short shaper is the closed form within 1e-4 of its maximum",
           "[quantization][theory][shaping]")
{
    struct Row
    {
        std::vector<double> taps;
        Dither dither;
        double amount;
        std::vector<double> widths;
    };

    const auto none = Dither::none, rpdf = Dither::rpdf, tpdf = Dither::tpdf,
               highPass = Dither::highPass;
    const std::vector<Row> rows {
        { { -1.0 }, none, 1.0, { 1, 1 } },
        { { 0.05 }, none, 1.0, { 1, 0.05 } },
        { { 0.001 }, none, 1.0, { 1, 0.001 } },
        { { -0.5, 0.002 }, none, 1.0, { 1, 0.5, 0.002 } },
        { { -2.0, 1.0 }, none, 1.0, { 1, 2, 1 } },
        { { -1.0 }, rpdf, 1.0, { 1, 1, 1, 1 } },
        { { -1.0 }, rpdf, 0.1, { 1, 1, 0.1, 0.1 } },
        { { -1.0 }, tpdf, 0.5, { 1, 1, 0.5, 0.5, 0.5, 0.5 } },
        { { -1.5, 0.5 }, tpdf, 1.0, { 1, 1.5, 0.5, 1, 1.5, 0.5, 1, 1.5, 0.5 } },
        { { -1.0 }, highPass, 1.0, { 1, 1, 1, 2, 1 } },
        { { 0.5 }, highPass, 2.0, { 1, 0.5, 2, 1, 1 } }
    };

    for (const auto& row : rows)
        for (const auto rounding : { Rounding::nearest, Rounding::truncate })
        {
            CAPTURE (row.taps, row.dither, row.amount, rounding);
            const NoiseTransferFunction filter { row.taps };
            const auto density = ErrorPdf::of (
                { .rounding = rounding, .dither = row.dither, .ditherAmount = row.amount }, filter);
            const auto mean = isToNearest (rounding) ? 0.0 : 0.5 * filter.gainAtDc();
            const auto largest = uniformSumDensity (row.widths, 0.0);
            double worst = 0.0;

            for (int i = 0; i < 997; ++i)
            {
                const auto lsb = 4.0 * (i + 0.5) / 997 - 2.0;
                worst = std::max (worst, std::abs (density->at (mean + lsb)
                                                   - uniformSumDensity (row.widths, lsb)));
            }

            CHECK (worst < 1e-4 * largest);
        }
}

TEST_CASE ("Outside its range the predicted density is below 1e-4 of its maximum",
           "[quantization][theory]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);

    for (const auto& shaper : everyShaper())
    {
        CAPTURE (dither, rounding, shaper.name);
        const auto density =
            ErrorPdf::of ({ .rounding = rounding, .dither = dither }, shaper.filter);
        const auto middle = 0.5 * (density->lowest() + density->highest());
        const auto limit = 1e-4 * density->at (middle);
        const auto width = density->highest() - density->lowest();

        for (const auto beyond : { 1e-6, 0.01, 0.1, 0.3, 1.0 })
        {
            CHECK (density->at (density->lowest() - beyond * width) < limit);
            CHECK (density->at (density->highest() + beyond * width) < limit);
        }
    }
}

TEST_CASE ("Where the signal's sign is shaped, no density is predicted", "[quantization][theory]")
{
    const ReductionSettings settings { .rounding = Rounding::towardZero };
    CHECK (ErrorPdf::of (settings, {}).has_value());
    CHECK_FALSE (ErrorPdf::of (settings, everyShaper()[0].filter).has_value());
}
