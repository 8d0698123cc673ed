#include "FiguresView.h"

#include "DiscrepancySentence.h"
#include "Pictures/FiguresRows.h"
#include "Pictures/Numbers.h"
#include "WindowWords.h"

namespace requant
{

FiguresView::FiguresView (const Style& styleToUse)
    : PictureView (styleToUse, "Figures",
                   "Every figure: measured, predicted from the settings, and the difference.")
{
}

void FiguresView::take (const PictureSource& source)
{
    takeWords (source.readings);
    takeRows (source.readings, source.predicted, source.statistics.counts.places);
    frameHasChanged();
}

void FiguresView::takeRows (const Readings& readings, const Predicted* predicted,
                            const ErrorByPlace& places)
{
    data.rows.clear();

    if (! readings.hasData())
        return;

    const auto& measured = readings.figures;
    const auto powers = places.powers();
    const auto reference = powerToDb (referencePower (readings.fullScale));
    const auto isPredicted = readings.predictedErrorDb.has_value() && predicted != nullptr;
    const auto theory = [&] (auto value)
    { return isPredicted ? std::optional<double> (value()) : std::nullopt; };
    const auto level = [reference] (const std::optional<double>& db)
    { return db ? std::optional (*db - reference) : std::nullopt; };
    const auto add = [this] (const figures::Figure& figure)
    { data.rows.push_back (figures::rowOf (figure)); };
    std::optional<double> repeats, varies;

    if (isPredicted && predicted->expectation.split())
    {
        repeats = predicted->expectation.split()->staticLsb2;
        varies = predicted->expectation.split()->dynamicLsb2;
    }

    add ({ "SNR", readings.hasSignal() ? measured.snrDb : std::nullopt, readings.predictedSnrDb,
           " dB", 2 });
    add ({ "Error power", measured.errorPowerLsb2,
           theory ([&] { return predicted->expectation.error()->powerLsb2; }), figures::squaredLsb,
           4 });
    add ({ "Static: it repeats", powers ? std::optional (powers->staticPart) : std::nullopt,
           repeats, figures::squaredLsb, 4 });
    add ({ "Dynamic: noise", powers ? std::optional (powers->dynamicPart) : std::nullopt, varies,
           figures::squaredLsb, 4 });
    add ({ "Noise modulation", places.noiseModulation(), {}, "", 3 });
    add ({ "Mean error", measured.meanErrorLsb,
           theory ([&] { return predicted->expectation.error()->meanLsb; }), " LSB", 4 });

    for (const auto weighting : weightings)
    {
        const auto w = static_cast<std::size_t> (weighting);
        add ({ figures::nameOf (weighting), level (readings.weightedErrorDb[w]),
               level (readings.predictedWeightedDb[w]), " dB", 2 });
    }

    add ({ "ENOB", measured.enobBits, readings.predictedEnobBits, " bits", 3 });
    add ({ "PSQNR", measured.psqnrDb, theory ([&] { return -*readings.predictedErrorDb; }), " dB",
           2 });
    add ({ "Largest error", measured.maxAbsoluteErrorLsb, {}, " LSB", 3 });
    add ({ "Error follows input", measured.errorInputCorrelation, {}, "", 4 });
    const auto& sums = readings.sums;
    const auto replaced = sums.replaced.total();
    data.rows.push_back (figures::scientificRow ("MSQE", measured.msqe));
    data.rows.push_back (
        figures::scientificRow ("Mean absolute error", measured.meanAbsoluteError));
    data.rows.push_back (figures::countRow ("Clipped samples", sums.clipped, sums.clipped > 0));
    data.rows.push_back (figures::countRow ("Replaced samples", replaced, replaced > 0));
    data.rows.push_back (figures::countRow ("Samples", sums.count, false));
}

void FiguresView::takeWords (const Readings& readings)
{
    data.remark.clear();

    if (! readings.hasData())
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "What is measured stands here beside what theory predicts.";
        return;
    }

    data.title = "Measured, and predicted from the settings";
    data.subtitle =
        (readings.partsChannel
             ? "Channel " + juce::String (*readings.partsChannel + 1)
             : juce::String (readings.channelCount == 1 ? "One channel" : "All channels together"))
        + ", " + wordsFor (readings.window) + "; levels re a full-scale "
        + (readings.fullScale == FullScale::sine ? "sine (AES17)." : "square.");

    if (readings.discrepancy)
        data.remark = sentenceOn (*readings.discrepancy);
}

void FiguresView::refresh()
{
    setDescription (data.title + ". " + FiguresPicture::spoken (data) + ". " + data.remark);
}

void FiguresView::paintFrame (juce::Graphics& g)
{
    picture.paint (g, PictureAreas (pictureArea()), data);
}

void FiguresView::paintData (juce::Graphics&) {}

} // namespace requant
