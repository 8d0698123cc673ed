#include "Engine/Planned.h"
#include "Quantization/Shaping/LinearPrediction.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/TransferFunctions.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("No shaping is a flat plan, at any rate, without a remark", "[instrument][shaping]")
{
    for (const auto rate : rates)
    {
        const auto plan = planFor (Shaping::none, rate);
        CHECK (plan.filter.isFlat());
        CHECK (plan.running == Shaping::none);
        CHECK (plan.published == nullptr);
        CHECK (plan.remark() == "");
    }
}

TEST_CASE ("A published shaper runs as it is at the rates it was made for", "[instrument][shaping]")
{
    for (const auto& row : publishedShapers())
    {
        const auto rate = row.ratesHz.empty() ? 12345.0 : row.ratesHz.back();
        CAPTURE (row.name, rate);

        const auto plan = planFor (row.shaping, rate, withBits (12.0));
        CHECK (plan.running == row.shaping);
        CHECK (plan.published == &row);
        CHECK (plan.filter == row.filter());
        CHECK (plan.powerGain == row.filter().powerGain());
        CHECK (plan.remark() == "");
        CHECK (findReadyPlan (plan.request)->filter == row.filter());
    }
}

// Nobody reduces what an author gave: where its noise leaves no room, another one runs.
TEST_CASE (
    "A published shaper runs at every word length that leaves room for its noise, or not at all",
    "[instrument][shaping][slow]")
{
    for (const auto& row : publishedShapers())
        for (int bits = 1; bits <= 24; ++bits)
        {
            const auto rate = row.ratesHz.empty() ? 48000.0 : row.ratesHz.front();
            CAPTURE (row.name, rate, bits);
            const auto plan = planFor (row.shaping, rate, withBits (bits));
            const auto fits = shareOfRoom (row.filter(), plan.request) <= 1.0;
            CHECK ((plan.published == &row) == fits);
            CHECK (findReadyPlan (plan.request).has_value() == fits);
            CHECK ((plan.remark() == "") == fits);

            if (fits)
                continue;

            const auto substitute = planFor (Shaping::hearing, rate, withBits (bits));
            CHECK (plan.running == Shaping::hearing);
            CHECK (plan.filter == substitute.filter);
            CHECK (plan.depthDb == substitute.depthDb);
        }
}

TEST_CASE ("Where no published shaper suits the rate, hearing of order 16 and depth 40 runs",
           "[instrument][shaping]")
{
    ReductionSettings settings;
    settings.shaping = Shaping::lipshitz;
    settings.shapingOrder = 5;
    settings.shapingDepthDb = 70.0;

    for (const auto rate : { 8000.0, 96000.0, 768000.0 })
    {
        const auto plan = planShaper (ShaperRequest::of (settings, rate));
        CHECK (plan.running == Shaping::hearing);
        CHECK (plan.published == nullptr);
        CHECK (plan.depthDb == 40.0);
        CHECK (plan.filter == planFor (Shaping::hearing, rate).filter);
        CHECK_FALSE (findReadyPlan (plan.request));
    }
}

TEST_CASE ("Each designed shaping follows the weighting it is named after", "[instrument][shaping]")
{
    for (const auto rate : rates)
        for (std::size_t i = 0; i < std::size (factWeightingIds); ++i)
        {
            CAPTURE (rate, i);
            const auto weight = [i] (double f) { return factWeighting (factWeightingIds[i], f); };
            double largest = 0.0;

            for (double f = 1.0; f <= 0.5 * rate; f += 1.0)
                largest = std::max (largest, f < 24000.0 ? weight (f) : 0.0);

            const LinearPrediction prediction { [&] (double f) { return weight (f) / largest; },
                                                rate };
            ShaperRequest request;
            request.bits = 24.0;

            for (const auto order : { 5, 32 })
            {
                request.order = order;
                const auto filter = planFor (designed[i], rate, request).filter;
                const auto expected = prediction.design (order, request.depthDb);

                for (int band = 0; band < 200; ++band)
                {
                    const auto frequency = (band + 0.5) / 400.0;
                    REQUIRE (toDb (filter.powerAt (frequency, 1.0))
                             == Approx (toDb (expected.powerAt (frequency, 1.0))).margin (0.01));
                }
            }
        }
}

// With W = 1 below and 1e-4 above the cutoff an endless filter would hold the noise below it flat,
// 40 dB under that above; order 32 comes within 1 dB of the level, on average.
TEST_CASE ("The low-pass design keeps noise evenly low up to the cutoff", "[instrument][shaping]")
{
    for (const auto rate : { 44100.0, 96000.0, 192000.0 })
    {
        ShaperRequest request;
        request.order = 32;
        request.cutoffHz = 0.2 * rate;
        const auto filter = planFor (Shaping::designedLowPass, rate, request).filter;
        const auto power = powerOnGrid (monic (filter.taps()), 1000);
        const auto below = mean (std::span (power).first (380));
        const auto above = mean (std::span (power).last (580));
        CAPTURE (rate, toDb (below), toDb (above));
        CHECK (toDb (below) < -22.0);
        CHECK (toDb (above) > 14.0);
    }
}

TEST_CASE ("Depth 0 gives a flat filter from every weighting", "[instrument][shaping]")
{
    for (const auto shaping : designed)
        CHECK (planFor (shaping, 48000.0, withBits (16.0, 0.0)).filter.isFlat());
}

// Rounding errors have a power of 1/12 and, where they are one-sided, a mean of 1/2; TPDF adds 1/6.
TEST_CASE ("A request holds what matters to its shaping and nothing else", "[instrument][shaping]")
{
    ReductionSettings settings;
    settings.bits = 5.5;
    settings.shapingDepthDb = 20.0;
    settings.shapingOrder = 9;
    settings.shapingCutoffHz = 4000.0;
    settings.rounding = Rounding::truncate;

    const auto request = [&settings] (Shaping shaping, double rateHz)
    {
        settings.shaping = shaping;
        return ShaperRequest::of (settings, rateHz);
    };

    CHECK (request (Shaping::none, 96000.0) == ShaperRequest { Shaping::none, 96000.0 });

    const auto published = request (Shaping::lipshitz, 44100.0);
    CHECK (published.depthDb == 40.0);
    CHECK (published.order == 16);
    CHECK (published.bits == 5.5);

    const auto substituted = request (Shaping::lipshitz, 96000.0);
    CHECK (substituted.depthDb == 40.0);
    CHECK (substituted.order == 16);
    CHECK (substituted.bits == 5.5);

    const auto lowPass = request (Shaping::designedLowPass, 96000.0);
    CHECK (lowPass.depthDb == 20.0);
    CHECK (lowPass.order == 9);
    CHECK (lowPass.cutoffHz == 4000.0);
    CHECK (lowPass.bits == 5.5);
    CHECK (lowPass.noisePowerLsb2 == Approx (1.0 / 12.0 + 1.0 / 4.0 + 1.0 / 6.0));

    CHECK (request (Shaping::hearing, 96000.0).cutoffHz == 15000.0);
    settings.rounding = Rounding::nearest;
    CHECK (request (Shaping::hearing, 96000.0).noisePowerLsb2 == Approx (1.0 / 4.0));
    settings.dither = Dither::none;
    CHECK (request (Shaping::hearing, 96000.0).noisePowerLsb2 == Approx (plainNoise));
    settings.rounding = Rounding::towardZero;
    CHECK (request (Shaping::hearing, 96000.0).noisePowerLsb2 == Approx (1.0 / 3.0));
}

TEST_CASE ("The same request gives the same plan, bit for bit", "[instrument][shaping]")
{
    for (const auto shaping : designed)
        CHECK (planFor (shaping, 88200.0).filter == planFor (shaping, 88200.0).filter);
}
