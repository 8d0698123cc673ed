#include "HistogramView.h"

namespace requant
{

HistogramView::HistogramView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Histogram",
        "How often each error occurs. The pointer, or the left and right arrow keys, "
        "read a bar.")
{
}

void HistogramView::take (const PlotSource& source)
{
    showNow (histogramOf (source.measured()),
             [] (const HistogramData& shown)
             {
                 return std::tuple (shown.rangeLsb, shown.highestDensity, shown.title,
                                    shown.subtitle, shown.predicted.empty());
             });
}

void HistogramView::refresh()
{
    layout = HistogramPlot::Layout (style, pictureArea(), data);
    data.readLsb = readX() ? std::optional (layout.frame.xValueAt (*readX())) : std::nullopt;
    setDescription (
        toString (data.title + ". " + data.subtitle + " " + HistogramPlot::reading (data)));
}

juce::Rectangle<float> HistogramView::readableArea() const { return layout.frame.plot; }

} // namespace requant
