#include "Quantization/DitherDensity.h"
#include "Quantization/Reduced.h"
#include "Quantization/Shapers.h"
#include "TextbookError.h"
#include "Theory/ErrorDistribution.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Midpoints, so that no place is a tie.
std::vector<double> places (int count = 64)
{
    std::vector<double> all;

    for (int i = 0; i < count; ++i)
        all.push_back ((i + 0.5) / count - 0.5);

    return all;
}

ConditionalErrorMoments placed (const ReductionSettings& settings,
                                const NoiseTransferFunction& filter = {})
{
    const auto error = ConditionalErrorMoments::of (settings, filter);
    REQUIRE (error.has_value());
    return *error;
}

// All but 2e-10 of what a normal value can be is within the farthest that dither goes.
constexpr double margin = 1e-7;

} // namespace

// Lipshitz, Wannamaker, Vanderkooy (1992): undithered, the error is the place itself; RPDF's power
// lies as far from both levels as the place does; TPDF's is 1/4 wherever.
TEST_CASE ("No dither is all static, RPDF is modulated, TPDF is neither", "[quantization][theory]")
{
    for (const auto place : places())
    {
        CAPTURE (place);
        const auto none = placed ({ .dither = Dither::none }).at (place);
        CHECK (none.meanLsb == Approx (place));
        CHECK (none.varianceLsb2 == Approx (0.0).margin (1e-12));

        const auto rpdf = placed ({ .dither = Dither::rpdf }).at (place);
        CHECK (rpdf.meanLsb == Approx (0.0).margin (1e-12));
        CHECK (rpdf.varianceLsb2 == Approx (std::abs (place) * (1.0 - std::abs (place))));

        const auto tpdf = placed ({ .dither = Dither::tpdf }).at (place);
        CHECK (tpdf.meanLsb == Approx (0.0).margin (1e-12));
        CHECK (tpdf.varianceLsb2 == Approx (0.25));
    }
}

// Both ends of the step are half an LSB from two levels.
TEST_CASE ("Undithered, a tie is half an LSB from its level, and what lies on a level has no error",
           "[quantization][theory]")
{
    for (const auto place : { -0.5, 0.5 })
    {
        CAPTURE (place);
        const auto moments = placed ({ .dither = Dither::none }).at (place);
        CHECK (std::abs (moments.meanLsb) == 0.5);
        CHECK (moments.varianceLsb2 == 0.0);
    }

    for (const auto rounding : { Rounding::nearest, Rounding::truncate, Rounding::towardZero })
        CHECK (placed ({ .rounding = rounding, .dither = Dither::none }).at (0.0).powerLsb2()
               == 0.0);
}

// Truncation is rounding half a step lower and half a step of DC.
TEST_CASE ("The moments at a place are those of the codes that dither can give there",
           "[quantization][theory]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (each (everyRounding));
    const auto amount = GENERATE (0.25, 0.5, 1.0, 1.5, 2.0);
    const auto offset = isToNearest (rounding) ? 0.0 : 0.5;
    const auto error = placed ({ .rounding = rounding, .dither = dither, .ditherAmount = amount });

    for (const auto place : places())
    {
        CAPTURE (dither, rounding, amount, place);
        const ErrorAtRest expected { dither, amount, place - offset, offset };
        const auto positive = error.ofPositive (place);
        CHECK (positive.meanLsb == Approx (expected.mean).margin (margin));
        CHECK (positive.varianceLsb2 == Approx (expected.variance()).margin (margin));

        // Of negative samples everything is mirrored: half of the samples is each.
        const ErrorAtRest mirrored { dither, amount, -place - offset, offset };
        const auto isSigned = rounding == Rounding::towardZero;
        const auto mean = isSigned ? 0.5 * (expected.mean - mirrored.mean) : expected.mean;
        const auto power = isSigned ? 0.5 * (expected.power + mirrored.power) : expected.power;
        CHECK (error.at (place).meanLsb == Approx (mean).margin (margin));
        CHECK (error.at (place).powerLsb2() == Approx (power).margin (margin));
    }
}

TEST_CASE ("A sample that lies on the lattice is left alone where dither does not move it",
           "[quantization][theory]")
{
    for (const auto rounding : everyRounding)
        CHECK (
            placed ({ .rounding = rounding, .dither = Dither::none }).ofPositive (0.0).powerLsb2()
            == 0.0);

    for (const auto dither : { Dither::rpdf, Dither::tpdf, Dither::highPass })
        CHECK (placed ({ .dither = dither, .ditherAmount = 0.5 }).ofPositive (0.0).powerLsb2()
               == Approx (0.0).margin (1e-12));

    CHECK (placed ({}).ofPositive (0.0).powerLsb2() == Approx (0.25));
}

namespace
{

// Shapers whose fed-back errors are too narrow to hide the place, and some that do.
std::vector<NamedShaper> shapersOfAllWidths()
{
    auto shapers = fewShapers();
    const auto add = [&] (const char* name, std::vector<double> taps) {
        shapers.push_back ({ name, NoiseTransferFunction { taps } });
    };
    add ("a little", { 0.05 });
    add ("half", { -0.5 });
    add ("two", { 0.4, 0.2 });
    return shapers;
}

struct Bin
{
    double count = 0.0, sum = 0.0, squares = 0.0, fourths = 0.0;
};

constexpr int binCount = 32, partsInBin = 8;

// Of 4000 samples none goes where 12 ought to with a probability of 6e-6.
constexpr double unseen = 3e-3;

// Places spread evenly over whole steps.
std::vector<Bin> simulatedBins (const ReductionSettings& settings,
                                const NoiseTransferFunction& filter)
{
    const auto step = settings.lattice().step();
    const auto top =
        std::exp2 (settings.bits - 1.0) - std::ceil (10.0 + 6.0 * std::sqrt (filter.powerGain()));
    const auto input = noise (1 << 17, top * step, 41);
    const auto errors =
        errorsInLsb (input, reduceMono (settings, input, { .filter = filter }), step);
    std::vector<Bin> bins (binCount);

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        const auto lsb = input[n] / step;
        const auto place = lsb - std::floor (lsb + 0.5);
        auto& bin = bins[static_cast<std::size_t> ((place + 0.5) * binCount)];
        bin.count += 1.0;
        bin.sum += errors[n];
        bin.squares += errors[n] * errors[n];
        bin.fourths += std::pow (errors[n], 4.0);
    }

    return bins;
}

// Predicted over the places of one bin.
struct BinMoments
{
    BinMoments (const ConditionalErrorMoments& error, int bin)
    {
        for (int part = 0; part < partsInBin; ++part)
        {
            const auto place = (bin + (part + 0.5) / partsInBin) / binCount - 0.5;
            const auto moments = error.at (place);
            mean += moments.meanLsb / partsInBin;
            power += moments.powerLsb2() / partsInBin;
        }
    }

    double mean = 0.0, power = 0.0;
};

} // namespace

// A bin's samples are a random 32nd of all, so that what they have to do with each other is nothing
// beside chance; how far a square is spread they tell themselves, but for what has not happened
// yet.
TEST_CASE ("With a shaper, too, a busy signal has the predicted moments at every place",
           "[quantization][theory][shaping][slow]")
{
    const auto dither = GENERATE (Dither::none, Dither::rpdf, Dither::highPass, Dither::gaussian);
    const auto amount = dither == Dither::none ? 1.0 : 0.4;
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const ReductionSettings settings {
        .bits = 18, .rounding = rounding, .dither = dither, .ditherAmount = amount, .seed = 12
    };

    for (const auto& shaper : shapersOfAllWidths())
    {
        const auto bins = simulatedBins (settings, shaper.filter);
        const auto error = placed (settings, shaper.filter);

        for (int b = 0; b < binCount; ++b)
        {
            CAPTURE (dither, rounding, shaper.name, b);
            const auto& bin = bins[static_cast<std::size_t> (b)];
            const auto count = static_cast<std::size_t> (bin.count);
            const BinMoments expected { error, b };
            const auto variance = expected.power - expected.mean * expected.mean;
            const auto power = bin.squares / bin.count;
            const auto ofSquare = bin.fourths / bin.count - power * power;
            CHECK (std::abs (bin.sum / bin.count - expected.mean)
                   < toleranceOfMean (variance, count) + unseen);
            CHECK (std::abs (power - expected.power) < toleranceOfMean (ofSquare, count) + unseen);
        }
    }
}

// Not only for busy signals: the shaped total error e has E[e | past] = 0 and E[e^2 | past] = 1/4,
// whatever the input, and QE is -(h * e).
TEST_CASE (
    "With TPDF dither and a shaper, input at rest has the predicted moments wherever it lies",
    "[quantization][theory][shaping][slow]")
{
    const auto place = GENERATE (-0.5, -0.2, 0.0, 0.31);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto amount = GENERATE (1.0, 2.0);
    constexpr std::size_t count = 1 << 17;
    const ReductionSettings settings {
        .bits = 16, .rounding = rounding, .ditherAmount = amount, .seed = 13
    };
    const auto step = settings.lattice().step();
    const auto input = constant (count, (place + 7.0) * step);

    for (const auto& shaper : fewShapers())
    {
        CAPTURE (place, rounding, amount, shaper.name);
        const auto errors =
            errorsInLsb (input, reduceMono (settings, input, { .filter = shaper.filter }), step);
        const auto expected = placed (settings, shaper.filter).at (place);
        const ErrorModel model { settings, shaper.filter };
        CHECK (std::abs (mean (errors) - expected.meanLsb) < model.toleranceOfMean (count));
        // Up to twice the variance of a busy signal's.
        CHECK (std::abs (meanSquare (errors) - expected.powerLsb2())
               < 1.42 * model.toleranceOfPower (count));
        CHECK (ignoresInput (settings, shaper.filter));
    }
}

TEST_CASE ("The static and the dynamic part add up to the power of the error",
           "[quantization][theory]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (each (everyRounding));
    const auto amount = GENERATE (0.3, 1.0, 2.0);
    const ReductionSettings settings { .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = amount };

    for (const auto& shaper : shapersOfAllWidths())
    {
        CAPTURE (dither, rounding, amount, shaper.name);
        const auto predicted = predictError (settings, shaper.filter);
        const auto isSignShaped = rounding == Rounding::towardZero && ! shaper.filter.isFlat();
        REQUIRE (predicted.has_value() == ! isSignShaped);

        if (isSignShaped)
            continue;

        const auto split = placed (settings, shaper.filter).split();
        CHECK (split.staticLsb2 + split.dynamicLsb2
               == Approx (predicted->powerLsb2).epsilon (3e-4));
    }
}

// Undithered rounding toward zero errs by the place p above 0 and by p - 1 below: on average by p -
// 1/2, and by 1/2 from that.
TEST_CASE ("Undithered, all of the error is static; with RPDF or TPDF, none but DC",
           "[quantization][theory]")
{
    struct Row
    {
        Rounding rounding;
        Dither dither;
        double staticLsb2, dynamicLsb2;
    };

    const auto nearest = Rounding::nearest, truncate = Rounding::truncate,
               towardZero = Rounding::towardZero;
    const auto row = GENERATE_COPY (Row { nearest, Dither::none, 1.0 / 12.0, 0.0 },
                                    Row { truncate, Dither::none, 1.0 / 3.0, 0.0 },
                                    Row { towardZero, Dither::none, 1.0 / 12.0, 0.25 },
                                    Row { nearest, Dither::rpdf, 0.0, 1.0 / 6.0 },
                                    Row { truncate, Dither::rpdf, 0.25, 1.0 / 6.0 },
                                    Row { nearest, Dither::tpdf, 0.0, 0.25 },
                                    Row { truncate, Dither::highPass, 0.25, 0.25 });
    CAPTURE (row.rounding, row.dither);
    const auto split = placed ({ .rounding = row.rounding, .dither = row.dither }).split();
    CHECK (split.staticLsb2 == Approx (row.staticLsb2).margin (1e-5));
    CHECK (split.dynamicLsb2 == Approx (row.dynamicLsb2).margin (1e-5));
}

TEST_CASE ("Where the signal's sign is shaped, nothing is said of a place",
           "[quantization][theory]")
{
    CHECK_FALSE (
        ConditionalErrorMoments::of ({ .rounding = Rounding::towardZero }, everyShaper()[0].filter)
            .has_value());
}
