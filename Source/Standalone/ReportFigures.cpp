#include "ReportFigures.h"

#include "Instrument/DiscrepancyWords.h"
#include "Pictures/Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

const juce::String dash = juce::String::charToString (0x2013);
const juce::String squared (juce::CharPointer_UTF8 (" LSB\xc2\xb2"));

juce::String toText (std::string_view words) { return { words.data(), words.size() }; }

FiguresData::Row rowOf (const juce::String& name, const std::optional<double>& measured,
                        const std::optional<double>& predicted, const juce::String& unit,
                        int decimals)
{
    const auto text = [&] (const std::optional<double>& value)
    { return value && std::isfinite (*value) ? numbers::fixed (*value, decimals) + unit : ""; };

    FiguresData::Row row { name, text (measured), text (predicted), {}, false };

    if (row.measured.isEmpty())
        row.measured = dash;
    else if (row.predicted.isNotEmpty())
        row.difference = numbers::fixed (*measured - *predicted, decimals, true) + unit;

    return row;
}

FiguresData::Row countRow (const juce::String& name, std::uint64_t count, bool isBad)
{
    return { name, numbers::grouped (static_cast<std::int64_t> (count)), {}, {}, isBad };
}

void addErrorRows (FiguresData& data, const ErrorReport& report, const ErrorFigures& figures)
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

    rows.push_back (
        rowOf ("SNR", figures.snrDb, theory != nullptr ? theory->snrDb : std::nullopt, " dB", 2));
    rows.push_back (rowOf ("Error power", figures.errorPowerLsb2,
                           expected ([] (const auto& t) { return t.error.powerLsb2; }), squared,
                           4));
    rows.push_back (rowOf ("Static: it repeats", report.overall.staticErrorLsb2(),
                           part (&SplitPower::staticLsb2), squared, 4));
    rows.push_back (rowOf ("Dynamic: noise", report.overall.dynamicErrorLsb2(),
                           part (&SplitPower::dynamicLsb2), squared, 4));
    rows.push_back (rowOf ("Mean error", figures.meanErrorLsb,
                           expected ([] (const auto& t) { return t.error.meanLsb; }), " LSB", 4));
}

void addWeightedRows (FiguresData& data, const ErrorReport& report)
{
    constexpr std::array names { "Error, A-weighted", "Error, ITU-R 468", "Error, F-weighted",
                                 "Error, as heard" };

    for (std::size_t w = 0; w < weightings.size(); ++w)
        data.rows.push_back (
            rowOf (names[w], report.overall.weightedErrorDb[w],
                   report.theory ? report.theory->weightedErrorDb[w] : std::nullopt, " dB", 2));
}

void addOtherRows (FiguresData& data, const ErrorReport& report, const ErrorFigures& figures)
{
    auto& rows = data.rows;
    rows.push_back (rowOf ("ENOB", figures.enobBits,
                           report.theory ? report.theory->enobBits : std::nullopt, " bits", 3));
    rows.push_back (rowOf ("PSQNR", figures.psqnrDb, {}, " dB", 2));
    rows.push_back (rowOf ("Largest error", figures.maxAbsoluteErrorLsb, {}, " LSB", 3));
    rows.push_back (rowOf ("Error follows input", figures.errorInputCorrelation, {}, "", 4));
    rows.push_back (
        { "MSQE", figures.msqe ? numbers::scientific (*figures.msqe) : dash, {}, {}, false });

    const auto& sums = report.overall.sums;
    rows.push_back (countRow ("Clipped samples", sums.clipped, sums.clipped > 0));
    const auto replaced = sums.replaced.total();
    rows.push_back (countRow ("Replaced samples", replaced, replaced > 0));

    if (const auto& leftAlone = report.overall.leftAlone; leftAlone && leftAlone->total() > 0)
        rows.push_back (countRow ("Samples left alone", leftAlone->total(), false));

    rows.push_back (countRow ("Samples", sums.count, false));
}

juce::String remarkOn (const Discrepancy& found)
{
    const auto reason = found.reasons.first();
    const auto words = reason ? toText (reasonWords (*reason)) : juce::String();

    if (! found.powerDb)
        return words.isEmpty() ? juce::String() : "Nothing can be compared: " + words + ".";

    const auto apart = "The error's power lies " + numbers::fixed (*found.powerDb, 3, true)
                       + " dB from what theory expects";

    if (found.isWithinChance)
        return apart + ", which is within chance.";

    return apart + (words.isEmpty() ? "." : ": " + words + ".");
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
        data.remark = remarkOn (report.theory->discrepancy);

    return data;
}

} // namespace requant
