#pragma once

#include "Plots/Spectrum/SpectrumPlot.h"
#include "StatisticsPlotView.h"

namespace requant
{

/** The Spectrum picture, live. Message thread. */
class SpectrumView : public StatisticsPlotView<SpectrumPlot>
{
public:
    explicit SpectrumView (const Style&);

protected:
    void take (const PlotSource&) override;

private:
    SpectrumFiller filler;
};

} // namespace requant
