#pragma once

#include "Pictures/NoisePicture.h"
#include "PictureView.h"

namespace requant
{

/** The picture "Noise or distortion?", live. Message thread. */
class NoiseView : public PictureView
{
public:
    explicit NoiseView (const Style&);

    const NoiseData& shown() const noexcept { return data; }
    void show (const PictureSource&) override;

protected:
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeMeasured (const StatisticsView&);
    void takePredictions (const PictureSource&);
    void takeRanges();
    void takeWords (const PictureSource&);

    NoisePicture picture { style };
    NoiseData data;
    NoisePicture::Layout layout { {}, data };
};

} // namespace requant
