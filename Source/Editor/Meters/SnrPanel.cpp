#include "SnrPanel.h"

#include "Report/Figures.h"
#include "Report/Readings.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

juce::String besideTpdf (double db)
{
    if (std::abs (db) < 0.5)
        return "As audible as plain TPDF";

    return toString (numbers::fixed (std::abs (db), 1)) + (db < 0.0 ? " dB less" : " dB more")
           + " audible than TPDF";
}

} // namespace

SnrPanel::SnrPanel (const Style& styleToUse) : style (styleToUse)
{
    setOpaque (true);
    setTitle ("Signal-to-noise ratio");
    describe ({});
}

void SnrPanel::show (const Readings& readings, double seconds)
{
    const auto& snr = findFigure ("snr_db");
    snrDb = snr.measured (readings);
    predictedDb = readings.predicted (snr);
    isTheorySpoiled = readings.isTheorySpoiled;
    isNumber = readings.hasSignal() && snrDb.has_value();
    text = isNumber                 ? toString (numbers::fixed (*snrDb, 1))
           : ! readings.hasSignal() ? "No signal"
                                    : "No error";
    bandwidth = readings.sampleRateHz > 0.0
                    ? toString (figureWords::flatBand (readings.sampleRateHz)) + ", "
                          + toString (wordsFor (readings.window))
                    : juce::String();
    describe (readings);
    heard = isNumber && readings.heardBesideTpdfDb ? besideTpdf (*readings.heardBesideTpdfDb)
                                                   : juce::String();
    now = seconds;

    if (isNumber && readings.isRunning)
        history.push_back ({ seconds, *snrDb, predictedDb });

    std::erase_if (history, [&] (const Past& past)
                   { return past.seconds < now - historySeconds || past.seconds > now; });
    setDescription ((isNumber ? text + " dB" : text)
                    + (isTheorySpoiled ? ", no prediction while clipping" : "")
                    + (heard.isEmpty() ? "" : ", error: ") + heard);
    repaint();
}

void SnrPanel::describe (const Readings& readings)
{
    setTooltip ("Signal power over the power of QE = x - Q(x), unweighted, "
                + (readings.partsChannel
                       ? "of channel " + juce::String (*readings.partsChannel + 1) + " alone"
                       : juce::String ("all channels together"))
                + ". The mark and the dashed line are what theory predicts for this signal power.");
}

std::optional<double> SnrPanel::predictedAt (double seconds) const
{
    // The hair's breadth is the time between two figures.
    if (! history.empty() && seconds < history.front().seconds - 1.0)
        return {};

    const auto found = std::find_if (history.begin(), history.end(),
                                     [&] (const Past& past) { return past.seconds >= seconds; });
    return found != history.end() ? found->predictedDb : predictedDb;
}

void SnrPanel::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    auto area = getLocalBounds().toFloat();
    const auto heading = area.removeFromTop (18.0f);
    g.setColour (palette.text);
    g.setFont (style.font (Weight::bold, 13.0f));
    g.drawText ("SNR", heading, juce::Justification::centredLeft, false);
    g.setColour (palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.drawText (bandwidth, heading, juce::Justification::centredRight, false);

    paintFigure (g, area.removeFromTop (52.0f));
    area.removeFromTop (4.0f);
    paintGauge (g, area.removeFromTop (28.0f));
    area.removeFromTop (6.0f);

    if (area.getHeight() < 30.0f)
        return;

    g.setColour (palette.text);
    const auto line = area.removeFromTop (20.0f).withTrimmedBottom (4.0f);
    const auto hasRoom = textWidth (g.getCurrentFont(), heard) <= line.getWidth();
    g.drawText (hasRoom ? heard : heard.upToFirstOccurrenceOf (" than", false, false), line,
                juce::Justification::centredLeft, false);
    paintHistory (g, area);
}

void SnrPanel::paintFigure (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const auto font = style.font (Weight::light, isNumber ? 44.0f : 26.0f);
    g.setColour (isNumber ? style.palette.text : style.palette.secondaryText);
    g.setFont (font);
    g.drawText (text, area, juce::Justification::centredLeft, false);

    if (! isNumber)
        return;

    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 16.0f));
    g.drawText ("dB",
                area.withTrimmedLeft (textWidth (font, text) + 6.0f)
                    .withTop (area.getCentreY() - 3.0f)
                    .withHeight (24.0f),
                juce::Justification::centredLeft, false);
}

void SnrPanel::paintGauge (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const auto& palette = style.palette;
    const auto bar = area.removeFromTop (10.0f).reduced (0.0f, 2.5f);
    const auto xOf = [&] (double db) {
        return bar.getX()
               + bar.getWidth() * static_cast<float> (std::clamp (db / gaugeDb, 0.0, 1.0));
    };

    g.setColour (palette.raised);
    g.fillRoundedRectangle (bar, 2.5f);

    if (isNumber)
    {
        g.setColour (palette.output);
        g.fillRoundedRectangle (bar.withRight (std::max (bar.getX() + 3.0f, xOf (*snrDb))), 2.5f);
    }

    g.setFont (style.font (Weight::regular, 12.0f));

    if (! predictedDb)
    {
        g.setColour (palette.secondaryText);

        if (isTheorySpoiled)
            g.drawText ("no prediction while clipping", area, juce::Justification::centredLeft,
                        false);

        return;
    }

    // Dashed, as every prediction.
    g.setColour (palette.prediction);
    const auto x = std::round (xOf (*predictedDb));

    for (auto y = bar.getY() - 4.0f; y < bar.getBottom() + 4.0f; y += 5.0f)
        g.fillRect (x - 1.0f, y, 2.0f, 3.0f);

    g.setColour (palette.secondaryText);
    g.drawText ("predicted " + toString (numbers::fixed (*predictedDb, 1)) + " dB", area,
                juce::Justification::centredLeft, false);
}

void SnrPanel::paintHistory (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const auto& palette = style.palette;
    const auto caption = area.removeFromBottom (14.0f);
    g.setColour (palette.line);
    g.fillRect (area.withTop (area.getBottom() - 1.0f));
    g.setColour (palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.drawText ("SNR, " + toString (numbers::fixed (-historySeconds, 0)) + " s", caption,
                juce::Justification::centredLeft, false);
    g.drawText ("now", caption, juce::Justification::centredRight, false);

    if (history.empty())
        return;

    auto lowest = history.front().db, highest = lowest;

    for (const auto& past : history)
    {
        const auto predicted = past.predictedDb.value_or (past.db);
        lowest = std::min ({ lowest, past.db, predicted });
        highest = std::max ({ highest, past.db, predicted });
    }

    // At least 12 dB high, so that a steady figure is a steady line.
    const auto middle = 0.5 * (lowest + highest);
    const auto half = std::max (6.0, 0.55 * (highest - lowest));
    const auto yOf = [&] (double db) {
        return area.getCentreY()
               - 0.5f * area.getHeight() * static_cast<float> ((db - middle) / half);
    };

    juce::Path line;

    for (const auto& past : history)
    {
        const auto along = static_cast<float> (1.0 - (now - past.seconds) / historySeconds);
        const juce::Point<float> point (area.getX() + area.getWidth() * along, yOf (past.db));

        if (line.isEmpty())
            line.startNewSubPath (point.translated (-1.5f, 0.0f));

        line.lineTo (point);
    }

    g.setColour (palette.output);
    g.strokePath (line, juce::PathStrokeType (1.4f, juce::PathStrokeType::mitered));

    g.setColour (palette.prediction);

    for (auto x = area.getX(); x < area.getRight(); x += 7.0f)
    {
        const auto along = static_cast<double> ((x - area.getX()) / area.getWidth());
        const auto predicted = predictedAt (now - historySeconds * (1.0 - along));

        if (predicted)
            g.fillRect (x, std::clamp (yOf (*predicted), area.getY(), area.getBottom()) - 0.75f,
                        4.0f, 1.5f);
    }
}

} // namespace requant
