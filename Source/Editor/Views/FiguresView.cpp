#include "FiguresView.h"

#include "Editor/Meters/Readings.h"
#include "Editor/Meters/Verdict.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Figures/FigureWords.h"

#include <algorithm>
#include <utility>

namespace requant
{

FiguresView::FiguresView (const Style& styleToUse)
    : PlotView (
        styleToUse, "Figures",
        "Every figure: measured, predicted from the settings, and the difference. Where not "
        "all have room, the wheel, the arrow keys, page up and down, home and end scroll.")
{
}

void FiguresView::take (const PlotSource& source)
{
    takeWords (source.readings);
    takeRows (source.readings, source.predicted, source.statistics.counts.places);
    frameHasChanged();
}

void FiguresView::takeRows (const Readings& readings, const Predicted* predicted,
                            const ConditionalErrorStatistics& places)
{
    data.rows.clear();

    if (! readings.hasData())
        return;

    const auto powers = places.powers();
    const auto* const expected =
        readings.predictedErrorDb && predicted != nullptr ? &predicted->expectation : nullptr;
    const auto split = expected != nullptr ? expected->split() : std::nullopt;
    const auto reference = powerToDb (referencePower (readings.fullScale));
    const auto level = [reference] (const std::optional<double>& db)
    { return db ? std::optional (*db - reference) : std::nullopt; };

    FigureValues values (readings.figures, readings.sums);
    values.snrDb.predicted = readings.predictedSnrDb;
    values.enobBits.predicted = readings.predictedEnobBits;
    values.noiseModulation = places.noiseModulation();

    if (powers)
    {
        // The rest of the power above, which another window of time may hold a hop more of.
        values.staticLsb2.measured = powers->staticPart;
        values.dynamicLsb2.measured =
            std::max (0.0, readings.figures.errorPowerLsb2.value_or (0.0) - powers->staticPart);
    }

    if (split)
    {
        values.staticLsb2.predicted = split->staticLsb2;
        values.dynamicLsb2.predicted = split->dynamicLsb2;
    }

    if (expected != nullptr)
    {
        values.errorPowerLsb2.predicted = expected->error()->powerLsb2;
        values.meanErrorLsb.predicted = expected->error()->meanLsb;
        values.psqnrDb.predicted = -*readings.predictedErrorDb;
    }

    for (std::size_t w = 0; w < weightings.size(); ++w)
        values.weightedErrorDb[w] = { level (readings.weightedErrorDb[w]),
                                      level (readings.predictedWeightedDb[w]) };

    data.rows = rowsOf (values);
}

void FiguresView::takeWords (const Readings& readings)
{
    data.remark.clear();

    if (! readings.hasData())
    {
        data.title = data.shortTitle = "Nothing has come in yet";
        data.subtitle = "What is measured stands here beside what theory predicts.";
        return;
    }

    data.title = "Measured, and predicted from the settings";
    data.subtitle =
        (readings.partsChannel
             ? "Channel " + juce::String (*readings.partsChannel + 1)
             : juce::String (readings.channelCount == 1 ? "One channel" : "All channels"))
        + ", " + wordsFor (readings.window) + "; SNR "
        + figureWords::flatBand (readings.sampleRateHz) + "; levels "
        + figureWords::reference (readings.fullScale) + ".";
    data.shortTitle = "Levels " + figureWords::reference (readings.fullScale);

    if (readings.discrepancy)
        data.remark = sentenceOn (*readings.discrepancy);
}

void FiguresView::refresh()
{
    setDescription (data.title + ". " + FiguresPlot::spoken (data) + ". " + data.remark);
}

FiguresPlot::Layout FiguresView::layout() const
{
    return { style, PlotAreas (pictureArea()), data };
}

void FiguresView::scrollTo (int row)
{
    const auto shown = layout();
    const auto last = static_cast<int> (data.rows.size() - shown.count);
    const auto first = static_cast<std::size_t> (std::clamp (row, 0, last));

    if (std::exchange (data.firstRow, first) == first)
        return;

    frameHasChanged();
    repaint();
}

void FiguresView::mouseWheelMove (const juce::MouseEvent& event,
                                  const juce::MouseWheelDetails& details)
{
    const auto shown = layout();

    if (shown.showsAll (data))
        PlotView::mouseWheelMove (event, details);
    else
        scrollTo (static_cast<int> (shown.first) - wheel.turn (details));
}

bool FiguresView::keyPressed (const juce::KeyPress& key)
{
    const auto shown = layout();

    if (shown.showsAll (data))
        return false;

    const auto is = [&] (int code) { return key.isKeyCode (code); };
    const auto first = static_cast<int> (shown.first);
    const auto page = std::max (1, static_cast<int> (shown.count) - 1);

    if (is (juce::KeyPress::upKey) || is (juce::KeyPress::downKey))
        scrollTo (first + (is (juce::KeyPress::upKey) ? -1 : 1));
    else if (is (juce::KeyPress::pageUpKey) || is (juce::KeyPress::pageDownKey))
        scrollTo (first + (is (juce::KeyPress::pageUpKey) ? -page : page));
    else if (is (juce::KeyPress::homeKey) || is (juce::KeyPress::endKey))
        scrollTo (is (juce::KeyPress::homeKey) ? 0 : static_cast<int> (data.rows.size()));
    else
        return false;

    keyWasUsed();
    return true;
}

void FiguresView::paintFrame (juce::Graphics& g)
{
    picture.paint (g, PlotAreas (pictureArea()), data);
}

void FiguresView::paintData (juce::Graphics&) {}

} // namespace requant
