#pragma once

#include "Plots/Error/HistogramPlot.h"
#include "StatisticsPlotView.h"

namespace requant
{

/** The Histogram picture, live. Message thread. */
class HistogramView : public StatisticsPlotView<HistogramPlot>
{
public:
    explicit HistogramView (const Style&);

protected:
    void take (const PlotSource&) override;
};

} // namespace requant
