#pragma once

#include "Pictures/HeldRange.h"
#include "Pictures/HistogramPicture.h"
#include "PictureView.h"

namespace requant
{

/** The Histogram picture, live. Message thread. */
class HistogramView : public PictureView
{
public:
    explicit HistogramView (const Style&);

    const HistogramData& shown() const noexcept { return data; }
    void show (const PictureSource&) override;

protected:
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeRange (const ErrorHistogram&, const Predicted*);
    void takeBars (const ErrorHistogram&);
    void takePrediction (const Predicted*);
    void takeWords (const PictureSource&);

    HistogramPicture picture { style };
    HistogramData data;
    HistogramPicture::Layout layout { {}, data };
};

} // namespace requant
