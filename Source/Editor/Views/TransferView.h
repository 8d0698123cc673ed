#pragma once

#include "Plots/Error/TransferPlot.h"
#include "StatisticsPlotView.h"

namespace requant
{

/** The Transfer picture, live: of few levels all of them, of many the steps around 0, which are
    those of the whole range laid over one another. Message thread. */
class TransferView : public StatisticsPlotView<TransferPlot>
{
public:
    explicit TransferView (const Style&);

protected:
    void take (const PlotSource&) override;
};

} // namespace requant
