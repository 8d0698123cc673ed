#pragma once

#include "Editor/Widgets/WheelSteps.h"
#include "Plots/Figures/FiguresPlot.h"
#include "PlotView.h"

namespace requant
{

/** The Figures picture, live: measured beside predicted. Where not all rows have room the wheel and
    the keys up, down, page up and down, home and end scroll. Message thread. */
class FiguresView : public PlotView
{
public:
    explicit FiguresView (const Style&);

    const FiguresData& shown() const noexcept { return data; }

    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    bool keyPressed (const juce::KeyPress&) override;

protected:
    void take (const PlotSource&) override;
    void paintFrame (DisplayList&) const override;
    void paintData (DisplayList&) const override {}
    Rectangle readableArea() const override { return {}; }
    void refresh() override;

private:
    FiguresPlot::Layout layout() const;
    void scrollTo (int row);

    FiguresPlot picture { style.theme };
    FiguresData data;
    WheelSteps wheel;
};

} // namespace requant
