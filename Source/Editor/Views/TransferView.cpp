#include "TransferView.h"

namespace requant
{

TransferView::TransferView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Transfer",
        "The mean output over the input, with its spread. The pointer, or the left and "
        "right arrow keys, read an input.")
{
}

void TransferView::take (const PlotSource& source)
{
    showNow (transferOf (source.measured(), source.statistics.choice.window),
             [] (const TransferData& shown)
             {
                 return std::tuple (shown.lowest, shown.highest, shown.title, shown.subtitle,
                                    shown.staircase.size());
             });
}

void TransferView::refresh()
{
    layout = TransferPlot::Layout (style, pictureArea(), data);
    data.readInput = readX() ? std::optional (layout.frame.xValueAt (*readX())) : std::nullopt;
    setDescription (
        toString (data.title + ". " + data.subtitle + " " + TransferPlot::reading (data)));
}

juce::Rectangle<float> TransferView::readableArea() const { return layout.frame.plot; }

} // namespace requant
