#include "ReportJson.h"

#include "Controls/Control.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace requant
{

namespace
{

using Json = nlohmann::ordered_json;

Json number (const std::optional<double>& value)
{
    return value && std::isfinite (*value) ? Json (*value) : Json (nullptr);
}

Json json (const AudioFacts& facts)
{
    return { { "file", facts.file.string() },
             { "container", facts.containerName() },
             { "sample_format", facts.sampleFormatName() },
             { "sample_rate_hz", facts.sampleRateHz },
             { "channels", facts.channelCount },
             { "frames", facts.frames } };
}

Json json (const Settings& settings)
{
    Json object = Json::object();

    for (const auto& control : controls())
    {
        if (! control.isReduction)
            continue;

        const auto value = control.get (settings);
        auto& member = object[std::string (control.id)];

        if (control.kind == Control::Kind::integer)
            member = std::lround (value);
        else if (control.kind == Control::Kind::toggle)
            member = value != 0.0;
        else
            member = control.idText (value);
    }

    return object;
}

Json json (const ReplacedSamples& replaced)
{
    return { { "nan", replaced.notANumber },
             { "infinite", replaced.infinite },
             { "denormal", replaced.denormal } };
}

Json json (const ErrorFindings& found)
{
    const auto figures = found.figures();
    Json weighted = Json::object();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weighted[std::string (weightingId (weightings[w]))] = number (found.weightedErrorDb[w]);

    return { { "snr_db", number (figures.snrDb) },
             { "psqnr_db", number (figures.psqnrDb) },
             { "msqe", number (figures.msqe) },
             { "mean_error", number (figures.meanError) },
             { "mean_absolute_error", number (figures.meanAbsoluteError) },
             { "max_absolute_error", number (figures.maxAbsoluteError) },
             { "error_power_lsb2", number (figures.errorPowerLsb2) },
             { "mean_error_lsb", number (figures.meanErrorLsb) },
             { "max_absolute_error_lsb", number (figures.maxAbsoluteErrorLsb) },
             { "enob_bits", number (figures.enobBits) },
             { "clipped_samples", found.sums.clipped },
             { "replaced_samples", json (found.sums.replaced) },
             { "error_input_correlation", number (figures.errorInputCorrelation) },
             { "weighted_error_db", weighted },
             { "static_error_lsb2", number (found.staticErrorLsb2) },
             { "dynamic_error_lsb2", number (found.dynamicErrorLsb2()) } };
}

Json json (const ErrorReport& report)
{
    auto input = json (report.input);
    input["reduced"] = json (report.output);

    auto settings = report.settings ? json (*report.settings) : Json::object();
    settings["step"] = report.step;

    auto channels = Json::array();
    for (const auto& channel : report.channels)
        channels.push_back (json (channel));

    return { { "input", input },
             { "settings", settings },
             { "channels", channels },
             { "overall", json (report.overall) } };
}

// File names need not be UTF-8; what is not becomes a replacement character.
std::string written (const Json& value)
{
    return value.dump (2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string reportAsJson (const ErrorReport& report) { return written (json (report)); }

std::string reportsAsJson (std::span<const ErrorReport> reports)
{
    auto all = Json::array();

    for (const auto& report : reports)
        all.push_back (json (report));

    return written (all);
}

} // namespace requant
