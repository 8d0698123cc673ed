#include "Quantization/Shaping/LinearPrediction.h"

#include "Quantization/Shaping/PublishedShapers.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/TransferFunctions.h"

#include <algorithm>
#include <map>

using namespace requant;
using namespace requant::test;

namespace
{

// Not a multiple or a divisor of the design's own grid.
constexpr int bands = 10007;

constexpr double rates[] = { 8000.0,   11025.0,  16000.0,  22050.0,  32000.0,
                             44100.0,  48000.0,  88200.0,  96000.0,  176400.0,
                             192000.0, 352800.0, 384000.0, 705600.0, 768000.0 };

double hearing (double frequencyHz) { return factWeighting ("hearing", frequencyHz); }

// Of W in Facts/limits.json.
double depthFloor (double depthDb) { return 1.0 / (std::pow (10.0, 0.1 * depthDb) - 1.0); }

std::vector<double> onGrid (double (*weighting) (double), double rateHz)
{
    std::vector<double> values;

    for (int i = 0; i < bands; ++i)
        values.push_back (weighting (0.5 * (i + 0.5) / bands * rateHz));

    return values;
}

// Designs and weightings of a rate, made once.
struct Rate
{
    explicit Rate (double rateHz) : prediction (hearing, rateHz), w (onGrid (hearing, rateHz)) {}

    std::vector<double> powerOf (int order, double depthDb) const
    {
        return powerOnGrid (monic (prediction.design (order, depthDb).taps()), bands);
    }

    double hearingGainDb (const std::vector<double>& power) const
    {
        return weightedGainDb (power, w);
    }

    LinearPrediction prediction;
    std::vector<double> w;
};

const Rate& at (double rateHz)
{
    static std::map<double, Rate> made;
    return made.try_emplace (rateHz, rateHz).first->second;
}

using Weight = double (*) (double frequencyHz);

constexpr Weight weights[] = { hearing,
                               [] (double f) { return factWeighting ("f", f); },
                               [] (double f) { return factWeighting ("itu_r_468", f); },
                               [] (double f) { return factWeighting ("a", f); },
                               [] (double f) { return f <= 15000.0 ? 1.0 : 0.0; },
                               [] (double f) { return f <= 1000.0 ? 1.0 : 0.0; } };

} // namespace

// Gerzon, Craven, AES 87th convention, 1989: no causal monic filter gets below exp (mean ln W).
TEST_CASE ("A shaper designed for hearing reaches what is known of every rate, depth and order",
           "[quantization][shaping][theory][slow]")
{
    REQUIRE (limitFacts().size() == 105 * 6);

    for (const auto& fact : limitFacts())
    {
        CAPTURE (fact.sampleRateHz, fact.depthDb, fact.order);
        const auto& rate = at (fact.sampleRateHz);
        const auto power = rate.powerOf (fact.order, fact.depthDb);
        auto floored = rate.w;

        for (auto& weight : floored)
            weight += depthFloor (fact.depthDb);

        const auto criterionGainDb = weightedGainDb (power, floored);
        const auto limitDb = logAverageDb (floored) - toDb (mean (floored));
        const auto peak = *std::max_element (power.begin(), power.end());
        const auto filter = rate.prediction.design (fact.order, fact.depthDb);

        CHECK (filter.taps().size() == static_cast<std::size_t> (fact.order));
        CHECK (std::abs (criterionGainDb - fact.criterionGainDb) < 0.05);
        CHECK (std::abs (rate.hearingGainDb (power) - fact.hearingGainDb) < 0.05);
        CHECK (std::abs (toDb (filter.powerGain()) - fact.powerGainDb) < 0.05);
        CHECK (std::abs (toDb (peak) - fact.peakGainDb) < 0.05);
        CHECK (std::abs (limitDb - fact.limitDb) < 0.05);

        const auto isNear =
            fact.order == 32
            || (fact.order == 16 && fact.depthDb <= 60.0 && fact.sampleRateHz <= 96000.0);
        CHECK (criterionGainDb > limitDb - 1e-3);
        CHECK ((! isNear || criterionGainDb < limitDb + 0.65));
    }
}

TEST_CASE ("Designed shapers are minimum phase: at any rate, order, depth and weighting",
           "[quantization][shaping][theory]")
{
    for (const auto rate : rates)
        for (const auto& weight : weights)
        {
            const LinearPrediction prediction { weight, rate };

            for (int order = 2; order <= 32; ++order)
                for (const auto depth : { 0.0, 0.1, 1.0, 10.0, 20.0, 30.0, 40.0, 60.0, 80.0 })
                {
                    const auto filter = prediction.design (order, depth);

                    if (! isMinimumPhase (monic (filter.taps())))
                        FAIL_CHECK (rate << " Hz, weighting " << &weight - weights << ", order "
                                         << order << ", depth " << depth);
                }
        }
}

// The midpoint rule over 10,007 bands errs like the largest zero's radius to the power of 20,014.
TEST_CASE ("Designed shapers move noise and cannot remove it: the log average of |H|^2 is 0 dB",
           "[quantization][shaping][theory][slow]")
{
    for (const auto rate : rates)
        for (const auto& weight : weights)
        {
            const LinearPrediction prediction { weight, rate };

            for (const auto depth : { 20.0, 80.0 })
                for (const auto order : { 2, 16, 32 })
                {
                    CAPTURE (rate, &weight - weights, order, depth);
                    const auto filter = prediction.design (order, depth);
                    CHECK (std::abs (logAverageDb (powerOnGrid (monic (filter.taps()), bands)))
                           < 0.02);
                }
        }
}

TEST_CASE ("At the power that a published shaper adds, the one designed for hearing of order 16 is "
           "heard less",
           "[quantization][shaping][theory]")
{
    for (const auto& row : publishedShapers())
    {
        const auto rateHz = row.ratesHz.empty() ? 44100.0 : row.ratesHz.front();
        CAPTURE (row.name, rateHz);
        const auto& rate = at (rateHz);
        double shallow = 0.0, deep = LinearPrediction::maximumDepthDb;

        while (deep - shallow > 0.001)
        {
            const auto depth = 0.5 * (shallow + deep);
            const auto filter = rate.prediction.design (16, depth);
            (filter.powerGain() < row.filter().powerGain() ? shallow : deep) = depth;
        }

        std::vector<double> published;

        for (int i = 0; i < bands; ++i)
            published.push_back (row.filter().powerAt (0.5 * (i + 0.5) / bands, 1.0));

        CHECK (rate.hearingGainDb (rate.powerOf (16, shallow))
               < rate.hearingGainDb (published) - 0.1);
    }
}

// W = 1 / |1 - 0.9 z^-1|^2 is predicted by H = 1 - 0.9 z^-1; 0.01 keeps it below 1, and the floor
// of 80 dB moves the tap by 1e-5.
TEST_CASE ("A weighting that a filter of low order fits exactly is answered by that filter",
           "[quantization][shaping][theory]")
{
    const LinearPrediction prediction { [] (double f) {
                                           return 0.01 / powerAt ({ 1.0, -0.9 }, f / 48000.0);
                                       },
                                        48000.0 };
    const auto filter = prediction.design (5, 80.0);
    CHECK (filter.taps()[0] == Approx (-0.9).margin (1e-4));

    for (const auto tap : filter.taps().subspan (1))
        CHECK (std::abs (tap) < 1e-4);
}

TEST_CASE ("Depth 0 is no shaping, and more depth adds more noise to weight less of it",
           "[quantization][shaping]")
{
    const auto& rate = at (48000.0);
    CHECK (rate.prediction.design (16, 0.0).isFlat());
    CHECK (rate.prediction.design (16, 0.0).powerGain() == 1.0);
    auto powerGain = 1.0, hearingGainDb = 0.0;

    for (int depth = 1; depth <= 80; ++depth)
    {
        CAPTURE (depth);
        const auto deeper = rate.prediction.design (16, depth);
        const auto gainDb = rate.hearingGainDb (rate.powerOf (16, depth));
        CHECK (deeper.powerGain() > powerGain);
        CHECK (gainDb < hearingGainDb);
        powerGain = deeper.powerGain();
        hearingGainDb = gainDb;
    }
}

TEST_CASE ("An order or depth outside what is designed counts as the nearest that is",
           "[quantization][shaping]")
{
    const auto& prediction = at (48000.0).prediction;
    CHECK (prediction.design (1, 40.0) == prediction.design (2, 40.0));
    CHECK (prediction.design (-5, 40.0) == prediction.design (2, 40.0));
    CHECK (prediction.design (99, 40.0) == prediction.design (32, 40.0));
    CHECK (prediction.design (16, 99.0) == prediction.design (16, 80.0));
    CHECK (prediction.design (16, -3.0).isFlat());
    CHECK (prediction.design (16, std::nan ("")).isFlat());
}

TEST_CASE ("A weighting that is the same everywhere, or nowhere, shapes nothing",
           "[quantization][shaping]")
{
    for (const auto everywhere : { 0.0, 1.0 })
    {
        const LinearPrediction prediction { [=] (double) { return everywhere; }, 48000.0 };
        const auto filter = prediction.design (32, 80.0);

        for (const auto tap : filter.taps())
            CHECK (std::abs (tap) < 1e-6);
    }
}
