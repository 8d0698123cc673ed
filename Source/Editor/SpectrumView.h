#pragma once

#include "Measurement/SpectrumBands.h"
#include "Pictures/HeldLevels.h"
#include "Pictures/SpectrumPicture.h"
#include "PlotView.h"

namespace requant
{

/** The Spectrum picture, live. Message thread. */
class SpectrumView : public PlotView<SpectrumPicture>
{
public:
    explicit SpectrumView (const Style&);

protected:
    void take (const PictureSource&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeBands (const StatisticsView&);
    void takeCurves (const PictureSource&);
    void takePredictions (const PictureSource&);
    void takeRange (double seconds);
    void takeWords (const PictureSource&);
    std::vector<double> levels (std::span<const double> densities) const;

    std::optional<SpectrumBands> bands;
    std::size_t binCount = 0;
    HeldLevels range;
    std::vector<double> averaged;
};

} // namespace requant
