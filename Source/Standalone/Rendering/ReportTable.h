#pragma once

#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Juce/DisplayPainter.h"

namespace requant
{

/** A table of figures that stays as it is. Message thread. */
class ReportTable : public juce::Component
{
public:
    explicit ReportTable (const Style& styleToUse) : style (styleToUse) {}

    void show (FiguresData newData)
    {
        data = std::move (newData);
        setTitle ("Report");
        setDescription (
            toString (data.title + ". " + FiguresPlot::spoken (data) + ". " + data.remark));
        repaint();
    }

    const FiguresData& shown() const noexcept { return data; }

    /** In px, with every row. */
    int fullHeight() const { return juce::roundToInt (FiguresPlot::heightFor (data)); }

    void paint (juce::Graphics& g) override
    {
        DisplayList list;
        picture.paint (list, PlotAreas (fromJuce (getLocalBounds().toFloat())), data);
        paintList (g, list, style);
    }

private:
    const Style& style;
    FiguresPlot picture { style.theme };
    FiguresData data;
};

} // namespace requant
