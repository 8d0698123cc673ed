#include "ReportJson.h"

#include "Controls/Control.h"
#include "FindingsJson.h"

namespace requant
{

namespace
{

Json json (const AudioFacts& facts)
{
    return { { "file", facts.file.string() },
             { "container", facts.containerName() },
             { "sample_format", facts.sampleFormatName() },
             { "sample_rate_hz", facts.sampleRateHz },
             { "channels", facts.channelCount },
             { "frames", facts.frames },
             { "bytes", facts.bytes } };
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

Json json (const ErrorReport& report)
{
    auto input = json (report.input);
    input["reduced"] = json (report.output);

    if (report.input.bytes > 0)
    {
        const auto before = static_cast<double> (report.input.bytes);
        const auto after = static_cast<double> (report.output.bytes);
        input["file_size_ratio"] = after / before;
        input["bytes_saved"] = before - after;
    }

    const auto& reduction = report.reduction;
    auto settings = reduction ? json (reduction->settings) : Json::object();
    settings["step"] = report.step;

    if (reduction)
        settings["shaper"] = shaperJson (*reduction);

    auto channels = Json::array();
    for (const auto& channel : report.channels)
        channels.push_back (findingsJson (channel));

    return { { "input", input },
             { "settings", settings },
             { "headroom", reduction ? headroomJson (*reduction) : Json (nullptr) },
             { "predicted", report.theory ? theoryJson (*report.theory) : Json (nullptr) },
             { "channels", channels },
             { "overall", findingsJson (report.overall) },
             { "curves", curvesJson (report) } };
}

} // namespace

std::string reportAsJson (const ErrorReport& report) { return jsonText (json (report)); }

std::string reportsAsJson (std::span<const ErrorReport> reports)
{
    auto all = Json::array();

    for (const auto& report : reports)
        all.push_back (json (report));

    return jsonText (all);
}

} // namespace requant
