#include "ReportFigures.h"

#include "Editor/Meters/Verdict.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Figures/FigureWords.h"
#include "Plots/Style/Numbers.h"

namespace requant
{

FiguresData figuresOf (const ErrorReport& report)
{
    const auto& input = report.input;
    const auto seconds = static_cast<double> (input.frames) / input.sampleRateHz;
    FiguresData data;
    data.title = report.prediction ? "Measured, and predicted from the settings" : "Measured";
    data.subtitle =
        (input.channelCount == 1 ? juce::String ("One channel")
                                 : juce::String (input.channelCount) + " channels together")
        + ", " + numbers::fixed (seconds, 2) + " s at "
        + numbers::shortest (input.sampleRateHz / 1000.0, 3) + " kHz; SNR "
        + figureWords::flatBand (input.sampleRateHz) + "; levels "
        + figureWords::reference (FullScale::square) + ".";

    data.shortTitle = "Levels " + figureWords::reference (FullScale::square);

    if (report.discrepancy)
        data.remark = sentenceOn (*report.discrepancy);

    data.rows = rowsOf (report.overall, report.prediction ? &*report.prediction : nullptr,
                        FullScale::square);
    return data;
}

} // namespace requant
