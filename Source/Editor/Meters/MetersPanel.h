#pragma once

#include "Editor/Widgets/FlatButton.h"
#include "Editor/Widgets/SegmentedControl.h"
#include "MeterBars.h"
#include "MonitorPanel.h"
#include "Plots/Juce/Style.h"
#include "Report/PlotData/FiguresData.h"
#include "SnrPanel.h"

#include <vector>

namespace requant
{

/** The figures in words and numbers, one a row. Message thread. */
class FigureList : public juce::Component
{
public:
    static constexpr int rowHeight = 22;

    explicit FigureList (const Style& styleToUse) : style (styleToUse) { setOpaque (true); }

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&);
    const std::vector<FiguresData::Row>& shown() const noexcept { return rows; }

    void paint (juce::Graphics&) override;

private:
    const Style& style;
    std::vector<FiguresData::Row> rows;
};

/** The right side: how much. Meters, what one listens to, the signal-to-noise ratio, and the
    figures, over a window of time that one chooses. Message thread. */
class MetersPanel : public juce::Component
{
public:
    MetersPanel (const Style&, const ParameterSet&);

    /** Whether one chooses here what to listen to; in small windows that is done on the left. */
    void setHasMonitor (bool shouldHaveIt);

    TimeWindow window() const noexcept { return chosenWindow; }

    /** Which signal reads 0 dBFS in the meters. */
    void setFullScale (FullScale fullScale) { bars.setFullScale (fullScale); }

    /** New levels, with every frame. */
    void follow (const MeterSnapshot&, bool isRunning, double seconds);

    /** What is heard, with every frame. */
    void hear (const Heard& heard) { listening.hear (heard); }

    /** New figures, at most five times a second. */
    void show (const Readings&, double seconds);

    /** Called when a person asks for the windows to start anew, or for another window. */
    std::function<void()> onReset, onWindow;

    MeterBars& meters() noexcept { return bars; }
    MonitorPanel& monitor() noexcept { return listening; }
    SnrPanel& ratio() noexcept { return snr; }
    FigureList& rows() noexcept { return figures; }
    SegmentedControl& windows() noexcept { return windowChoice; }
    FlatButton& resetting() noexcept { return reset; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    const Style& style;
    TimeWindow chosenWindow = TimeWindow::shortTerm;
    MeterBars bars;
    MonitorPanel listening;
    SnrPanel snr;
    FigureList figures;
    SegmentedControl windowChoice;
    FlatButton reset;
};

} // namespace requant
