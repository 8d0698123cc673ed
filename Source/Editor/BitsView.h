#pragma once

#include "Pictures/BitsPicture.h"
#include "PlotView.h"

namespace requant
{

/** The Bits picture, live. Message thread. */
class BitsView : public PlotView<BitsPicture>
{
public:
    explicit BitsView (const Style&);

protected:
    void take (const PictureSource&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeFacts (const StatisticsView&, const ReplacedSamples&);
    void takeWords (const StatisticsView&);
};

} // namespace requant
