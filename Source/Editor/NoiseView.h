#pragma once

#include "Pictures/NoisePicture.h"
#include "PlotView.h"

namespace requant
{

/** The picture "Noise or distortion?", live. Message thread. */
class NoiseView : public PlotView<NoisePicture>
{
public:
    explicit NoiseView (const Style&);

protected:
    void take (const PictureSource&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeMeasured (const StatisticsView&);
    void takePredictions (const PictureSource&);
    void takeRanges();
    void takeWords (const PictureSource&);
};

} // namespace requant
