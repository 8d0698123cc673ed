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

} // namespace requant
