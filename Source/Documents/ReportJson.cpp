#include "ReportJson.h"

#include "JsonParts.h"
#include "Parameters/Parameter.h"
#include "Report/Verdict.h"
#include "Vectors/Target.h"

namespace requant
{

namespace
{

Json reasonJson (std::string_view reason)
{
    return reason.empty() ? Json (nullptr) : Json (std::string (reason));
}

// What theory predicts of the figures that it speaks of, or by how much they were missed.
Json predictedJson (const Prediction& prediction, const MeasuredError& error, bool asDifference)
{
    auto object = Json::object();

    for (const auto& figure : figures())
    {
        if (figure.predicted == nullptr)
            continue;

        const auto predicted = figure.predicted (prediction, error.signalPower());
        const auto measured = figure.measured (error);
        const auto difference =
            measured && predicted ? std::optional (*measured - *predicted) : std::nullopt;
        put (object, figure.id, jsonNumber (asDifference ? difference : predicted));
    }

    return object;
}

Json phasesJson (const ConditionalErrorStatistics& byPhase, double offset,
                 const std::optional<ConditionalErrorMoments>& theory)
{
    auto counts = Json::array(), means = Json::array(), variances = Json::array();
    auto predictedMeans = Json::array(), predictedVariances = Json::array();

    for (std::size_t p = 0; p < ConditionalErrorStatistics::phaseCount; ++p)
    {
        const auto error = byPhase.atPhase (p);
        const auto exists = error.count() > 0;
        counts.push_back (error.count());
        means.push_back (exists ? Json (error.mean()) : Json (nullptr));
        variances.push_back (exists ? Json (error.variance()) : Json (nullptr));

        if (theory)
        {
            const auto expected = theory->at (ConditionalErrorStatistics::fromLevelLsb (p, offset));
            predictedMeans.push_back (expected.meanLsb);
            predictedVariances.push_back (expected.varianceLsb2);
        }
    }

    return { { "count", counts },
             { "mean_error_lsb", means },
             { "variance_lsb2", variances },
             { "predicted_mean_error_lsb", theory ? predictedMeans : Json (nullptr) },
             { "predicted_variance_lsb2", theory ? predictedVariances : Json (nullptr) } };
}

// From the first bin that holds anything to the last.
Json histogramJson (const ErrorHistogram& histogram, const std::optional<Prediction>& theory)
{
    auto first = ErrorHistogram::lastBin, last = -ErrorHistogram::lastBin;

    for (auto bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
        if (histogram.countIn (bin) > 0)
        {
            first = std::min (first, bin);
            last = std::max (last, bin);
        }

    constexpr auto binLsb = 1.0 / ErrorHistogram::binsPerLsb;
    auto counts = Json::array(), measured = Json::array(), predicted = Json::array();

    for (auto bin = first; bin <= last; ++bin)
    {
        counts.push_back (histogram.countIn (bin));
        measured.push_back (histogram.density (bin));

        if (theory)
            predicted.push_back (jsonNumber (theory->binDensityPerLsb (bin * binLsb, binLsb)));
    }

    return { { "bin_lsb", binLsb },
             { "first_bin_lsb", first <= last ? Json (first * binLsb) : Json (nullptr) },
             { "count", counts },
             { "density_per_lsb", measured },
             { "predicted_density_per_lsb", theory ? predicted : Json (nullptr) },
             { "below", histogram.below() },
             { "above", histogram.above() } };
}

Json transferJson (const TransferCurve& curve)
{
    auto inputs = Json::array(), means = Json::array(), variances = Json::array(),
         counts = Json::array();

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
        if (const auto& output = curve.outputLsb (bin); output.count() > 0)
        {
            inputs.push_back (curve.inputLsb (bin));
            counts.push_back (output.count());
            means.push_back (output.mean());
            variances.push_back (output.variance());
        }

    const auto range = curve.inputRangeLsb();
    return { { "covers_every_level", curve.coversEveryLevel() },
             { "lowest_input_lsb", range ? Json (range->lowest) : Json (nullptr) },
             { "highest_input_lsb", range ? Json (range->highest) : Json (nullptr) },
             { "input_lsb", inputs },
             { "count", counts },
             { "mean_output_lsb", means },
             { "variance_lsb2", variances } };
}

// Densities re full scale squared per Hz.
std::vector<double> densitiesOf (const Prediction& prediction,
                                 const std::vector<double>& frequenciesHz)
{
    std::vector<double> densities;

    for (const auto hz : frequenciesHz)
        densities.push_back (prediction.spectrum().densityAt (hz) * prediction.step()
                             * prediction.step());

    return densities;
}

Json spectraJson (const ErrorReport& report)
{
    const auto& spectrum = report.spectrum;

    if (! spectrum.exist())
        return nullptr;

    const auto& [input, output, error] = spectrum.densities;
    const auto& [inputPeaks, outputPeaks, errorPeaks] = spectrum.peaks;
    auto curves = spectrumJson (spectrum);
    curves["input_db"] = densitiesJson (input);
    curves["output_db"] = densitiesJson (output);
    curves["error_db"] = densitiesJson (error);
    curves["input_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::input], spectrum.noiseBinHz);
    curves["output_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::output], spectrum.noiseBinHz);
    curves["error_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::error], spectrum.noiseBinHz);
    curves["input_peak_db"] = densitiesJson (inputPeaks);
    curves["output_peak_db"] = densitiesJson (outputPeaks);
    curves["error_peak_db"] = densitiesJson (errorPeaks);
    curves["predicted_db"] =
        report.prediction ? densitiesJson (densitiesOf (*report.prediction, spectrum.frequenciesHz))
                          : Json (nullptr);
    return curves;
}

Json json (const AudioFileInfo& facts)
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

    for (const auto& control : parameterTable())
    {
        if (! control.isReduction)
            continue;

        const auto value = control.get (settings);
        auto& member = object[std::string (control.id)];

        if (control.kind == Parameter::Kind::number)
            member = wholeOrNot (value);
        else if (control.kind == Parameter::Kind::toggle)
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

Json shaperJson (const ReductionSetup& reduction)
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

Json headroomJson (const ReductionSetup& reduction)
{
    if (! reduction.settings.reduction.headroom)
        return nullptr;

    return { { "gain_db", reduction.headroomDb() },
             { "lsb", jsonNumber (reduction.headroomLsb()) },
             { "is_enough", reduction.headroomRemark().empty() } };
}

// Of a reduced file alone no more is known than the levels that the error is in LSB of.
Json settingsJson (const ErrorReport& report)
{
    const auto& known = report.reduction ? report.reduction : report.said;
    auto settings = known ? json (known->settings) : Json::object();
    settings[std::string (parameterId::bits)] = wholeOrNot (report.bits);
    settings[std::string (parameterId::lattice)] =
        findParameter (parameterId::lattice)->idText (static_cast<double> (report.lattice));
    settings["step"] = report.overall.step ? Json (*report.overall.step) : Json (nullptr);

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
        channels.push_back (measuredChannelJson (channel));

    return { { "input", input },
             { "settings", settingsJson (report) },
             { "kernels", std::string (nameOf (activeTarget())) },
             { "latency_samples",
               report.latencySamples ? Json (*report.latencySamples) : Json (nullptr) },
             { "metadata_lost", lostMetadataJson (report) },
             { "warnings", report.warnings },
             { "headroom", report.reduction ? headroomJson (*report.reduction) : Json (nullptr) },
             { "snr", snrConditionsJson (report.input) },
             { "level_references", reductionReferencesJson() },
             { "predicted", report.prediction ? theoryJson (*report.prediction, *report.discrepancy,
                                                            report.overall)
                                              : Json (nullptr) },
             { "predicted_reason", report.whyNoPrediction
                                       ? Json (std::string (reasonId (*report.whyNoPrediction)))
                                       : Json (nullptr) },
             { "channels", channels },
             { "overall", measuredChannelJson (report.overall) },
             { "curves", curvesJson (report) } };
}

} // namespace

Json measuredChannelJson (const MeasuredChannel& found)
{
    const auto& [input, output] = std::tie (found.analysis.input, found.analysis.output);
    auto object = measuredJson (found);
    object["snr_reason"] = reasonJson (found.whyNoSnr());
    object["replaced_samples"] = replacedJson (found.sums.replaced);
    object["levels"] = levelsJson (output.levels);
    object["input_bits"] = bitsJson (input.bits);
    object["input_lattice"] = latticeJson (input.lattice);
    object["input_reduction"] = traceJson (input.trace);
    object["output_bits"] = bitsJson (output.bits);
    object["output_lattice"] = latticeJson (output.lattice);
    object["output_reduction"] = traceJson (output.trace);
    return object;
}

Json theoryJson (const Prediction& prediction, const Discrepancy& discrepancy,
                 const MeasuredChannel& overall)
{
    auto reasons = Json::array();

    for (const auto reason : everyDiscrepancyReason)
        if (discrepancy.reasons.has (reason))
            reasons.push_back (std::string (reasonId (reason)));

    auto object = predictedJson (prediction, overall, false);
    object["measured_minus_predicted"] = predictedJson (prediction, overall, true);
    object["difference_db"] = jsonNumber (discrepancy.powerDb);
    object["within_chance"] = discrepancy.isWithinChance;
    object["reasons"] = reasons;
    return object;
}

Json curvesJson (const ErrorReport& report)
{
    const auto& counts = report.overall.analysis.counts;

    if (! report.sharesLattice())
        return { { "error_by_place", nullptr },
                 { "histogram", nullptr },
                 { "transfer", nullptr },
                 { "spectrum", spectraJson (report) } };

    return { { "error_by_place",
               phasesJson (counts.byPhase, counts.transfer.lattice().offset(),
                           report.prediction ? report.prediction->conditional() : std::nullopt) },
             { "histogram", histogramJson (counts.histogram, report.prediction) },
             { "transfer", transferJson (counts.transfer) },
             { "spectrum", spectraJson (report) } };
}

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
