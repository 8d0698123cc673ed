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

        if (control.kind == Control::Kind::number && value == std::floor (value))
            member = std::llround (value);
        else if (control.kind == Control::Kind::number)
            member = value;
        else if (control.kind == Control::Kind::toggle)
            member = value != 0.0;
        else
            member = control.idText (value);
    }

    return object;
}

Json text (std::string_view written)
{
    return written.empty() ? Json (nullptr) : Json (std::string (written));
}

Json shaperJson (const AppliedReduction& reduction)
{
    const auto& plan = reduction.shaper;
    const auto designed = isDesigned (plan.running);
    auto madeForHz = Json::array();

    if (designed)
        madeForHz.push_back (plan.request.sampleRateHz);
    else if (plan.published != nullptr)
        for (const auto rate : plan.published->ratesHz)
            madeForHz.push_back (rate);

    return {
        { "asked", shapingId (reduction.settings.reduction.shaping) },
        { "running", shapingId (plan.running) },
        { "name", plan.published != nullptr ? std::string (plan.published->name)
                                            : shapingName (plan.running) },
        { "source", text (plan.published != nullptr ? plan.published->source : "") },
        { "made_for_hz", madeForHz },
        { "depth_db", designed ? Json (plan.depthDb) : Json (nullptr) },
        { "order", reduction.shaperOrder() },
        { "power_gain_db", powerToDb (plan.filter.powerGain()) },
        { "remark", text (plan.remark()) },
    };
}

Json headroomJson (const AppliedReduction& reduction)
{
    if (! reduction.settings.reduction.headroom)
        return nullptr;

    return { { "gain_db", reduction.headroomDb() },
             { "lsb", reduction.headroomLsb() },
             { "is_enough", reduction.headroomRemark().empty() } };
}

Json predictionJson (const AppliedReduction& reduction, const ErrorFindings& overall)
{
    const auto leftAlone = overall.leftAlone.value_or (LeftAlone {});
    const auto expected = reduction.prediction (overall.sums, leftAlone);

    if (! expected)
        return nullptr;

    return { { "snr_db", number (reduction.predictedSnrDb (overall.sums, leftAlone)) },
             { "error_power_lsb2", expected->powerLsb2 },
             { "mean_error_lsb", expected->meanLsb } };
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

    return {
        { "snr_db", number (figures.snrDb) },
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
        { "blanked_samples", found.leftAlone ? Json (found.leftAlone->blanked) : Json (nullptr) },
        { "passed_samples", found.leftAlone ? Json (found.leftAlone->passed) : Json (nullptr) },
        { "replaced_samples", json (found.sums.replaced) },
        { "error_input_correlation", number (figures.errorInputCorrelation) },
        { "weighted_error_db", weighted },
        { "static_error_lsb2", number (found.staticErrorLsb2) },
        { "dynamic_error_lsb2", number (found.dynamicErrorLsb2()) }
    };
}

Json json (const ErrorReport& report)
{
    auto input = json (report.input);
    input["reduced"] = json (report.output);

    const auto& reduction = report.reduction;
    auto settings = reduction ? json (reduction->settings) : Json::object();
    settings["step"] = report.step;

    if (reduction)
        settings["shaper"] = shaperJson (*reduction);

    auto channels = Json::array();
    for (const auto& channel : report.channels)
        channels.push_back (json (channel));

    return { { "input", input },
             { "settings", settings },
             { "headroom", reduction ? headroomJson (*reduction) : Json (nullptr) },
             { "predicted",
               reduction ? predictionJson (*reduction, report.overall) : Json (nullptr) },
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
