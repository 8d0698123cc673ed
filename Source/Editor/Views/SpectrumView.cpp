#include "SpectrumView.h"

namespace requant
{

SpectrumView::SpectrumView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Spectrum",
        "Power spectra of input, output and error. The pointer, or the left and right "
        "arrow keys, read a frequency.")
{
}

void SpectrumView::take (const PlotSource& source)
{
    const auto& statistics = source.statistics;
    showNow (filler.fill ({ source.measured(), statistics.spectrumScale, statistics.densities,
                            statistics.peaks, statistics.weightedError, source.chosen,
                            source.predictedOfChosen, source.readings },
                          source.options.spectrum, source.seconds),
             [] (const SpectrumData& shown)
             {
                 return std::tuple (shown.options, shown.title, shown.subtitle, shown.lowestDb,
                                    shown.highestDb, shown.sampleRateHz, shown.predictedDb.empty(),
                                    shown.noiseBinHz);
             });
}

} // namespace requant
