#pragma once

#include "Measurement/Spectra/SpectrumBands.h"
#include "Plots/Frame/HeldRange.h"
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
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeBands (const StatisticsView&);
    void takeCurves (const PlotSource&);
    void takePredictions (const PlotSource&);
    void takeRange (double seconds);
    void takeWords (const PlotSource&);
    std::vector<double> levels (std::span<const double> densities) const;

    std::optional<SpectrumBands> bands;
    std::size_t binCount = 0;
    HeldLevels range;
    std::vector<double> averaged;
};

} // namespace requant
