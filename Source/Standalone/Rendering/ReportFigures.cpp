#include "ReportFigures.h"

#include "Editor/Meters/Verdict.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Figures/FigureWords.h"
#include "Plots/Style/Numbers.h"

namespace requant
{

namespace
{

FigureValues measuredOf (const ChannelResults& findings)
{
    FigureValues values (findings.figures(), findings.sums);
    values.staticLsb2.measured = findings.staticErrorLsb2();
    values.dynamicLsb2.measured = findings.dynamicErrorLsb2();
    values.noiseModulation = findings.counts.places.noiseModulation();
    values.samplesLeftAlone = findings.leftAlone ? findings.leftAlone->total() : 0;

    for (std::size_t w = 0; w < weightings.size(); ++w)
        values.weightedErrorDb[w].measured = findings.weightedErrorDb[w];

    return values;
}

void addPredictions (FigureValues& values, const TheoryBeside& theory)
{
    values.snrDb.predicted = theory.snrDb;
    values.errorPowerLsb2.predicted = theory.error.powerLsb2;
    values.meanErrorLsb.predicted = theory.error.meanLsb;
    values.enobBits.predicted = theory.enobBits;
    values.psqnrDb.predicted = theory.psqnrDb;

    if (theory.split)
    {
        values.staticLsb2.predicted = theory.split->staticLsb2;
        values.dynamicLsb2.predicted = theory.split->dynamicLsb2;
    }

    for (std::size_t w = 0; w < weightings.size(); ++w)
        values.weightedErrorDb[w].predicted = theory.weightedErrorDb[w];
}

} // namespace

FiguresData figuresOf (const ErrorReport& report)
{
    const auto& input = report.input;
    const auto seconds = static_cast<double> (input.frames) / input.sampleRateHz;
    FiguresData data;
    data.title = report.theory ? "Measured, and predicted from the settings" : "Measured";
    data.subtitle =
        (input.channelCount == 1 ? juce::String ("One channel")
                                 : juce::String (input.channelCount) + " channels together")
        + ", " + numbers::fixed (seconds, 2) + " s at "
        + numbers::shortest (input.sampleRateHz / 1000.0, 3) + " kHz; SNR "
        + figureWords::flatBand (input.sampleRateHz) + "; levels "
        + figureWords::reference (FullScale::square) + ".";

    data.shortTitle = "Levels " + figureWords::reference (FullScale::square);

    auto values = measuredOf (report.overall);

    if (report.theory)
    {
        addPredictions (values, *report.theory);
        data.remark = sentenceOn (report.theory->discrepancy);
    }

    data.rows = rowsOf (values);
    return data;
}

} // namespace requant
