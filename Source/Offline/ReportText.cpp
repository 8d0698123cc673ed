#include "ReportText.h"

#include <array>
#include <cstdio>

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

    std::array<char, 64> text {};
    std::snprintf (text.data(), text.size(), digits < 0 ? "%.*e" : "%.*f",
                   digits < 0 ? -digits : digits, *value);
    return text.data();
}

std::string describe (const AudioFacts& facts)
{
    return facts.file.string() + " (" + facts.sampleFormatName() + " " + facts.containerName()
           + ")";
}

std::string length (const AudioFacts& facts)
{
    return std::to_string (facts.sampleRateHz) + " Hz, " + std::to_string (facts.channelCount)
           + (facts.channelCount == 1 ? " channel, " : " channels, ")
           + figure (static_cast<double> (facts.frames) / facts.sampleRateHz, 2) + " s";
}

using Row = std::array<std::string, 8>;

std::string line (const std::string& label, const Row& row)
{
    auto text = label + std::string (label.size() < 12 ? 12 - label.size() : 1, ' ');

    for (const auto& cell : row)
        text += padded (cell, 11);

    return text + "\n";
}

Row rowOf (const ErrorFindings& found)
{
    const auto figures = found.figures();
    return { figure (figures.snrDb, 2),
             figure (figures.meanErrorLsb, 4),
             figure (figures.maxAbsoluteErrorLsb, 3),
             figure (figures.errorPowerLsb2, 4),
             figure (found.staticErrorLsb2, 4),
             figure (figures.errorInputCorrelation, 4),
             figure (found.weightedErrorDb[static_cast<std::size_t> (Weighting::hearing)], 1),
             std::to_string (found.sums.clipped) };
}

std::string weightedLine (const ErrorFindings& overall)
{
    constexpr std::array<const char*, weightings.size()> names { "A", "ITU-R 468", "F", "hearing" };
    std::string text = "weighted error, dB re full scale:";

    for (std::size_t w = 0; w < weightings.size(); ++w)
        text += std::string (w == 0 ? " " : ", ") + names[w] + " "
                + figure (overall.weightedErrorDb[w], 2);

    return text + "\n";
}

} // namespace

std::string reportAsText (const ErrorReport& report)
{
    auto text =
        describe (report.input) + " -> " + describe (report.output) + "\n" + length (report.input)
        + "\n\n"
        + line ("",
                { "SNR", "mean", "largest", "error", "static", "error-in", "hearing-", "clipped" })
        + line ("", { "", "error", "error", "power", "error", "correl.", "weighted", "samples" })
        + line ("", { "dB", "LSB", "LSB", "LSB^2", "LSB^2", "", "dB", "" });

    for (std::size_t c = 0; c < report.channels.size() && report.channels.size() > 1; ++c)
        text += line ("channel " + std::to_string (c + 1), rowOf (report.channels[c]));

    text += line ("overall", rowOf (report.overall)) + weightedLine (report.overall);

    for (const auto& warning : report.warnings)
        text += "Warning: " + warning + "\n";

    return text;
}

} // namespace requant
