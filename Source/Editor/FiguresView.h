#pragma once

#include "Pictures/FiguresPicture.h"
#include "PictureView.h"

namespace requant
{

/** The Figures picture, live: measured beside predicted. Message thread. */
class FiguresView : public PictureView
{
public:
    explicit FiguresView (const Style&);

    const FiguresData& shown() const noexcept { return data; }

protected:
    void take (const PictureSource&) override;
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override { return {}; }
    void refresh() override;

private:
    void takeRows (const Readings&, const Predicted*, const ErrorByPlace&);
    void takeWords (const Readings&);

    FiguresPicture picture { style };
    FiguresData data;
};

} // namespace requant
