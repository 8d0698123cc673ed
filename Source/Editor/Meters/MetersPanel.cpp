#include "MetersPanel.h"

#include "Editor/Controls/ParameterBinding.h"

namespace requant
{

namespace
{

constexpr float leastGap = 10.0f; ///< between a name and its figure, in px

} // namespace

void FigureList::show (const Readings& readings)
{
    rows = briefRowsOf (readings);
    juce::StringArray spoken;

    for (const auto& row : rows)
        spoken.add (toString (row.name + " " + row.measured));

    setTitle ("Figures");
    setDescription (spoken.joinIntoString (", "));
    repaint();
}

void FigureList::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    auto area = getLocalBounds();

    // In the order of their importance: a low window shows the first.
    for (const auto& row : rows)
    {
        if (area.getHeight() < rowHeight)
            return;

        const auto line = area.removeFromTop (rowHeight);
        g.setFont (style.font (row.isBad ? Weight::bold : Weight::regular, 13.0f));
        g.setColour (row.isBad ? palette.clip : palette.secondaryText);
        const auto hasRoom =
            textWidth (g.getCurrentFont(), toString (row.name + row.measured)) + leastGap
            <= static_cast<float> (line.getWidth());
        g.drawText (toString (hasRoom || row.shortName.empty() ? row.name : row.shortName), line,
                    juce::Justification::centredLeft, false);
        g.setColour (row.isBad ? palette.clip : palette.text);
        g.drawText (toString (row.measured), line, juce::Justification::centredRight, false);
    }
}

MetersPanel::MetersPanel (const Style& styleToUse, const ParameterSet& parameters)
    : style (styleToUse), bars (style), listening (style, parameters), snr (style), figures (style),
      windowChoice (style, "Figures over", "Over which time SNR and the figures are taken.",
                    { { "0.4 s", "the last 0.4 seconds." },
                      { "3 s", "the last 3 seconds." },
                      { "Since reset", "everything since the meters were reset." } }),
      reset (style, toString (findParameter (parameterId::resetMeters)->name),
             "Starts all windows anew, clipped samples too.")
{
    setOpaque (true);

    for (auto* child : std::initializer_list<juce::Component*> { &bars, &listening, &snr, &figures,
                                                                 &windowChoice, &reset })
        addAndMakeVisible (child);

    windowChoice.setChosen (static_cast<int> (chosenWindow));
    windowChoice.onChoose = [this] (int index)
    {
        windowChoice.setChosen (index);
        chosenWindow = static_cast<TimeWindow> (index);

        if (onWindow != nullptr)
            onWindow();
    };
    reset.onClick = [this]
    {
        if (onReset != nullptr)
            onReset();
    };
}

void MetersPanel::setHasMonitor (bool shouldHaveIt)
{
    listening.setVisible (shouldHaveIt);
    resized();
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

    // The bars keep their height, and have more before any figure has a row. In low windows the
    // figures go first, then the minute's history, then the choice of a window.
    constexpr int leastMeters = 150, tallMeters = 210, gap = 12, button = 28, betweenButtons = 8;
    constexpr int buttonsHeight = 2 * button + betweenButtons + gap;
    constexpr int leastWithButtons =
        leastMeters + gap + SnrPanel::heightWithoutHistory + buttonsHeight;
    constexpr int leastWithHistory = leastMeters + gap + SnrPanel::neededHeight + buttonsHeight;
    const auto toMonitor = listening.isVisible() ? MonitorPanel::neededHeight + gap : 0;
    const auto hasFigures = area.getHeight() >= leastWithHistory + (tallMeters - leastMeters)
                                                    + toMonitor + gap + FigureList::rowHeight;
    const auto hasButtons = area.getHeight() >= leastWithButtons;

    windowChoice.setVisible (hasButtons);
    reset.setVisible (hasButtons);
    figures.setVisible (hasFigures);
    const auto snrHeight = area.getHeight() >= leastWithHistory + toMonitor
                               ? SnrPanel::neededHeight
                               : SnrPanel::heightWithoutHistory;

    if (hasButtons)
    {
        reset.setBounds (area.removeFromBottom (button));
        area.removeFromBottom (betweenButtons);
        windowChoice.setBounds (area.removeFromBottom (button));
        area.removeFromBottom (gap);
    }

    if (hasFigures)
    {
        const auto room = area.getHeight() - tallMeters - snrHeight - 2 * gap - toMonitor;
        const auto count = juce::jlimit (1, 8, room / FigureList::rowHeight);
        figures.setBounds (area.removeFromBottom (count * FigureList::rowHeight));
        area.removeFromBottom (gap);
    }

    snr.setBounds (area.removeFromBottom (snrHeight));
    area.removeFromBottom (gap);

    if (listening.isVisible())
    {
        listening.setBounds (area.removeFromBottom (MonitorPanel::neededHeight));
        area.removeFromBottom (gap);
    }

    bars.setBounds (area);
}

} // namespace requant
