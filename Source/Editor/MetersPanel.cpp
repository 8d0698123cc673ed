#include "MetersPanel.h"

namespace requant
{

MetersPanel::MetersPanel (const Style& styleToUse)
    : style (styleToUse), bars (style), snr (style), figures (style),
      windowChoice (style, "Figures over", "Over which time SNR and the figures are taken.",
                    { { "0.4 s", "the last 0.4 seconds." },
                      { "3 s", "the last 3 seconds." },
                      { "Since reset", "everything since Reset was pressed." } }),
      reset (style, "Reset", "Starts all windows anew, clipped samples too.")
{
    setOpaque (true);

    for (auto* child :
         std::initializer_list<juce::Component*> { &bars, &snr, &figures, &windowChoice, &reset })
        addAndMakeVisible (child);

    windowChoice.setChosen (static_cast<int> (chosenWindow));
    windowChoice.onChoose = [this] (int index)
    {
        windowChoice.setChosen (index);
        chosenWindow = static_cast<Window> (index);

        if (onWindow != nullptr)
            onWindow();
    };
    reset.onClick = [this]
    {
        if (onReset != nullptr)
            onReset();
    };
}

void MetersPanel::follow (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    bars.follow (snapshot, isRunning, seconds);
}

void MetersPanel::show (const Readings& readings, double seconds)
{
    bars.showFigures (readings);
    snr.show (readings, seconds);
    figures.show (readings);
}

void MetersPanel::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    g.setColour (style.palette.line);
    g.fillRect (getLocalBounds().removeFromLeft (1));
}

void MetersPanel::resized()
{
    auto area = getLocalBounds().reduced (14, 8);

    // Low windows: the figures go first, then the minute's history.
    constexpr int leastMeters = 150, gap = 12;
    const auto hasFigures = area.getHeight() >= 420;
    const auto isLow = area.getHeight() < 330;

    windowChoice.setVisible (! isLow);
    reset.setVisible (! isLow);
    figures.setVisible (hasFigures);

    if (! isLow)
    {
        reset.setBounds (area.removeFromBottom (28));
        area.removeFromBottom (8);
        windowChoice.setBounds (area.removeFromBottom (28));
        area.removeFromBottom (gap);
    }

    const auto snrHeight = isLow ? 102 : SnrPanel::neededHeight;

    if (hasFigures)
    {
        const auto room = area.getHeight() - leastMeters - snrHeight - 2 * gap;
        const auto count = juce::jlimit (1, 8, room / FigureRows::rowHeight);
        figures.setBounds (area.removeFromBottom (count * FigureRows::rowHeight));
        area.removeFromBottom (gap);
    }

    snr.setBounds (area.removeFromBottom (snrHeight));
    area.removeFromBottom (gap);
    bars.setBounds (area);
}

} // namespace requant
