#include "SpectrumView.h"

#include "Measurement/Error/ErrorFigures.h"
#include "Plots/Style/Numbers.h"
#include "Psychoacoustics/Weightings.h"

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
           && settings.rounding == Rounding::nearest && settings.shaping == Shaping::none;
}

// What a level tells of noise it does not tell of distortion, which is heard far below it.
juce::String besidePlainDither (double db, const std::optional<ErrorParts>& parts)
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
           + juce::String (" plain TPDF.");
}

// Why the error is not as predicted, where that is known.
juce::String reasonFor (const Readings& readings)
{
    if (readings.isTheorySpoiled)
        return ": what clips is error, too.";

    return readings.blankedChannels + readings.passingChannels > 0
               ? ": some samples passed as they are."
               : " on average.";
}

juce::String asPredicted (const StatisticsView& statistics, double db)
{
    return isPlainDither (statistics.reduction.settings.reduction)
               ? juce::String ("The error follows its predicted curve, that of plain TPDF.")
               : "As predicted; "
                     + besidePlainDither (db, ErrorParts::of (statistics.counts.byPhase));
}

} // namespace

SpectrumView::SpectrumView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Spectrum",
        "Power spectra of input, output and error. The pointer, or the left and right "
        "arrow keys, read a frequency.")
{
}

void SpectrumView::take (const PlotSource& source)
{
    const auto before =
        std::tuple (data.options, data.title, data.subtitle, data.lowestDb, data.highestDb,
                    data.sampleRateHz, data.predictedDb.empty(), data.noiseBinHz);
    data.options = source.options.spectrum;
    takeBands (source.statistics);
    takeCurves (source);
    takePredictions (source);
    takeRange (source.seconds);
    takeWords (source);

    if (before
        != std::tuple (data.options, data.title, data.subtitle, data.lowestDb, data.highestDb,
                       data.sampleRateHz, data.predictedDb.empty(), data.noiseBinHz))
        frameHasChanged();
}

void SpectrumView::takeBands (const StatisticsView& statistics)
{
    const auto bins = statistics.densities[Spectra::input].size();
    const auto binHz = statistics.spectrumScale.binHz;

    if (bins == 0)
    {
        bands.reset();
        data.frequenciesHz.clear();
    }
    else if (! bands || bins != binCount || binHz != data.binHz)
    {
        bands.emplace (bins, binHz);
        data.frequenciesHz.assign (bands->frequenciesHz().begin(), bands->frequenciesHz().end());
    }

    binCount = bins;
    data.binHz = binHz;
    data.noiseBinHz = statistics.spectrumScale.noiseBinHz;

    if (statistics.reduction.exists())
        data.sampleRateHz = statistics.reduction.sampleRateHz;
}

// Densities re full scale squared per Hz, bin by bin, as levels, band by band.
std::vector<double> SpectrumView::levels (std::span<const double> densities) const
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

void SpectrumView::takeCurves (const PlotSource& source)
{
    const auto& [input, output, error] = source.statistics.densities;
    const auto& [highestInput, highestOutput, highestError] = source.statistics.peaks;
    data.inputDb = levels (input);
    data.outputDb = levels (output);
    data.errorDb = levels (error);
    data.inputPeakDb = levels (highestInput);
    data.outputPeakDb = levels (highestOutput);
    data.errorPeakDb = levels (highestError);
}

void SpectrumView::takePredictions (const PlotSource& source)
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

    data.predictedDb = curveOf (source.predicted);
    data.chosenDb.clear();

    // While a knob moves, what it will do is seen before it is heard.
    if (source.statistics.reduction.exists()
        && source.chosen != source.statistics.reduction.settings.reduction)
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

// The strongest of what is heard, and the weakest of what the reduction leaves, with room around.
void SpectrumView::takeRange (double seconds)
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

void SpectrumView::takeWords (const PlotSource& source)
{
    const auto& statistics = source.statistics;

    if (data.frequenciesHz.empty())
    {
        data.title = statistics.exists() ? "Listening" : "Nothing has come in yet";
        data.subtitle = "A spectrum takes a third of a second of sound.";
        return;
    }

    const auto error = statistics.weightedError.levelDb (Weighting::hearing);

    if (! error)
    {
        data.title = "Nothing was added";
        data.subtitle = statistics.reduction.settings.bypassed
                            ? "Bypassed: the output is the input."
                            : "Every sample lies on a level already.";
        return;
    }

    data.title = "What was added, and where";

    if (data.predictedDb.empty() || ! source.predicted)
    {
        data.subtitle = "Theory has no curve for this reduction.";
        return;
    }

    const auto distance = meanDistanceDb (data);
    const auto plain = source.predicted->plainDitherHeardDb();
    data.subtitle = std::abs (distance) < 1.0 && ! source.readings.isTheorySpoiled
                        ? asPredicted (statistics, *error - plain)
                        : "The error lies " + numbers::fixed (std::abs (distance), 0) + " dB "
                              + (distance < 0.0 ? "below" : "above") + " its predicted curve"
                              + reasonFor (source.readings);
}

void SpectrumView::refresh()
{
    layout = SpectrumPlot::Layout (style, pictureArea(), data);
    data.readHz = readX() && ! data.frequenciesHz.empty()
                      ? std::optional (layout.frame.xValueAt (*readX()))
                      : std::nullopt;
    setDescription (data.title + ". " + data.subtitle + " " + SpectrumPlot::reading (data));
}

juce::Rectangle<float> SpectrumView::readableArea() const { return layout.frame.plot; }

} // namespace requant
