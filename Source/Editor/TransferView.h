#pragma once

#include "Pictures/TransferPicture.h"
#include "PictureView.h"

namespace requant
{

/** The Transfer picture, live: of few levels all of them, of many the steps around 0, which are those of
    the whole range laid over one another. Message thread. */
class TransferView : public PictureView
{
public:
    explicit TransferView (const Style&);

    const TransferData& shown() const noexcept { return data; }
    void show (const PictureSource&) override;

protected:
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeEveryLevel (const TransferCurve&);
    void takeOneStep (const StatisticsView&);
    void takeStaircase (const ReductionSettings&);
    void takeWords (const StatisticsView&, bool showsEveryLevel);

    TransferPicture picture { style };
    TransferData data;
    TransferPicture::Layout layout { {}, data };
};

} // namespace requant
