#pragma once

#include "Measurement/SpectrumBands.h"
#include "Pictures/HeldLevels.h"
#include "Pictures/SpectrumPicture.h"
#include "PictureView.h"

namespace requant
{

/** The Spectrum picture, live. Message thread. */
class SpectrumView : public PictureView
{
public:
    explicit SpectrumView (const Style&);

    const SpectrumData& shown() const noexcept { return data; }
    void show (const PictureSource&) override;

protected:
    void paintFrame (juce::Graphics&) override;
    void paintData (juce::Graphics&) override;
    juce::Rectangle<float> readableArea() const override;
    void refresh() override;

private:
    void takeBands (const StatisticsView&);
    void takeCurves (const PictureSource&);
    void takePredictions (const PictureSource&);
    void takeRange (double seconds);
    void takeWords (const PictureSource&);
    std::vector<double> levels (std::span<const double> densities) const;

    SpectrumPicture picture { style };
    SpectrumData data;
    SpectrumPicture::Layout layout { {}, data };
    std::optional<SpectrumBands> bands;
    std::size_t binCount = 0;
    HeldLevels range;
    std::vector<double> averaged;
};

} // namespace requant
