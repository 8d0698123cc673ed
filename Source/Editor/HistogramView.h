#pragma once

#include "Pictures/HeldRange.h"
#include "Pictures/HistogramPicture.h"
#include "PlotView.h"

namespace requant
{

/** The Histogram picture, live. Message thread. */
class HistogramView : public PlotView<HistogramPicture>
{
public:
    explicit HistogramView (const Style&);

protected:
    void take (const PictureSource&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeRange (const ErrorHistogram&, const Predicted*);
    void takeBars (const ErrorHistogram&, const Predicted*);
    void takePrediction (const Predicted*);
    void takeWords (const PictureSource&);
};

} // namespace requant
