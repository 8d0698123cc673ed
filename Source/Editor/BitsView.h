#pragma once

#include "Pictures/BitsPicture.h"
#include "PictureView.h"

namespace requant
{

/** The Bits picture, live. Message thread. */
class BitsView : public PictureView
{
public:
    explicit BitsView (const Style&);

    const BitsData& shown() const noexcept { return data; }
    void show (const PictureSource&) override;

protected:
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeFacts (const StatisticsView&);
    void takeWords (const StatisticsView&);

    BitsPicture picture { style };
    BitsData data;
    BitsPicture::Layout layout { {}, data };
};

} // namespace requant
