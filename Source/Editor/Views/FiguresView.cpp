#include "FiguresView.h"

#include <algorithm>
#include <utility>

namespace requant
{

FiguresView::FiguresView (const Style& styleToUse)
    : PlotView (
        styleToUse, "Figures",
        "Every figure: measured, predicted from the settings, and the difference. Where not "
        "all have room, the wheel, the arrow keys, page up and down, home and end scroll.")
{
}

void FiguresView::take (const PlotSource& source)
{
    const auto firstRow = data.firstRow;
    data = figuresOf (source.readings);
    data.firstRow = firstRow;
    frameHasChanged();
}

void FiguresView::refresh()
{
    setDescription (toString (data.title + ". " + FiguresPlot::spoken (data) + ". " + data.remark));
}

FiguresPlot::Layout FiguresView::layout() const { return { PlotAreas (pictureArea()), data }; }

void FiguresView::scrollTo (int row)
{
    const auto shown = layout();
    const auto last = static_cast<int> (data.rows.size() - shown.count);
    const auto first = static_cast<std::size_t> (std::clamp (row, 0, last));

    if (std::exchange (data.firstRow, first) == first)
        return;

    frameHasChanged();
    repaint();
}

void FiguresView::mouseWheelMove (const juce::MouseEvent& event,
                                  const juce::MouseWheelDetails& details)
{
    const auto shown = layout();

    if (shown.showsAll (data))
        PlotView::mouseWheelMove (event, details);
    else
        scrollTo (static_cast<int> (shown.first) - wheel.turn (details));
}

bool FiguresView::keyPressed (const juce::KeyPress& key)
{
    const auto shown = layout();

    if (shown.showsAll (data))
        return false;

    const auto is = [&] (int code) { return key.isKeyCode (code); };
    const auto first = static_cast<int> (shown.first);
    const auto page = std::max (1, static_cast<int> (shown.count) - 1);

    if (is (juce::KeyPress::upKey) || is (juce::KeyPress::downKey))
        scrollTo (first + (is (juce::KeyPress::upKey) ? -1 : 1));
    else if (is (juce::KeyPress::pageUpKey) || is (juce::KeyPress::pageDownKey))
        scrollTo (first + (is (juce::KeyPress::pageUpKey) ? -page : page));
    else if (is (juce::KeyPress::homeKey) || is (juce::KeyPress::endKey))
        scrollTo (is (juce::KeyPress::homeKey) ? 0 : static_cast<int> (data.rows.size()));
    else
        return false;

    keyWasUsed();
    return true;
}

void FiguresView::paintFrame (DisplayList& list) const
{
    picture.paint (list, PlotAreas (pictureArea()), data);
}

} // namespace requant
