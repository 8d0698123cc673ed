#pragma once

#include "PlotView.h"

namespace requant
{

/** A picture of statistics in the editor that Picture paints from its Data, laid out by its Layout.
    Message thread. */
template <typename Picture>
class StatisticsPlotView : public PlotView
{
public:
    using PlotView::PlotView;

    const typename Picture::Data& shown() const noexcept { return data; }

protected:
    /** Shows newer data. frameOf (data): what of them the frame shows, to be compared. */
    template <typename FrameOf>
    void showNow (typename Picture::Data newest, FrameOf frameOf)
    {
        if (frameOf (data) != frameOf (newest))
            frameHasChanged();

        data = std::move (newest);
    }

    void paintFrame (juce::Graphics& g) final { picture.paintFrame (g, layout, data); }
    void paintData (juce::Graphics& g) final { picture.paintData (g, layout, data); }

    typename Picture::Data data;
    typename Picture::Layout layout { style, {}, data };

private:
    Picture picture { style };
};

} // namespace requant
