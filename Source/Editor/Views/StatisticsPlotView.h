#pragma once

#include "PlotView.h"

namespace requant
{

/** A picture of statistics in the editor: Picture draws its Data, and reads them, as its Layout
    says where. Message thread. */
template <typename Picture>
class StatisticsPlotView : public PlotView
{
public:
    using Data = typename Picture::Data;
    using PlotView::PlotView;

    const Data& shown() const noexcept { return data; }

protected:
    /** Shows newer data. frameOf (data): what of them the frame shows, to be compared. */
    template <typename FrameOf>
    void showNow (Data newest, FrameOf frameOf)
    {
        if (frameOf (data) != frameOf (newest))
            frameHasChanged();

        data = std::move (newest);
    }

    void refresh() override
    {
        layout = typename Picture::Layout (style.theme, pictureArea(), data);
        Picture::readAt (data, layout, readX());
        setDescription (toString (spoken()));
    }

    /** The picture in words, for screen readers. */
    virtual std::string spoken() const
    {
        return data.title + ". " + data.subtitle + " " + Picture::reading (data);
    }

    void paintFrame (DisplayList& list) const final { picture.paintFrame (list, layout, data); }
    void paintData (DisplayList& list) const final { picture.paintData (list, layout, data); }
    Rectangle readableArea() const final { return layout.readableArea(); }

    Data data;
    typename Picture::Layout layout { style.theme, {}, data };

private:
    Picture picture { style.theme };
};

} // namespace requant
