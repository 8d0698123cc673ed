#include "NoiseView.h"

namespace requant
{

NoiseView::NoiseView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Noise or distortion?",
        "The error given where the input lies inside its step. The pointer, or the left "
        "and right arrow keys, read a place.")
{
    addReferences (data);
}

void NoiseView::take (const PlotSource& source)
{
    showNow (noiseOf (source.measured()),
             [] (const NoiseData& shown)
             {
                 return std::tuple (shown.errorRange, shown.highestPower, shown.title,
                                    shown.subtitle, shown.predicted.empty());
             });
}

} // namespace requant
