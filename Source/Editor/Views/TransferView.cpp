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

} // namespace requant
