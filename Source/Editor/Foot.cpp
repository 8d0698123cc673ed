#include "Foot.h"

#include "Pictures/Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

juce::String describe (const Readings& readings)
{
    if (readings.sampleRateHz <= 0.0)
        return {};

    const auto decimals = std::fmod (readings.sampleRateHz, 1000.0) == 0.0 ? 0 : 1;
    const auto channels = readings.channelCount;
    const auto layout = channels == 1   ? juce::String ("mono")
                        : channels == 2 ? juce::String ("stereo")
                                        : juce::String (channels) + " channels";
    return numbers::fixed (readings.sampleRateHz * 0.001, decimals) + " kHz, " + layout;
}

} // namespace

Foot::Foot (const Style& styleToUse) : style (styleToUse)
{
    setOpaque (true);
    setTitle ("Verdict");
}

void Foot::show (const Readings& readings)
{
    auto verdict = Verdict::of (readings);
    auto described = describe (readings);

    if (verdict.sentence == shown.sentence && described == stream)
        return;

    shown = std::move (verdict);
    stream = std::move (described);
    setDescription (shown.sentence);
    repaint();
}

void Foot::paint (juce::Graphics& g)
{
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
    const juce::String latency ("Latency 0");
    const auto sentenceWidth = textWidth (font, shown.sentence) + 1.0f;

    for (const auto& text : { latency, stream })
    {
        const auto width = textWidth (font, text) + 1.0f;

        if (text.isEmpty() || area.getWidth() - width - 22.0f < sentenceWidth)
            continue;

        g.drawText (text, area.removeFromRight (width), juce::Justification::centredRight, false);
        area.removeFromRight (22.0f);
    }

    g.setColour (shown.tone == Verdict::Tone::bad    ? palette.clip
                 : shown.tone == Verdict::Tone::good ? palette.good
                                                     : palette.text);
    g.drawFittedText (shown.sentence, area.toNearestInt(), juce::Justification::centredLeft, 2,
                      1.0f);
}

} // namespace requant
