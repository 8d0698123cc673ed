#pragma once

#include "Plots/Figures/FiguresPlot.h"

namespace requant
{

/** A table of figures that stays as it is. Message thread. */
class ReportTable : public juce::Component
{
public:
    explicit ReportTable (const Style& style) : picture (style) {}

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
        picture.paint (g, PlotAreas (getLocalBounds().toFloat()), data);
    }

private:
    FiguresPlot picture;
    FiguresData data;
};

} // namespace requant
