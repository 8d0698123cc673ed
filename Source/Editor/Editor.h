#pragma once

#include "ControlsPanel.h"
#include "FeedReader.h"
#include "Foot.h"
#include "Look.h"
#include "MetersPanel.h"
#include "PlannedShapers.h"
#include "StepsView.h"
#include "TopBar.h"

namespace requant
{

/** The plug-in's window: controls on the left, one large picture, meters and figures on the right.

    Gets the parameters and the measurement feed, never the processor's class. It is the feed's one
    reader: a plug-in may have one editor at a time. Message thread.
*/
class Editor : public juce::AudioProcessorEditor
{
public:
    static constexpr int defaultWidth = 1200, defaultHeight = 750;
    static constexpr int leastWidth = 640, leastHeight = 400;

    Editor (juce::AudioProcessor& owner, const Parameters&, MeterFeed&);
    ~Editor() override;

    /** Takes in what was measured since the last call and repaints what changed. The display's
        refresh calls this; seconds: of the same clock each time, never going back. */
    void tick (double seconds);

    void setDark (bool shouldBeDark);
    bool isDark() const noexcept { return dark; }

    TopBar& topBar() noexcept { return top; }
    ControlsPanel& controlsPanel() noexcept { return left; }
    StepsView& steps() noexcept { return middle; }
    MetersPanel& metersPanel() noexcept { return right; }
    Foot& foot() noexcept { return bottom; }

    /** What it looks like now, for a window that shows more than the editor. */
    const Style& appearance() const noexcept { return style; }

    /** Called after the theme has changed. */
    std::function<void()> onThemeChange;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void showFigures (const MeterSnapshot&, bool isRunning, double seconds);

    const Parameters& parameters;
    MeterFeed& feed;
    FeedReader reader { feed };
    PlannedShapers shapers;
    bool dark = true;
    Style style;
    Look look { style };

    TopBar top;
    ControlsPanel left;
    StepsView middle;
    MetersPanel right;
    Foot bottom;
    juce::TooltipWindow tooltips { this, 700 };

    std::uint64_t lastPosition = 0;
    double movedSeconds = -1.0e9, figuresSeconds = -1.0e9;
    juce::VBlankAttachment refresh;
};

} // namespace requant
