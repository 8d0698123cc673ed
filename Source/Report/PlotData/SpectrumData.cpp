#include "SpectrumData.h"

#include "Measurement/Error/ErrorFigures.h"
#include "Report/Figures.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr double audibleFromHz = 20.0;

// How far the measured error lies from what theory says, on average over the bands, in dB.
double meanDistanceDb (const SpectrumData& data)
{
    double sum = 0.0;
    int count = 0;

    for (std::size_t i = 0; i < data.predictedDb.size(); ++i)
        if (data.frequenciesHz[i] >= audibleFromHz && std::isfinite (data.errorDb[i]))
        {
            sum += data.errorDb[i] - data.predictedDb[i];
            ++count;
        }

    return count > 0 ? sum / count : -std::numeric_limits<double>::infinity();
}

bool isPlainDither (const ReductionSettings& settings)
{
    return settings.dither == Dither::tpdf && settings.ditherAmount == 1.0
           && isToNearest (settings.rounding) && settings.shaping == Shaping::none;
}

// What a level tells of noise it does not tell of distortion, which is heard far below it.
std::string besidePlainDither (double db, const std::optional<ErrorParts>& parts)
{
    const auto isLess = db < 0.0, isAlike = std::abs (db) < 0.5;
    const auto size = numbers::fixed (std::abs (db), 1) + " dB ";

    if (parts && parts->shareThatRepeats() >= ErrorParts::mostOfNoise)
        return (parts->dcShare < ErrorParts::leastDc ? "" : "apart from DC ")
               + (isAlike ? "as strong as" : size + (isLess ? "below" : "above"))
               + " plain TPDF, but "
               + (parts->shareThatRepeats() > ErrorParts::leastOfDistortion ? "" : "partly ")
               + "distortion: it follows the music.";

    return (isAlike ? "as audible as" : size + (isLess ? "less" : "more") + " audible than")
           + std::string (" plain TPDF.");
}

// Why the error is not as predicted, where that is known.
std::string reasonFor (const Readings& readings)
{
    if (readings.isTheorySpoiled)
        return ": what clips is error, too.";

    return readings.blankedChannels + readings.passingChannels > 0
               ? ": some samples passed as they are."
               : " on average.";
}

std::string asPredicted (const MeasuredReduction& measured, double db)
{
    return isPlainDither (measured.reduction.settings.reduction)
               ? std::string ("The error follows its predicted curve, that of plain TPDF.")
               : "As predicted; "
                     + besidePlainDither (db, ErrorParts::of (measured.counts.byPhase));
}

void takePredictions (SpectrumData& data, const MeasuredSpectra& source)
{
    const auto& options = data.options;
    const auto curveOf = [&] (const Prediction* predicted)
    {
        std::vector<double> db;

        if (predicted == nullptr || ! predicted->error())
            return db;

        const auto step = predicted->step();
        const auto width = options.isPerBin ? data.noiseBinHz : 1.0;

        for (const auto hz : data.frequenciesHz)
            db.push_back (levelDbfs (predicted->spectrum().densityAt (hz) * step * step * width,
                                     options.fullScale));

        return db;
    };

    data.predictedDb = curveOf (source.measured.predicted);

    // While a knob moves, what it will do is seen before it is heard.
    if (source.measured.reduction.exists()
        && source.chosen != source.measured.reduction.settings.reduction)
        data.chosenDb = curveOf (source.predictedOfChosen);

    const auto known =
        std::upper_bound (data.frequenciesHz.begin(), data.frequenciesHz.end(), highestThresholdHz);
    data.thresholdDb.resize (
        static_cast<std::size_t> (std::distance (data.frequenciesHz.begin(), known)));
    const auto fullScaleDb =
        options.fullScaleDbSpl - levelDbfs (referencePower (FullScale::sine), options.fullScale);

    for (std::size_t i = 0; i < data.thresholdDb.size(); ++i)
    {
        const auto hz = std::max (data.frequenciesHz[i], 1.0);
        data.thresholdDb[i] =
            (options.isPerBin ? hearingThresholdDbSpl (hz) : noiseThresholdDbSplPerHz (hz))
            - fullScaleDb;
    }
}

void takeWords (SpectrumData& data, const MeasuredSpectra& source)
{
    const auto& measured = source.measured;

    if (data.frequenciesHz.empty())
    {
        data.title = measured.exists ? "Listening" : "Nothing has come in yet";
        data.subtitle = "A spectrum takes a third of a second of sound.";
        return;
    }

    const auto error = source.weightedError.levelDb (Weighting::hearing);

    if (! error)
    {
        data.title = "Nothing was added";
        data.subtitle = measured.reduction.settings.bypassed
                            ? "Bypassed: the output is the input."
                            : "Every sample lies on a level already.";
        return;
    }

    data.title = "What was added, and where";

    if (data.predictedDb.empty() || ! measured.predicted)
    {
        data.subtitle = "Theory has no curve for this reduction.";
        return;
    }

    const auto distance = meanDistanceDb (data);
    const auto plain = measured.predicted->plainDitherHeardDb();
    data.subtitle = std::abs (distance) < 1.0 && ! source.readings.isTheorySpoiled
                        ? asPredicted (measured, *error - plain)
                        : "The error lies " + numbers::fixed (std::abs (distance), 0) + " dB "
                              + (distance < 0.0 ? "below" : "above") + " its predicted curve"
                              + reasonFor (source.readings);
}

} // namespace

std::string SpectrumData::levelUnit() const
{
    const auto convention = figureWords::convention (options.fullScale);

    return options.isPerBin
               ? "dBFS (" + convention + ") in " + numbers::shortest (noiseBinHz, 2) + " Hz"
               : "dBFS (" + convention + ") per Hz";
}

std::size_t SpectrumData::nearestTo (double hz) const noexcept
{
    const auto above = std::lower_bound (frequenciesHz.begin(), frequenciesHz.end(), hz);

    if (above == frequenciesHz.begin())
        return 0;

    const auto index = static_cast<std::size_t> (above - frequenciesHz.begin());
    return above == frequenciesHz.end() || hz - frequenciesHz[index - 1] < *above - hz ? index - 1
                                                                                       : index;
}

void SpectrumFiller::takeBands (SpectrumData& data, const MeasuredSpectra& source)
{
    const auto bins = source.densities[Spectra::input].size();

    if (bins == 0)
        bands.reset();
    else if (! bands || bins != binCount || source.scale.binHz != binHz)
        bands.emplace (bins, source.scale.binHz);

    if (bands)
        data.frequenciesHz.assign (bands->frequenciesHz().begin(), bands->frequenciesHz().end());

    binCount = bins;
    binHz = source.scale.binHz;

    if (source.measured.reduction.exists())
        sampleRateHz = source.measured.reduction.sampleRateHz;

    data.binHz = binHz;
    data.noiseBinHz = source.scale.noiseBinHz;
    data.sampleRateHz = sampleRateHz;
}

// Densities re full scale squared per Hz, bin by bin, as levels, band by band.
std::vector<double> SpectrumFiller::levels (const SpectrumData& data,
                                            std::span<const double> densities) const
{
    if (! bands || densities.size() != binCount)
        return {};

    std::vector<double> db (bands->size());

    if (data.options.isPerBin)
        bands->highest (densities, db);
    else
        bands->average (densities, db);

    const auto width = data.options.isPerBin ? data.noiseBinHz : 1.0;

    for (auto& value : db)
        value = levelDbfs (value * width, data.options.fullScale);

    return db;
}

// The strongest of what is heard, and the weakest of what the reduction leaves, with room around.
void SpectrumFiller::takeRange (SpectrumData& data, double seconds)
{
    auto highest = -40.0, lowest = 0.0;

    for (const auto* curve : { &data.inputDb, &data.outputDb, &data.errorDb })
        for (std::size_t i = 0; i < curve->size(); ++i)
            if (data.frequenciesHz[i] >= audibleFromHz)
                highest = std::max (highest, (*curve)[i]);

    for (const auto* curve : { &data.errorDb, &data.predictedDb, &data.chosenDb })
        for (std::size_t i = 0; i < curve->size(); ++i)
            if (data.frequenciesHz[i] >= audibleFromHz && std::isfinite ((*curve)[i]))
                lowest = std::min (lowest, (*curve)[i]);

    constexpr double room = 6.0, least = 60.0, most = 240.0;
    range.follow (std::clamp (lowest - room, highest - most, highest - least), highest + room,
                  seconds);
    data.lowestDb = range.lowest();
    data.highestDb = range.highest();
}

SpectrumData SpectrumFiller::fill (const MeasuredSpectra& source, const SpectrumOptions& options,
                                   double seconds)
{
    SpectrumData data;
    data.options = options;
    takeBands (data, source);
    const auto& [input, output, error] = source.densities;
    const auto& [highestInput, highestOutput, highestError] = source.peaks;
    data.inputDb = levels (data, input);
    data.outputDb = levels (data, output);
    data.errorDb = levels (data, error);
    data.inputPeakDb = levels (data, highestInput);
    data.outputPeakDb = levels (data, highestOutput);
    data.errorPeakDb = levels (data, highestError);
    takePredictions (data, source);
    takeRange (data, seconds);
    takeWords (data, source);
    return data;
}

ShaperCurveData shaperCurveOf (const NoiseTransferFunction& filter, double sampleRateHz)
{
    constexpr std::size_t pointCount = 96;
    const auto highestHz = 0.5 * sampleRateHz;
    ShaperCurveData data;

    for (std::size_t i = 0; i < pointCount; ++i)
    {
        const auto part = static_cast<double> (i) / static_cast<double> (pointCount - 1);
        const auto hz =
            ShaperCurveData::lowestHz * std::pow (highestHz / ShaperCurveData::lowestHz, part);
        data.levelsDb.push_back (powerToDb (filter.powerAt (hz, sampleRateHz)));
    }

    return data;
}

} // namespace requant
