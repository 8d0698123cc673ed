#include "MeasuredReduction.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Error/WeightedError.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 17;

// A mean square of Gaussian noise of density s, weighted by w, has a relative variance of 2 / count
// * mean ((w s)^2) / mean (w s)^2.
double toleranceDb (const ErrorPsd& spectrum, Weighting weighting)
{
    constexpr int points = 4096;
    double sum = 0.0, squares = 0.0;

    for (int i = 0; i < points; ++i)
    {
        const auto frequencyHz = 0.5 * spectrum.sampleRateHz() * (i + 0.5) / points;
        const auto power =
            spectrum.densityAt (frequencyHz) * weightingPower (weighting, frequencyHz);
        sum += power / points;
        squares += power * power / points;
    }

    return toleranceInDb (toleranceOfMean (2.0 * squares, count), sum);
}

double measuredDb (const MeasuredReduction& measured, double rateHz, Weighting weighting)
{
    WeightedError meter;
    meter.prepare (rateHz);
    meter.add (measured.input, measured.output);
    meter.finish();
    return *meter.take().levelDb (weighting);
}

std::vector<ReductionSettings> reductions()
{
    return { {},
             { .rounding = Rounding::truncate },
             { .dither = Dither::highPass },
             { .dither = Dither::none, .shaping = Shaping::ssrcA3 },
             { .bits = 20, .shaping = Shaping::hearing },
             { .bits = 8, .dither = Dither::gaussian, .shaping = Shaping::gesemann },
             { .dither = Dither::highPass, .shaping = Shaping::designedA } };
}

} // namespace

TEST_CASE ("What is expected of the weighted error is measured in a render, at every rate",
           "[instrument][theory][slow]")
{
    const auto rateHz = GENERATE (44100.0, 48000.0, 96000.0, 192000.0);

    for (const auto& settings : reductions())
    {
        const MeasuredReduction measured { settings, musicLike (1, count)[0], rateHz };
        const Prediction prediction { settings, measured.filter, rateHz };

        for (const auto weighting : weightings)
        {
            CAPTURE (rateHz, settings.shaping, settings.dither, weightingId (weighting));
            CHECK (std::abs (measuredDb (measured, rateHz, weighting)
                             - *prediction.weightedErrorDb (weighting))
                   < toleranceDb (prediction.spectrum(), weighting) + 0.01);
        }
    }
}

TEST_CASE ("What is expected of mean, power, SNR, ENOB and both parts is measured in a render",
           "[instrument][theory]")
{
    const auto input = musicLike (1, count)[0];

    for (const auto& settings : reductions())
    {
        const MeasuredReduction measured { settings, input };
        const Prediction prediction { settings, measured.filter, 48000.0 };
        const ErrorFigures figures { measured.sums, measured.lattice.step() };
        const auto spread = sigmas * prediction.spread().ofPowerLsb2 (count);
        const auto spreadDb = toleranceInDb (spread, prediction.error()->powerLsb2);
        const auto signalPower = measured.sums.inputSquared.value() / count;
        CAPTURE (settings.shaping, settings.dither, settings.rounding);

        CHECK (std::abs (*figures.errorPowerLsb2 - prediction.error()->powerLsb2) < spread);
        CHECK (std::abs (*figures.snrDb - *prediction.snrDb (signalPower)) < spreadDb);
        CHECK (std::abs (*figures.enobBits - *prediction.enobBits()) < spreadDb / 6.02);

        // A bin's mean is off by chance: 64 bins of count / 64 samples. The mean itself is in both.
        const auto power = prediction.error()->powerLsb2, mean = prediction.error()->meanLsb;
        const auto ofBins = (64.0 + sigmas * std::sqrt (128.0)) * power / count;
        const auto ofMean = 2.0 * std::abs (mean) * toleranceOfMean (power, count);
        CHECK (std::abs (measured.split().staticLsb2 - prediction.split()->staticLsb2)
               < ofBins + ofMean);
    }
}
