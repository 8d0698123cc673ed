#pragma once

#include "CachedFrame.h"
#include "Editor/Meters/PredictionCache.h"
#include "Editor/Session/Preferences.h"
#include "Editor/Widgets/FocusRing.h"
#include "LiveAnalyzer.h"
#include "Report/PlotData/MeasuredReduction.h"
#include "Report/Readings.h"

namespace requant
{

/** What pictures are made of at one moment. */
struct PlotSource
{
    const LiveResults& statistics;
    const Prediction* predicted;         ///< of what was measured; nullptr where there is nothing
    const ReductionSettings& chosen;     ///< what the controls say now
    const Prediction* predictedOfChosen; ///< likewise
    const DisplayOptions& options;
    const Readings& readings; ///< the newest figures
    double seconds;           ///< of one clock, never going back

    MeasuredReduction measured() const
    {
        return { statistics.reduction, statistics.counts, predicted, statistics.exists() };
    }
};

/** A picture of statistics in the editor: shows what it is given, keeps its frame as an image, and
    reads the value under the pointer, or, by the arrow keys, at a place that they move.
    Message thread. */
class PlotView : public FocusRing<juce::Component>, public juce::SettableTooltipClient
{
public:
    PlotView (const Style&, const juce::String& title, const juce::String& help);

    /** Takes in newer statistics; repaints. */
    void show (const PlotSource&);

    /** Where along the picture is read, in px of this component; empty: nowhere. */
    std::optional<float> readX() const noexcept { return pointerX; }
    void readAt (std::optional<float> x);

    void paint (juce::Graphics&) final;
    void resized() override;
    void mouseMove (const juce::MouseEvent&) override;
    void mouseExit (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;

protected:
    /** Takes in newer statistics, and says where that changes the frame. */
    virtual void take (const PlotSource&) = 0;

    /** Titles, grid and axes; painted anew after frameHasChanged(). */
    virtual void paintFrame (DisplayList&) const = 0;
    virtual void paintData (DisplayList&) const = 0;

    /** The part of the component that is read. */
    virtual Rectangle readableArea() const = 0;

    /** Takes in the size or another place to read. */
    virtual void refresh() = 0;

    void frameHasChanged() noexcept { frame.forget(); }
    Rectangle pictureArea() const { return pictureAreaOf (*this); }

    const Style& style;

private:
    CachedFrame frame;
    DisplayList dataList;
    std::optional<float> pointerX;
};

} // namespace requant
