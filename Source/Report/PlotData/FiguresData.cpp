#include "FiguresData.h"

#include "Report/Figures.h"
#include "Report/Verdict.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr auto dash = "\xe2\x80\x93";

// As it is written, so that a row's figures agree with each other.
double rounded (double value, int decimals)
{
    const auto unit = std::pow (10.0, decimals);
    return std::round (unit * value) / unit;
}

FiguresData::Row rowOf (const Figure& figure, const std::optional<double>& measured,
                        const std::optional<double>& predicted)
{
    const auto exists = [] (const std::optional<double>& value)
    { return value && std::isfinite (*value); };

    FiguresData::Row row { std::string (figure.name),
                           exists (measured) ? written (figure, *measured) : dash,
                           exists (predicted) ? written (figure, *predicted) : std::string() };
    row.shortName = figure.shortName;
    row.isBad = figure.isFault && measured.value_or (0.0) > 0.0;

    if (exists (measured) && exists (predicted))
        row.difference = written (
            figure, rounded (*measured, figure.decimals) - rounded (*predicted, figure.decimals),
            true);

    return row;
}

FiguresData::Row briefRowOf (const Figure& figure, const MeasuredError& error, bool hasSignal,
                             FullScale fullScale)
{
    const auto& brief = figure.brief;
    const std::string of = ! figure.isLevel               ? ""
                           : fullScale == FullScale::sine ? " re sine"
                                                          : " re square";
    FiguresData::Row row { std::string (brief.name) + of, dash };

    if (! brief.shortName.empty())
        row.shortName = std::string (brief.shortName) + of;

    // Without a signal, what an error is says little but how strong it is.
    const auto isTold = hasSignal || figure.isLevel || figure.kind == Figure::Kind::count;

    if (const auto measured = figure.measured (error); measured && isTold)
    {
        const auto reference = figure.isLevel ? powerToDb (referencePower (fullScale)) : 0.0;

        // Many LSB need no thousandths.
        const auto isLarge = figure.unit == "LSB" && std::abs (*measured) >= 9.995;
        row.isBad = figure.isFault && *measured > 0.0;
        row.measured = written (figure, *measured - reference, isLarge ? 1 : brief.decimals, false);
    }

    return row;
}

} // namespace

std::vector<FiguresData::Row> briefRowsOf (const Readings& readings)
{
    std::vector<const Figure*> shown;

    for (const auto& figure : figures())
        if (figure.brief.place > 0)
            shown.push_back (&figure);

    std::sort (shown.begin(), shown.end(),
               [] (const Figure* a, const Figure* b) { return a->brief.place < b->brief.place; });
    std::vector<FiguresData::Row> rows;

    for (const auto* figure : shown)
    {
        if (figure->brief.isRare && figure->measured (readings).value_or (0.0) == 0.0)
            continue;

        rows.push_back (briefRowOf (*figure, readings, readings.hasSignal(), readings.fullScale));
    }

    return rows;
}

std::vector<FiguresData::Row> rowsOf (const MeasuredError& error, const Prediction* prediction,
                                      FullScale fullScale)
{
    const auto signalPower = error.signalPower();
    std::vector<FiguresData::Row> rows;

    for (const auto& figure : figures())
    {
        auto measured = figure.measured (error);

        if (figure.where == Figure::Where::reports
            || (figure.isRare && measured.value_or (0.0) == 0.0))
            continue;

        auto predicted = prediction != nullptr && figure.predicted != nullptr
                             ? figure.predicted (*prediction, signalPower)
                             : std::nullopt;

        if (figure.isLevel)
            for (auto* const level : { &measured, &predicted })
                if (*level)
                    **level -= powerToDb (referencePower (fullScale));

        rows.push_back (rowOf (figure, measured, predicted));
    }

    // No error has no ratio, and no signal has none.
    if (const auto why = error.whyNoSnr(); ! why.empty() && error.sums.count > 0)
        rows.front().measured = why;

    return rows;
}

FiguresData figuresOf (const Readings& readings)
{
    FiguresData data;

    if (! readings.hasData())
    {
        data.title = data.shortTitle = "Nothing has come in yet";
        data.subtitle = "What is measured stands here beside what theory predicts.";
        return data;
    }

    const auto channels = readings.partsChannel
                              ? fmt::format ("Channel {}", *readings.partsChannel + 1)
                          : readings.channelCount == 1 ? std::string ("One channel")
                                                       : std::string ("All channels");
    const auto levels = figureWords::reference (readings.fullScale);
    data.title = "Measured, and predicted from the settings";
    data.subtitle = fmt::format ("{}, {}; SNR {}; levels {}.", channels, wordsFor (readings.window),
                                 figureWords::flatBand (readings.sampleRateHz), levels);
    data.shortTitle = "Levels " + levels;

    if (readings.discrepancy)
        data.remark = sentenceOn (*readings.discrepancy);

    data.rows = rowsOf (readings, readings.prediction.get(), readings.fullScale);
    return data;
}

FiguresData figuresOf (const ErrorReport& report)
{
    const auto& input = report.input;
    const auto seconds = static_cast<double> (input.frames) / input.sampleRateHz;
    const auto channels = input.channelCount == 1
                              ? std::string ("One channel")
                              : fmt::format ("{} channels together", input.channelCount);
    const auto levels = figureWords::reference (FullScale::square);
    FiguresData data;
    data.title = report.prediction ? "Measured, and predicted from the settings" : "Measured";
    data.subtitle = fmt::format ("{}, {} s at {} kHz; SNR {}; levels {}.", channels,
                                 numbers::fixed (seconds, 2),
                                 numbers::shortest (input.sampleRateHz / 1000.0, 3),
                                 figureWords::flatBand (input.sampleRateHz), levels);
    data.shortTitle = "Levels " + levels;

    if (report.discrepancy)
        data.remark = sentenceOn (*report.discrepancy);

    data.rows = rowsOf (report.overall, report.prediction ? &*report.prediction : nullptr,
                        FullScale::square);
    return data;
}

} // namespace requant
