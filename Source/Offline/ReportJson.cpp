#include "ReportJson.h"

#include "Conditions.h"
#include "Controls/Control.h"
#include "FindingsJson.h"
#include "Instrument/DiscrepancyWords.h"

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
             { "bytes", facts.isPipe() ? Json() : Json (facts.bytes) } };
}

Json wholeOrNot (double number)
{
    return number == std::floor (number) ? Json (std::llround (number)) : Json (number);
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

        if (control.kind == Control::Kind::number)
            member = wholeOrNot (value);
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

// Of a reduced file alone no more is known than the levels that the error is in LSB of.
Json settingsJson (const ErrorReport& report)
{
    const auto& known = report.reduction ? report.reduction : report.said;
    auto settings = known ? json (known->settings) : Json::object();
    settings[std::string (controlId::bits)] = wholeOrNot (report.bits);
    settings[std::string (controlId::lattice)] =
        findControl (controlId::lattice)->idText (static_cast<double> (report.lattice));
    settings["step"] = report.step;

    if (known)
        settings["shaper"] = shaperJson (*known);

    return settings;
}

Json lostMetadataJson (const ErrorReport& report)
{
    if (! report.reduction)
        return nullptr; // measure copies none

    auto list = Json::array();

    for (const auto& lost : report.lostMetadata)
        list.push_back ({ { "kind", lost.kind }, { "reason", nameOf (lost.reason) } });

    return list;
}

Json json (const ErrorReport& report)
{
    auto input = json (report.input);
    input["reduced"] = json (report.output);

    if (const auto ratio = report.fileSizeRatio())
    {
        input["file_size_ratio"] = *ratio;
        input["bytes_saved"] = *report.bytesSaved();
    }

    auto channels = Json::array();
    for (const auto& channel : report.channels)
        channels.push_back (findingsJson (channel));

    return { { "input", input },
             { "settings", settingsJson (report) },
             { "latency_samples",
               report.latencySamples ? Json (*report.latencySamples) : Json (nullptr) },
             { "metadata_lost", lostMetadataJson (report) },
             { "warnings", report.warnings },
             { "headroom", report.reduction ? headroomJson (*report.reduction) : Json (nullptr) },
             { "snr", snrConditionsJson (report.input) },
             { "level_references", reductionReferencesJson() },
             { "predicted",
               report.theory ? theoryJson (*report.theory, report.overall) : Json (nullptr) },
             { "predicted_reason", report.noTheory
                                       ? Json (std::string (reasonId (*report.noTheory)))
                                       : Json (nullptr) },
             { "channels", channels },
             { "overall", findingsJson (report.overall) },
             { "curves", curvesJson (report) } };
}

} // namespace

std::string reportAsJson (const ErrorReport& report) { return jsonText (json (report)); }

std::string reportsAsJson (std::span<const RenderResult> results)
{
    auto all = Json::array();

    for (const auto& result : results)
    {
        if (const auto* const report = std::get_if<ErrorReport> (&result))
            all.push_back (json (*report));
        else if (const auto* const failed = std::get_if<FailedInput> (&result))
            all.push_back ({ { "input", { { "file", failed->input.string() } } },
                             { "failure", failureJson (failed->problem) } });
    }

    return jsonText (all);
}

} // namespace requant
