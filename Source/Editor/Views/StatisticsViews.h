#pragma once

#include "Plots/Error/ComparePlot.h"
#include "Plots/Error/HistogramPlot.h"
#include "Plots/Error/NoisePlot.h"
#include "Plots/Error/TransferPlot.h"
#include "Plots/Signal/BitsPlot.h"
#include "Plots/Spectrum/SpectrumPlot.h"
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

/** The Spectrum picture, live. Message thread. */
class SpectrumView : public StatisticsPlotView<SpectrumPlot>
{
public:
    explicit SpectrumView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Spectrum",
            "Power spectra of input, output and error. The pointer, or the left and right "
            "arrow keys, read a frequency.")
    {
    }

protected:
    void take (const PlotSource& source) override
    {
        const auto& statistics = source.statistics;
        showNow (filler.fill ({ source.measured(), statistics.spectrumScale, statistics.densities,
                                statistics.peaks, statistics.weightedError, source.chosen,
                                source.predictedOfChosen, source.readings },
                              source.options.spectrum, source.seconds),
                 [] (const SpectrumData& shown)
                 {
                     return std::tuple (shown.options, shown.title, shown.subtitle, shown.lowestDb,
                                        shown.highestDb, shown.sampleRateHz,
                                        shown.predictedDb.empty(), shown.noiseBinHz);
                 });
    }

private:
    SpectrumFiller filler;
};

/** The Histogram picture, live. Message thread. */
class HistogramView : public StatisticsPlotView<HistogramPlot>
{
public:
    explicit HistogramView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Histogram",
            "How often each error occurs. The pointer, or the left and right arrow keys, "
            "read a bar.")
    {
    }

protected:
    void take (const PlotSource& source) override
    {
        showNow (histogramOf (source.measured()),
                 [] (const HistogramData& shown)
                 {
                     return std::tuple (shown.rangeLsb, shown.highestDensity, shown.title,
                                        shown.subtitle, shown.predicted.empty());
                 });
    }
};

/** The Transfer picture, live: of few levels all of them, of many the steps around 0, which are
    those of the whole range laid over one another. Message thread. */
class TransferView : public StatisticsPlotView<TransferPlot>
{
public:
    explicit TransferView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Transfer",
            "The mean output over the input, with its spread. The pointer, or the left and "
            "right arrow keys, read an input.")
    {
    }

protected:
    void take (const PlotSource& source) override
    {
        showNow (transferOf (source.measured(), source.statistics.choice.window,
                             &source.statistics.lawCurve),
                 [] (const TransferData& shown)
                 {
                     return std::tuple (shown.lowest, shown.highest, shown.title, shown.subtitle,
                                        shown.staircase.size(), shown.isFullScale);
                 });
    }
};

/** The picture "Noise or distortion?", live. Message thread. */
class NoiseView : public StatisticsPlotView<NoisePlot>
{
public:
    explicit NoiseView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Noise or distortion?",
            "The error given where the input lies inside its step. The pointer, or the left "
            "and right arrow keys, read a place.")
    {
        addReferences (data);
    }

protected:
    void take (const PlotSource& source) override
    {
        showNow (noiseOf (source.measured()),
                 [] (const NoiseData& shown)
                 {
                     return std::tuple (shown.errorRange, shown.highestPower, shown.title,
                                        shown.subtitle, shown.predicted.empty());
                 });
    }
};

/** The Bits picture, live. Message thread. */
class BitsView : public StatisticsPlotView<BitsPlot>
{
public:
    explicit BitsView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Bits",
            "Which bits of input and output move. The pointer, or the left and right arrow "
            "keys, read a bit.")
    {
    }

protected:
    void take (const PlotSource& source) override
    {
        const auto& statistics = source.statistics;
        showNow (bitsOf ({ statistics.input, statistics.output, source.readings.sums.replaced,
                           statistics.reduction.lattice().step(), statistics.exists() },
                         source.options.showsMagnitudeBits ? BitView::magnitude
                                                           : BitView::twosComplement),
                 [] (const BitsData& shown) {
                     return std::tuple (shown.title, shown.subtitle, shown.shownBits,
                                        shown.facts.size());
                 });
    }

    void refresh() override
    {
        StatisticsPlotView::refresh();
        setTooltip (toString (BitsPlot::reading (data)));
    }

    std::string spoken() const override
    {
        return data.title + ". Input: " + data.input.verdict + ". Output: " + data.output.verdict
               + ". " + BitsPlot::reading (data);
    }
};

/** The Compare picture, live. Message thread. */
class CompareView : public StatisticsPlotView<ComparePlot>
{
public:
    explicit CompareView (const Style& styleToUse)
        : StatisticsPlotView (
            styleToUse, "Compare",
            "Laws and ranges side by side on what plays, at equal bits: SNR over the level, and a "
            "table. The pointer, or the left and right arrow keys, read a level.")
    {
    }

protected:
    void take (const PlotSource& source) override
    {
        showNow (compareOf (source.statistics.comparison),
                 [] (const CompareData& shown)
                 {
                     double highest = 0.0;

                     for (const auto& row : shown.comparison.rows)
                         for (const auto snrDb : row.snrAtLevelsDb)
                             highest = std::max (highest, std::ceil (0.1 * snrDb));

                     return std::tuple (shown.title, shown.subtitle, highest,
                                        shown.comparison.rows.size());
                 });
    }
};

} // namespace requant
