#include "ReportText.h"

#include "JsonParts.h"
#include "Parameters/Parameter.h"
#include "Report/Verdict.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

namespace requant
{

namespace
{

std::string padded (const std::string& text, std::size_t width)
{
    return text.size() < width ? std::string (width - text.size(), ' ') + text : text;
}

// "-" where a figure does not exist. A negative number of digits: scientific notation.
std::string figure (const std::optional<double>& value, int digits)
{
    if (! value)
        return "-";

    return digits < 0 ? numbers::plainScientific (*value, -digits)
                      : numbers::plain (*value, digits);
}

std::string describe (const AudioFileInfo& facts)
{
    return facts.file.string() + " (" + facts.sampleFormatName() + " " + facts.containerName()
           + ")";
}

std::string length (const AudioFileInfo& facts)
{
    return std::to_string (facts.sampleRateHz) + " Hz, " + std::to_string (facts.channelCount)
           + (facts.channelCount == 1 ? " channel, " : " channels, ")
           + figure (static_cast<double> (facts.frames) / facts.sampleRateHz, 2) + " s";
}

std::string sizeLine (const ErrorReport& report)
{
    const auto ratio = report.fileSizeRatio();

    if (! ratio)
        return {};

    const auto saved = *report.bytesSaved();
    return "file size: " + std::to_string (report.output.bytes) + " of "
           + std::to_string (report.input.bytes) + " bytes, ratio " + figure (ratio, 3) + ", "
           + std::to_string (std::abs (saved)) + (saved < 0 ? " more\n" : " saved\n");
}

using Row = std::vector<std::string>;

std::string line (const std::string& label, const Row& row)
{
    auto text = label + std::string (label.size() < 12 ? 12 - label.size() : 1, ' ');

    for (const auto& cell : row)
        text.append (" ").append (padded (cell, 10)); // a space even before too long a figure

    return text + "\n";
}

/** What a column shows, and what stands above it. */
struct Column
{
    std::string_view figureId;
    int decimals;
    std::array<const char*, 3> heading;
    bool isOfSums = true; ///< it needs no analysis beside the sums
};

constexpr std::array allColumns {
    Column { "snr_db", 2, { "SNR", "", "dB" } },
    Column { "mean_error_lsb", 4, { "mean", "error", "LSB" } },
    Column { "max_absolute_error_lsb", 3, { "largest", "error", "LSB" } },
    Column { "error_power_lsb2", 4, { "error", "power", "LSB^2" } },
    Column { "static_error_lsb2", 4, { "static", "error", "LSB^2" }, false },
    Column { "error_input_correlation", 4, { "error-in", "correl.", "" } },
    Column { "weighted_error_db.hearing", 1, { "hearing-", "weighted", "dB" }, false },
    Column { "clipped_samples", 0, { "clipped", "samples", "" } },
};

std::vector<Column> columnsOf (const ErrorReport& report)
{
    std::vector<Column> columns;
    std::copy_if (allColumns.begin(), allColumns.end(), std::back_inserter (columns),
                  [&] (const Column& column) { return column.isOfSums || report.parts.error; });
    return columns;
}

Row heading (const std::vector<Column>& columns, std::size_t line)
{
    Row row;

    for (const auto& column : columns)
        row.emplace_back (column.heading[line]);

    return row;
}

Row rowOf (const std::vector<Column>& columns, const MeasuredChannel& found)
{
    Row row;

    for (const auto& column : columns)
        row.push_back (figure (findFigure (column.figureId).measured (found), column.decimals));

    // In words where there is no signal, or no error, to make a ratio of.
    if (const auto why = found.whyNoSnr(); ! why.empty())
        row.front() = why;

    return row;
}

std::string weightedLine (const MeasuredChannel& overall)
{
    constexpr std::array<const char*, weightings.size()> names { "A", "ITU-R 468", "F", "hearing" };
    std::string text = "weighted error:";

    for (std::size_t w = 0; w < weightings.size(); ++w)
        text += std::string (w == 0 ? " " : ", ") + names[w] + " "
                + figure (overall.weightedErrorDb[w], 2);

    return text + " dB\n";
}

std::string snrLine (const AudioFileInfo& input) { return "SNR: " + snrConditions (input) + "\n"; }

std::string levelLine()
{
    return std::string ("levels: dB re ") + fullScaleName (FullScale::square)
           + ", by which a full-scale sine is "
           + figure (levelDbfs (referencePower (FullScale::sine), FullScale::square), 2) + " dB\n";
}

// As a command line has them: the three that say most, and what differs from its default.
std::string optionsLine (const Settings& settings)
{
    std::string text = "options:";

    for (const auto& control : parameterTable())
    {
        const auto value = control.get (settings);
        const auto saysMost = control.id == parameterId::bits || control.id == parameterId::dither
                              || control.id == parameterId::shaping;

        if (! control.isReduction || (! saysMost && value == control.defaultValue))
            continue;

        text.append (" --").append (control.id);

        if (control.kind != Parameter::Kind::toggle)
            text.append (" ").append (control.idText (value));
    }

    return text + "\n";
}

std::string shaperLine (const ReductionSetup& reduction)
{
    const auto& plan = reduction.shaper;

    if (plan.filter.isFlat())
        return {};

    auto text = "noise shaper: " + shapingName (plan.running);

    if (isDesigned (plan.running))
        text += ", " + figure (plan.depthDb, 1) + " dB deep, order "
                + std::to_string (reduction.shaperOrder());

    return text + "; the noise is " + figure (powerToDb (plan.filter.powerGain()), 1)
           + " dB stronger in all\n";
}

std::string theoryLine (const ErrorReport& report)
{
    const auto snrDb =
        findFigure ("snr_db").predicted (*report.prediction, report.overall.signalPower());
    const auto& error = *report.prediction->error();
    auto text = "theory, for a busy signal: "
                + (snrDb ? "SNR " + figure (snrDb, 2) + " dB" : "no SNR, no signal")
                + ", mean error " + figure (error.meanLsb, 4) + " LSB, error power "
                + figure (error.powerLsb2, 4) + " LSB^2\n";
    const auto& found = *report.discrepancy;

    if (found.powerDb)
        text += "measured error power is " + figure (found.powerDb, 3) + " dB from it"
                + (found.isWithinChance ? ", which is within chance\n" : "");

    const auto reason = found.reasons.first();

    if (! found.isWithinChance && reason)
        text += (found.powerDb ? ": " : "the error is not what theory expects: ")
                + std::string (reasonWords (*reason)) + "\n";

    return text;
}

std::string headroomLine (const ReductionSetup& reduction)
{
    if (! reduction.settings.reduction.headroom)
        return {};

    if (! reduction.headroomRemark().empty())
        return "headroom: none is enough; the input was left as it is\n";

    if (! reduction.hasLoweredInput())
        return "headroom: none is needed; the input was left as it is\n";

    const auto lsb = reduction.headroomLsb();
    return "headroom: the input was lowered by " + figure (-reduction.headroomDb(), 4) + " dB"
           + (lsb ? " (" + figure (*lsb, 2) + " LSB at full scale)" : "")
           + ";\n          the error is against the lowered input\n";
}

std::string leftAloneLine (const UnprocessedCounts& unprocessed, const Settings& settings)
{
    if (unprocessed.total() == 0)
        return {};

    std::string text = "left alone: ";

    // Without auto-blank it is the guard against limit cycles that acts.
    if (unprocessed.blanked > 0)
        text +=
            std::to_string (unprocessed.blanked)
            + (settings.reduction.autoBlank ? " samples of silence kept silent"
                                            : " samples of silence, where the shaper would ring");

    if (unprocessed.blanked > 0 && unprocessed.passed > 0)
        text += "; ";

    if (unprocessed.passed > 0)
        text += std::to_string (unprocessed.passed) + " samples that were levels already";

    return text + "\n";
}

std::string reductionLines (const ErrorReport& report)
{
    const auto theory =
        report.prediction ? theoryLine (report)
        : report.whyNoPrediction
            ? "no theory: " + std::string (reasonWords (*report.whyNoPrediction)) + "\n"
            : "";

    if (report.said)
        return optionsLine (report.said->settings) + shaperLine (*report.said) + theory;

    if (! report.reduction)
        return theory;

    const auto& reduction = *report.reduction;
    return optionsLine (reduction.settings) + shaperLine (reduction) + headroomLine (reduction)
           + leftAloneLine (report.overall.unprocessed.value_or (UnprocessedCounts {}),
                            reduction.settings)
           + theory;
}

} // namespace

std::string reportAsText (const ErrorReport& report)
{
    const auto columns = columnsOf (report);
    auto text = describe (report.input) + " -> " + describe (report.output) + "\n"
                + length (report.input) + "\n" + sizeLine (report) + reductionLines (report) + "\n"
                + line ("", heading (columns, 0)) + line ("", heading (columns, 1))
                + line ("", heading (columns, 2));

    for (std::size_t c = 0; c < report.channels.size() && report.channels.size() > 1; ++c)
        text += line ("channel " + std::to_string (c + 1), rowOf (columns, report.channels[c]));

    text += line ("overall", rowOf (columns, report.overall));

    if (report.parts.error)
        text += weightedLine (report.overall);

    text += snrLine (report.input);

    if (report.parts.error)
        text += levelLine();

    for (const auto& warning : report.warnings)
        text += "Warning: " + warning + "\n";

    return text;
}

} // namespace requant
