#include "BitsView.h"

namespace requant
{

BitsView::BitsView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Bits",
        "Which bits of input and output move. The pointer, or the left and right arrow "
        "keys, read a bit.")
{
}

void BitsView::take (const PlotSource& source)
{
    const auto& statistics = source.statistics;
    const auto& counts = statistics.counts;
    showNow (
        bitsOf ({ { counts.input, statistics.inputLattice, statistics.inputTrace },
                  { counts.output, statistics.outputLattice, statistics.outputTrace },
                  statistics.levels,
                  source.readings.sums.replaced,
                  statistics.reduction.grid().step(),
                  statistics.exists() },
                source.options.showsMagnitudeBits ? BitView::magnitude : BitView::twosComplement),
        [] (const BitsData& shown)
        { return std::tuple (shown.title, shown.subtitle, shown.shownBits, shown.facts.size()); });
}

void BitsView::refresh()
{
    StatisticsPlotView::refresh();
    setTooltip (toString (BitsPlot::reading (data)));
}

std::string BitsView::spoken() const
{
    return data.title + ". Input: " + data.input.verdict + ". Output: " + data.output.verdict + ". "
           + BitsPlot::reading (data);
}

} // namespace requant
