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

void SpectrumView::refresh()
{
    layout = SpectrumPlot::Layout (style, pictureArea(), data);
    data.readHz = readX() && ! data.frequenciesHz.empty()
                      ? std::optional (layout.frame.xValueAt (*readX()))
                      : std::nullopt;
    setDescription (
        toString (data.title + ". " + data.subtitle + " " + SpectrumPlot::reading (data)));
}

juce::Rectangle<float> SpectrumView::readableArea() const { return layout.frame.plot; }

} // namespace requant
