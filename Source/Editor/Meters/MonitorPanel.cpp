#include "MonitorPanel.h"

#include "Text/Numbers.h"

#include <cmath>

namespace requant
{

MonitorPanel::MonitorPanel (const Style& styleToUse, const ParameterSet& parameters)
    : source (styleToUse, parameters[parameterId::monitor]),
      gain (styleToUse, parameters[parameterId::monitorGain], "Gain"),
      automatic (styleToUse, parameters[parameterId::monitorAuto]), style (styleToUse)
{
    automatic.setButtonText ("Auto");

    for (auto* child : std::initializer_list<juce::Component*> { &source, &gain, &automatic })
        addAndMakeVisible (child);

    source.onChange = automatic.onChange = [this] { changed(); };

    // What was raised by itself stays as loud as it is when a person takes over.
    automatic.onClick = [this, toggle = automatic.onClick]
    {
        if (automatic.isOn() && raises())
            gain.field().set (heard.gainDb);

        toggle();
    };
    changed();
}

// The gain moves all the time, and is shown as finely as the foot tells it.
void MonitorPanel::hear (const Heard& nowHeard)
{
    const auto before = std::exchange (heard, nowHeard);

    if (before.source != heard.source || std::round (before.gainDb) != std::round (heard.gainDb))
        changed();
}

bool MonitorPanel::raises() const noexcept
{
    return heard.source == MonitorSource::error || heard.source == MonitorSource::zoom;
}

void MonitorPanel::changed()
{
    const auto chosen = static_cast<MonitorSource> (source.chosen());
    const auto isRaised = chosen == MonitorSource::error || chosen == MonitorSource::zoom;
    const juce::String unraised (isRaised ? "" : "No effect now: only error and zoom are raised.");
    automatic.setIdle (unraised);

    if (isRaised && automatic.isOn())
        gain.setInstead (raises() ? toString (numbers::fixed (heard.gainDb, 0)) + " dB"
                                  : juce::String ("auto"),
                         "Auto chooses the gain.");
    else
        gain.setIdle (unraised);

    // Whoever forgets that this is not the output delivers what nobody has heard.
    source.words().setAccent (chosen == MonitorSource::output  ? nullptr
                              : chosen == MonitorSource::input ? &ScreenPalette::input
                                                               : &ScreenPalette::error);
}

void MonitorPanel::resized()
{
    auto area = getLocalBounds();
    area.removeFromTop (20);
    source.setBounds (area.removeFromTop (28));
    area.removeFromTop (4);
    auto row = area.removeFromTop (24);
    automatic.setBounds (row.removeFromLeft (76));
    gain.setBounds (row.withTrimmedLeft (8));
}

void MonitorPanel::paint (juce::Graphics& g)
{
    g.setColour (style.palette.text);
    g.setFont (style.font (Weight::bold, 13.0f));
    g.drawText ("Listen to", getLocalBounds().removeFromTop (18), juce::Justification::centredLeft,
                false);
}

} // namespace requant
