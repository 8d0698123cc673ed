#include "FiguresView.h"

#include "Instrument/DiscrepancyWords.h"
#include "ParameterBinding.h"
#include "Pictures/Numbers.h"
#include "WindowWords.h"

#include <cmath>

namespace requant
{

namespace
{

const juce::String dash = juce::String::charToString (0x2013);
const juce::String squared (juce::CharPointer_UTF8 (" LSB\xc2\xb2"));

/** One figure in its unit: measured, predicted, and how far apart they are. */
struct Figure
{
    const char* name;
    std::optional<double> measured, predicted;
    juce::String unit;
    int decimals;
};

FiguresData::Row rowOf (const Figure& figure)
{
    const auto text = [&] (const std::optional<double>& value, bool isSigned)
    {
        return value && std::isfinite (*value)
                   ? numbers::fixed (*value, figure.decimals, isSigned) + figure.unit
                   : juce::String();
    };

    FiguresData::Row row {
        figure.name, text (figure.measured, false), text (figure.predicted, false), {}, false
    };

    if (row.measured.isEmpty())
        row.measured = dash;
    else if (row.predicted.isNotEmpty())
        row.difference = text (*figure.measured - *figure.predicted, true);

    return row;
}

FiguresData::Row countRow (const char* name, std::uint64_t count, bool isBad)
{
    return { name, numbers::grouped (static_cast<std::int64_t> (count)), {}, {}, isBad };
}

juce::String nameOf (Weighting weighting)
{
    constexpr std::array names { "Error, A-weighted", "Error, ITU-R 468", "Error, F-weighted",
                                 "Error, as heard" };
    return names[static_cast<std::size_t> (weighting)];
}

juce::String wordsOn (const Discrepancy& found)
{
    if (! found.powerDb && found.reasons.isEmpty())
        return {};

    const auto reason = found.reasons.first();
    const auto words = reason ? toString (reasonWords (*reason)) : juce::String();

    if (! found.powerDb)
        return "Nothing can be compared: " + words + ".";

    const auto apart = "The error's power lies " + numbers::fixed (*found.powerDb, 2, true)
                       + " dB from what theory expects";

    if (found.isWithinChance)
        return apart + ", which is within chance" + (reason ? "; but " + words : juce::String())
               + ".";

    return apart + ": " + words + ".";
}

// In narrow windows there is room for some 84 px.
juce::String shortNameOf (const juce::String& name)
{
    constexpr std::array names { std::pair ("Static: it repeats", "Static"),
                                 std::pair ("Dynamic: noise", "Dynamic"),
                                 std::pair ("Noise modulation", "Modulation"),
                                 std::pair ("Error, A-weighted", "A-weighted"),
                                 std::pair ("Error, ITU-R 468", "ITU-R 468"),
                                 std::pair ("Error, F-weighted", "F-weighted"),
                                 std::pair ("Error, as heard", "As heard"),
                                 std::pair ("Error follows input", "Follows input"),
                                 std::pair ("Clipped samples", "Clipped"),
                                 std::pair ("Replaced samples", "Replaced") };
    const auto found = std::find_if (names.begin(), names.end(),
                                     [&] (const auto& each) { return name == each.first; });
    return found != names.end() ? found->second : "";
}

} // namespace

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

    const auto& figures = readings.figures;
    const auto powers = places.powers();
    const auto reference = powerToDb (referencePower (readings.fullScale));
    const auto isPredicted = readings.predictedErrorDb.has_value() && predicted != nullptr;
    const auto theory = [&] (auto value)
    { return isPredicted ? std::optional<double> (value()) : std::nullopt; };
    const auto level = [reference] (const std::optional<double>& db)
    { return db ? std::optional (*db - reference) : std::nullopt; };
    const auto add = [this] (const Figure& figure) { data.rows.push_back (rowOf (figure)); };
    std::optional<double> repeats, varies;

    if (isPredicted && predicted->expectation.split())
    {
        repeats = predicted->expectation.split()->staticLsb2;
        varies = predicted->expectation.split()->dynamicLsb2;
    }

    add ({ "SNR", readings.hasSignal() ? figures.snrDb : std::nullopt, readings.predictedSnrDb,
           " dB", 2 });
    add ({ "Error power", figures.errorPowerLsb2,
           theory ([&] { return predicted->expectation.error()->powerLsb2; }), squared, 4 });
    add ({ "Static: it repeats", powers ? std::optional (powers->staticPart) : std::nullopt,
           repeats, squared, 4 });
    add ({ "Dynamic: noise", powers ? std::optional (powers->dynamicPart) : std::nullopt, varies,
           squared, 4 });
    add ({ "Noise modulation", places.noiseModulation(), {}, "", 3 });
    add ({ "Mean error", figures.meanErrorLsb,
           theory ([&] { return predicted->expectation.error()->meanLsb; }), " LSB", 4 });

    for (const auto weighting : weightings)
    {
        const auto w = static_cast<std::size_t> (weighting);
        auto row = rowOf ({ "", level (readings.weightedErrorDb[w]),
                            level (readings.predictedWeightedDb[w]), " dB", 2 });
        row.name = nameOf (weighting);
        data.rows.push_back (std::move (row));
    }

    add ({ "ENOB", figures.enobBits, readings.predictedEnobBits, " bits", 3 });
    add ({ "PSQNR", figures.psqnrDb, theory ([&] { return -*readings.predictedErrorDb; }), " dB",
           2 });
    add ({ "Largest error", figures.maxAbsoluteErrorLsb, {}, " LSB", 3 });
    add ({ "Error follows input", figures.errorInputCorrelation, {}, "", 4 });
    data.rows.push_back (
        { "MSQE", figures.msqe ? numbers::scientific (*figures.msqe) : dash, {}, {}, false });
    data.rows.push_back (
        { "Mean absolute error",
          figures.meanAbsoluteError ? numbers::scientific (*figures.meanAbsoluteError) : dash,
          {},
          {},
          false });
    data.rows.push_back (
        countRow ("Clipped samples", readings.sums.clipped, readings.sums.clipped > 0));
    data.rows.push_back (countRow ("Replaced samples", readings.sums.replaced.total(),
                                   readings.sums.replaced.total() > 0));
    data.rows.push_back (countRow ("Samples", readings.sums.count, false));

    for (auto& row : data.rows)
        row.shortName = shortNameOf (row.name);
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
        data.remark = wordsOn (*readings.discrepancy);
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
