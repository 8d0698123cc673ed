#include "ReportFigures.h"

#include "Editor/DiscrepancySentence.h"
#include "Pictures/FiguresRows.h"
#include "Pictures/Numbers.h"

namespace requant
{

namespace
{

void addErrorRows (FiguresData& data, const ErrorReport& report, const ErrorFigures& measured)
{
    const auto* const theory = report.theory ? &*report.theory : nullptr;
    const auto expected = [theory] (auto value)
    { return theory != nullptr ? std::optional<double> (value (*theory)) : std::nullopt; };
    const auto part = [theory] (double SplitPower::*which)
    {
        return theory != nullptr && theory->split ? std::optional ((*theory->split).*which)
                                                  : std::nullopt;
    };
    auto& rows = data.rows;

    rows.push_back (figures::rowOf (
        { "SNR", measured.snrDb, theory != nullptr ? theory->snrDb : std::nullopt, " dB", 2 }));
    rows.push_back (figures::rowOf ({ "Error power", measured.errorPowerLsb2,
                                      expected ([] (const auto& t) { return t.error.powerLsb2; }),
                                      figures::squaredLsb, 4 }));
    rows.push_back (figures::rowOf ({ "Static: it repeats", report.overall.staticErrorLsb2(),
                                      part (&SplitPower::staticLsb2), figures::squaredLsb, 4 }));
    rows.push_back (figures::rowOf ({ "Dynamic: noise", report.overall.dynamicErrorLsb2(),
                                      part (&SplitPower::dynamicLsb2), figures::squaredLsb, 4 }));
    rows.push_back (
        figures::rowOf ({ "Mean error", measured.meanErrorLsb,
                          expected ([] (const auto& t) { return t.error.meanLsb; }), " LSB", 4 }));
}

void addWeightedRows (FiguresData& data, const ErrorReport& report)
{
    for (const auto weighting : weightings)
    {
        const auto w = static_cast<std::size_t> (weighting);
        data.rows.push_back (figures::rowOf (
            { figures::nameOf (weighting), report.overall.weightedErrorDb[w],
              report.theory ? report.theory->weightedErrorDb[w] : std::nullopt, " dB", 2 }));
    }
}

void addOtherRows (FiguresData& data, const ErrorReport& report, const ErrorFigures& measured)
{
    auto& rows = data.rows;
    rows.push_back (
        figures::rowOf ({ "ENOB", measured.enobBits,
                          report.theory ? report.theory->enobBits : std::nullopt, " bits", 3 }));
    rows.push_back (figures::rowOf ({ "PSQNR", measured.psqnrDb, {}, " dB", 2 }));
    rows.push_back (
        figures::rowOf ({ "Largest error", measured.maxAbsoluteErrorLsb, {}, " LSB", 3 }));
    rows.push_back (
        figures::rowOf ({ "Error follows input", measured.errorInputCorrelation, {}, "", 4 }));
    rows.push_back (figures::scientificRow ("MSQE", measured.msqe));

    const auto& sums = report.overall.sums;
    rows.push_back (figures::countRow ("Clipped samples", sums.clipped, sums.clipped > 0));
    const auto replaced = sums.replaced.total();
    rows.push_back (figures::countRow ("Replaced samples", replaced, replaced > 0));

    if (const auto& leftAlone = report.overall.leftAlone; leftAlone && leftAlone->total() > 0)
        rows.push_back (figures::countRow ("Samples left alone", leftAlone->total(), false));

    rows.push_back (figures::countRow ("Samples", sums.count, false));
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
        + numbers::shortest (input.sampleRateHz / 1000.0, 3)
        + " kHz; levels re a full-scale square.";

    const auto figures = report.overall.figures();
    addErrorRows (data, report, figures);
    addWeightedRows (data, report);
    addOtherRows (data, report, figures);

    if (report.theory)
        data.remark = sentenceOn (report.theory->discrepancy);

    return data;
}

} // namespace requant
