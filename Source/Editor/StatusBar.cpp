#include "StatusBar.h"

#include "Engine/Engine.h"
#include "Text/Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr float noteSizePx = 12.5f, notePadding = 18.0f, noteGap = 12.0f;

juce::String describe (const Readings& readings)
{
    if (readings.sampleRateHz <= 0.0)
        return {};

    const auto decimals = std::fmod (readings.sampleRateHz, 1000.0) == 0.0 ? 0 : 1;
    const auto channels = readings.channelCount;
    const auto layout = channels == 1   ? juce::String ("mono")
                        : channels == 2 ? juce::String ("stereo")
                                        : juce::String (channels) + " channels";
    return toString (numbers::fixed (readings.sampleRateHz * 0.001, decimals)) + " kHz, " + layout;
}

juce::String ofChannels (std::size_t some, std::size_t all)
{
    return some == all ? juce::String()
                       : " in " + juce::String (some) + " of " + juce::String (all) + " channels";
}

// Two figures that say something: headroom is 1.5 LSB of 65 536 as well as of 4.
juce::String inDecibels (double gain)
{
    const auto db = -amplitudeToDb (gain);
    const auto decimals = juce::jlimit (1, 6, 1 - static_cast<int> (std::floor (std::log10 (db))));
    return toString (numbers::fixed (db, decimals)) + " dB";
}

juce::String percent (double share)
{
    const auto value = 100.0 * share;
    return toString (numbers::fixed (value, value < 0.995 ? 2 : value < 9.95 ? 1 : 0)) + " %";
}

juce::String describe (const ProcessLoad::Reading& load)
{
    return load.blocks > 0
               ? percent (load.medianShare) + " of a core, at worst " + percent (load.worstShare)
               : juce::String();
}

juce::String costTooltip (const ProcessLoad::Reading& load)
{
    if (load.blocks == 0)
        return {};

    return "What processing took of the time that blocks last, over the last 3 s: "
           + percent (load.medianShare) + " in the median, " + percent (load.worstShare)
           + " in the worst of "
           + toString (numbers::grouped (static_cast<std::int64_t> (load.blocks))) + " blocks.";
}

// By how many dB the output is louder than the input, where that is much and not just the noise of
// silence.
std::optional<double> raisedDb (const Readings& readings)
{
    constexpr double mostRaise = 4.0, quiet = 0x1p-11;
    const auto& sums = readings.sums;
    const auto output = sums.outputSquared.value();
    const auto gain = readings.headroomGain; // the input is measured behind it
    const auto input = sums.inputSquared.value() / (gain * gain);

    if (readings.isBypassed || ! readings.hasSignal() || output <= mostRaise * input
        || output <= quiet * static_cast<double> (sums.count))
        return {};

    return powerToDb (output / input);
}

juce::StringArray describeActing (const Readings& readings)
{
    juce::StringArray notes;
    const auto all = readings.channelCount;

    if (const auto raised = raisedDb (readings))
        notes.add ("Output " + toString (numbers::fixed (*raised, 0))
                   + " dB louder than the input");

    if (readings.headroomGain < 1.0)
        notes.add ("Headroom lowers the input by "
                   + toString (numbers::fixed (readings.loweredByLsb, 2)) + " LSB, "
                   + inDecibels (readings.headroomGain));

    if (readings.isAnalysisPartial())
        notes.add ("Pictures and weighted levels: channels 1 to "
                   + juce::String (readings.analysedChannels));

    if (readings.isAnalysisLate && readings.window == TimeWindow::sinceReset)
        notes.add ("Pictures and weighted levels: since the window opened");

    if (readings.isRunning && readings.blankedChannels > 0)
        notes.add ("Blanked" + ofChannels (readings.blankedChannels, all));

    if (readings.isRunning && readings.passingChannels > 0)
        notes.add ("Passes untouched" + ofChannels (readings.passingChannels, all));

    return notes;
}

} // namespace

StatusBar::StatusBar (const Style& styleToUse) : style (styleToUse)
{
    setOpaque (true);
    setTitle ("Verdict");
}

// The gain moves all the time: it is told as often as the figures are.
void StatusBar::hear (const Heard& nowHeard)
{
    const auto isOther = std::exchange (heard, nowHeard).source != nowHeard.source;

    if (isOther)
        describeHeard();
}

void StatusBar::describeHeard()
{
    const auto raised = ", raised by " + toString (numbers::fixed (heard.gainDb, 0)) + " dB";
    const juce::String back (". Click here to hear the output.");
    const auto words =
        heard.source == MonitorSource::error  ? "You hear the error alone" + raised + back
        : heard.source == MonitorSource::zoom ? "You hear the noise floor" + raised + back
        : heard.source == MonitorSource::input
            ? "You hear the input at the level of the output" + back
            : juce::String();

    if (std::exchange (heardWords, words) == words)
        return;

    setMouseCursor (words.isEmpty() ? juce::MouseCursor::NormalCursor
                                    : juce::MouseCursor::PointingHandCursor);
    setDescription (words.isEmpty() ? toString (shown.sentence) : words);
    repaint();
}

void StatusBar::mouseUp (const juce::MouseEvent& event)
{
    if (heardWords.isNotEmpty() && contains (event.getPosition()) && onHearOutput != nullptr)
        onHearOutput();
}

void StatusBar::paintWarning (juce::Graphics& g) const
{
    const auto& palette = style.palette;
    g.fillAll (heard.source == MonitorSource::input ? palette.input : palette.error);
    g.setColour (palette.selectedText);
    g.setFont (style.font (Weight::bold, 13.0f));
    g.drawFittedText (heardWords, getLocalBounds().reduced (getWidth() < 1000 ? 12 : 16, 0),
                      juce::Justification::centredLeft, 2, 1.0f);
}

void StatusBar::show (const Readings& readings, const ProcessLoad::Reading& load)
{
    auto verdict = Verdict::of (readings);
    auto described = describe (readings);
    auto notes = describeActing (readings);
    auto share = describe (load);
    setTooltip (costTooltip (load));
    describeHeard();

    const auto late = readings.settings.latencySamples();

    if (verdict.sentence == shown.sentence && described == stream && notes == acting
        && share == cost && late == latencySamples)
        return;

    shown = std::move (verdict);
    stream = std::move (described);
    acting = std::move (notes);
    cost = std::move (share);
    latencySamples = late;

    if (heardWords.isEmpty())
        setDescription ((toString (shown.sentence) + " " + acting.joinIntoString (". ")).trimEnd());

    repaint();
}

void StatusBar::paintNotes (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const auto font = style.font (Weight::regular, noteSizePx);
    g.setFont (font);

    for (const auto& note : acting)
    {
        const auto width = textWidth (font, note) + notePadding;
        const auto chip = area.removeFromLeft (width).withSizeKeepingCentre (width, 22.0f);
        area.removeFromLeft (noteGap);
        g.setColour (style.palette.raised);
        g.fillRoundedRectangle (chip, 6.0f);
        g.setColour (style.palette.text);
        g.drawText (note, chip, juce::Justification::centred, false);
    }
}

float StatusBar::notesWidth() const
{
    const auto font = style.font (Weight::regular, noteSizePx);
    auto width = 0.0f;

    for (const auto& note : acting)
        width += textWidth (font, note) + notePadding + noteGap;

    return width;
}

void StatusBar::paint (juce::Graphics& g)
{
    if (heardWords.isNotEmpty())
        return paintWarning (g);

    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    g.setColour (palette.line);
    g.fillRect (getLocalBounds().removeFromTop (1));

    auto area = getLocalBounds().reduced (getWidth() < 1000 ? 12 : 16, 0).toFloat();

    // The corner that resizes the window.
    area.removeFromRight (6.0f);
    const auto font = style.font (Weight::regular, 13.0f);
    g.setFont (font);
    g.setColour (palette.secondaryText);

    // Where there is no room the stream goes first: the host says it too.
    const auto latency = "Latency " + juce::String (latencySamples);
    const auto notes = notesWidth();
    const auto needed = textWidth (font, toString (shown.sentence)) + 1.0f + notes;

    for (const auto& text : { cost, latency, stream })
    {
        const auto width = textWidth (font, text) + 1.0f;

        if (text.isEmpty() || area.getWidth() - width - 22.0f < needed)
            continue;

        g.drawText (text, area.removeFromRight (width), juce::Justification::centredRight, false);
        area.removeFromRight (22.0f);
    }

    paintNotes (g, area.removeFromRight (notes));
    g.setFont (font);
    g.setColour (shown.tone == Verdict::Tone::bad    ? palette.clip
                 : shown.tone == Verdict::Tone::good ? palette.good
                                                     : palette.text);
    g.drawFittedText (toString (shown.sentence), area.toNearestInt(),
                      juce::Justification::centredLeft, 2, 1.0f);
}

} // namespace requant
