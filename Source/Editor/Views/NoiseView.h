#pragma once

#include "Plots/Error/NoisePlot.h"
#include "StatisticsPlotView.h"

namespace requant
{

/** The picture "Noise or distortion?", live. Message thread. */
class NoiseView : public StatisticsPlotView<NoisePlot>
{
public:
    explicit NoiseView (const Style&);

protected:
    void take (const PlotSource&) override;
};

} // namespace requant
