#pragma once

#include "Plots/Signal/BitsPlot.h"
#include "StatisticsPlotView.h"

namespace requant
{

/** The Bits picture, live. Message thread. */
class BitsView : public StatisticsPlotView<BitsPlot>
{
public:
    explicit BitsView (const Style&);

protected:
    void take (const PlotSource&) override;
    void refresh() override;
    std::string spoken() const override;
};

} // namespace requant
