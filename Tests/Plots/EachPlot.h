#pragma once

#include "Painted.h"
#include "Plots/Error/ComparePlot.h"
#include "Plots/Error/HistogramPlot.h"
#include "Plots/Error/NoisePlot.h"
#include "Plots/Error/TransferPlot.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Signal/BitsPlot.h"
#include "Plots/Signal/WaveformPlot.h"
#include "Plots/Spectrum/ShaperCurvePlot.h"
#include "Plots/Spectrum/SpectrumPlot.h"
#include "Plots/Steps/StepsCard.h"
#include "Plots/Steps/StepsPlot.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace requant::test
{

/** A plot with something of all that it draws. */
struct EachPlot
{
    const char* name;
    void (*draw) (DisplayList&, const Palette&, Rectangle area);
    const char* words; ///< that are seen in it in every size
    const char* curve; ///< what the SVG of one of its curves has in it; empty: it has bars alone
};

template <typename PlotToDraw>
void drawPlot (DisplayList& list, const Palette& palette, Rectangle area,
               typename PlotToDraw::Data data)
{
    typename PlotToDraw::Layout layout (palette, area, data);

    // Where the card covers least.
    PlotToDraw::readAt (data, layout,
                        layout.readableArea().getX() + 0.8f * layout.readableArea().getWidth());
    PlotToDraw (palette).paint (list, layout, data);
}

inline void drawHistogram (DisplayList& list, const Palette& palette, Rectangle area)
{
    HistogramData data;
    data.title = "How large the errors are";
    data.subtitle = "TPDF and rounding together: three uniform densities, smooth & symmetric.";
    data.barWidthLsb = 0.125;
    data.meanLsb = -0.25;

    for (int bar = -16; bar <= 16; ++bar)
    {
        const auto lsb = 0.125 * bar;
        const auto density = std::exp (-2.0 * lsb * lsb);
        data.bars.push_back ({ lsb, density });
        data.predicted.push_back ({ lsb, 0.9 * density });
    }

    drawPlot<HistogramPlot> (list, palette, area, data);
}

inline void drawTransfer (DisplayList& list, const Palette& palette, Rectangle area)
{
    TransferData data;
    data.title = "What goes in, what comes out";
    data.subtitle = "The mean follows the input; the staircase is what would be without dither.";
    data.rangeWords = "input in the last 3 s: -3.0 to 9.0 LSB";
    data.inputRange = TransferData::Range { -3.0, 9.0 };

    for (double input = -3.0; input <= 3.0; input += data.pitch)
        data.points.push_back ({ input, input + 0.2 * std::sin (input), 0.4 });

    data.points.push_back ({ 3.5, 3.0, 0.1 });

    for (int step = -4; step < 4; ++step)
        data.staircase.push_back ({ step - 0.5, step + 0.5, static_cast<double> (step) });

    drawPlot<TransferPlot> (list, palette, area, data);
}

inline void drawNoise (DisplayList& list, const Palette& palette, Rectangle area)
{
    NoiseData data;
    data.title = "Noise, and no distortion";
    data.subtitle = "The spread is the same wherever the input lies.";

    for (int p = 0; p < 64; ++p)
    {
        const auto place = (p + 0.5) / 64.0 - 0.5;
        data.measured.push_back ({ place, 0.1 * std::sin (9.0 * place), 0.25 });
        data.predicted.push_back ({ place, 0.0, 0.2 });
        data.undithered.push_back ({ place, place, 0.0 });
        data.uniform.push_back ({ place, 0.0, 0.1 + place * place });
    }

    drawPlot<NoisePlot> (list, palette, area, data);
}

inline void drawSpectrum (DisplayList& list, const Palette& palette, Rectangle area)
{
    SpectrumData data;
    data.title = "The error's spectrum";
    data.subtitle = "Hearing shaped: the error is moved to where it is heard least.";
    data.options.showsPeaks = true;
    data.binHz = data.noiseBinHz = 5.86;

    for (double hz = 20.0; hz < 22050.0; hz *= 1.02)
    {
        const auto octaves = std::log2 (hz / 20.0);
        data.frequenciesHz.push_back (hz);
        data.inputDb.push_back (-60.0 - 5.0 * octaves);
        data.outputDb.push_back (-62.0 - 4.0 * octaves);
        data.errorDb.push_back (-140.0 + 4.0 * octaves);
        data.predictedDb.push_back (-143.0 + 4.0 * octaves);
        data.inputPeakDb.push_back (-50.0 - 5.0 * octaves);
        data.thresholdDb.push_back (-120.0 + octaves * octaves);
    }

    drawPlot<SpectrumPlot> (list, palette, area, data);
}

inline void drawBits (DisplayList& list, const Palette& palette, Rectangle area)
{
    BitsData data;
    data.title = "Bits in use";
    data.subtitle = "How often each bit moves.";
    data.input.verdict = "All of 24 bits move.";
    data.output.verdict = "16 bits, and one of them is stuck: <this & that>, said in two lines.";
    data.output.isBad = true;
    data.output.stuck[7] = BitsData::Stuck::atOne;

    for (std::size_t bit = 0; bit < 24; ++bit)
    {
        data.input.activity[bit] = static_cast<double> (bit) / 23.0;
        data.output.activity[bit] = bit < 16 ? 0.75 : 0.0;
    }

    data.facts = { { "True word length", "24 \xe2\x86\x92 16 bits" },
                   { "Stuck bits", "1", true },
                   { "Levels in use", "65\xe2\x80\x89"
                                      "536" } };
    drawPlot<BitsPlot> (list, palette, area, data);
}

inline StepsData stepsOver (std::vector<SamplePair>& samples)
{
    StepsData data;
    data.reduction.bits = 4;
    const auto lattice = data.reduction.lattice();

    for (int n = 0; n < 160; ++n)
    {
        const auto x = 0.6 * std::sin (2.0 * std::numbers::pi * 0.02 * n);
        samples.push_back ({ x, lattice.step() * std::round (x / lattice.step()) });
    }

    data.samples = samples;
    data.start = 30.25;
    data.lowestLsb = -6.0;
    data.highestLsb = 6.0;
    data.lowestErrorLsb = -0.6;
    data.highestErrorLsb = 0.6;
    data.read = 60;
    return data;
}

inline void drawSteps (DisplayList& list, const Palette& palette, Rectangle area)
{
    std::vector<SamplePair> samples;
    const auto data = stepsOver (samples);
    const StepsLayout layout (area, data);
    StepsPlot (palette).paint (list, layout, data);

    if (layout.hasCard())
        StepsCard (palette).paint (list, layout.card, data);
}

inline void drawFigures (DisplayList& list, const Palette& palette, Rectangle area)
{
    FiguresData data;
    data.title = "Measured, and predicted from the settings";
    data.subtitle = "All channels, 3 s; SNR flat to 22.05 kHz; levels re sine (AES17).";
    data.shortTitle = "Levels re sine (AES17)";
    data.remark = "Auto-blank leaves silence alone, so there is less error than theory says, which "
                  "knows no silence.";

    for (int row = 0; row < 12; ++row)
        data.rows.push_back (
            { "Figure " + std::to_string (row), "94.77 dB", "95.31 dB", "-0.54 dB", row == 3 });

    FiguresPlot (palette).paint (list, PlotAreas (area), data);
}

inline void drawCompare (DisplayList& list, const Palette& palette, Rectangle area)
{
    CompareData data;
    data.title = "Which law is best here? At 8 bits";
    data.subtitle = "The newest 0.37 s through each law without dither, and at other levels.";
    data.comparison.bits = 8.0;

    for (auto level = 0.0; level >= -60.0; level -= 6.0)
        data.comparison.levelsDb.push_back (level);

    for (int i = 0; i < 4; ++i)
    {
        LawComparison::Row row;
        row.name = i == 0 ? "Uniform" : "Law " + std::to_string (i);
        row.law = i == 0 ? Law::uniform : Law::muLaw;
        row.snrDb = 40.0 - i;
        row.segmentalSnrDb = 38.0 - i;
        row.entropyBits = 6.5;
        row.maxAbsoluteError = 0.004;
        row.isChosen = i == 2;

        for (const auto level : data.comparison.levelsDb)
            row.snrAtLevelsDb.push_back (i == 0 ? 50.0 + level : 38.0 - i + 0.1 * level);

        data.comparison.rows.push_back (row);
    }

    drawPlot<ComparePlot> (list, palette, area, data);
}

inline void drawWaveform (DisplayList& list, const Palette& palette, Rectangle area)
{
    std::vector<WaveformData::Swing> columns;

    for (float x = 0.0f; x < area.getWidth(); x += 1.0f)
        columns.push_back (
            { -0.8f * std::abs (std::sin (0.05f * x)), std::abs (std::sin (0.03f * x)) });

    const auto strip = area.withHeight (60.0f);
    WaveformPlot (palette).paint (list, strip, strip,
                                  { columns, 83.0, 0.3, WaveformData::Loop { 0.2, 0.6 }, true });
}

inline void drawShaperCurve (DisplayList& list, const Palette& palette, Rectangle area)
{
    ShaperCurveData data;

    for (int i = 0; i < 96; ++i)
        data.levelsDb.push_back (20.0 * std::sin (0.07 * i));

    ShaperCurvePlot (palette).paint (list, area.withHeight (42.0f), data);
}

inline const std::array eachPlot {
    EachPlot { "histogram", drawHistogram,
               "mean \xe2\x88\x92"
               "0.250",
               "stroke-dasharray" },
    EachPlot { "transfer", drawTransfer, "without dither", "stroke-width=\"1.8\"" },
    EachPlot { "noise", drawNoise, "RPDF", "stroke-width=\"2\"" },
    EachPlot { "spectrum", drawSpectrum, "predicted", "stroke-width=\"1.6\"" },
    EachPlot { "bits", drawBits, "16 bits, and one of them is stuck", "" },
    EachPlot { "steps", drawSteps, "QE, LSB", "stroke-width=\"1.6\"" },
    EachPlot { "figures", drawFigures, "95.31 dB", "" },
    EachPlot { "compare", drawCompare, "SNR, dB", "stroke-width=\"2.2\"" },
    EachPlot { "waveform", drawWaveform, "0:24.9 / 1:23.0", "" },
    EachPlot { "shaper curve", drawShaperCurve, "+20 dB", "stroke-width" },
};

} // namespace requant::test
