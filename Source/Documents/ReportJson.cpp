#include "ReportJson.h"

#include "JsonParts.h"
#include "Parameters/Parameter.h"
#include "Report/DiscrepancyWords.h"

namespace requant
{

namespace
{

Json weightedJson (const std::array<std::optional<double>, weightings.size()>& levelsDb)
{
    Json weighted = Json::object();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weighted[std::string (weightingId (weightings[w]))] = jsonNumber (levelsDb[w]);

    return weighted;
}

Json reasonJson (std::string_view reason)
{
    return reason.empty() ? Json (nullptr) : Json (std::string (reason));
}

Json leftAloneJson (const std::optional<UnprocessedCounts>& leftAlone,
                    std::uint64_t UnprocessedCounts::*which)
{
    return leftAlone ? Json ((*leftAlone).*which) : Json (nullptr);
}

Json differenceJson (const std::optional<double>& measured, const std::optional<double>& predicted)
{
    return measured && predicted ? jsonNumber (*measured - *predicted) : Json (nullptr);
}

Json differencesJson (const TheoryBeside& theory, const ChannelResults& found)
{
    const auto figures = found.figures();
    const auto& split = theory.split;
    Json weighted = Json::object();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weighted[std::string (weightingId (weightings[w]))] =
            differenceJson (found.weightedErrorDb[w], theory.weightedErrorDb[w]);

    return { { "snr_db", differenceJson (figures.snrDb, theory.snrDb) },
             { "psqnr_db", differenceJson (figures.psqnrDb, theory.psqnrDb) },
             { "error_power_lsb2",
               differenceJson (figures.errorPowerLsb2, theory.error.powerLsb2) },
             { "mean_error_lsb", differenceJson (figures.meanErrorLsb, theory.error.meanLsb) },
             { "enob_bits", differenceJson (figures.enobBits, theory.enobBits) },
             { "weighted_error_db", weighted },
             { "static_error_lsb2",
               split ? differenceJson (found.staticErrorLsb2(), split->staticLsb2) : nullptr },
             { "dynamic_error_lsb2",
               split ? differenceJson (found.dynamicErrorLsb2(), split->dynamicLsb2) : nullptr } };
}

Json placesJson (const ConditionalErrorStatistics& places, double offset,
                 const std::optional<ConditionalErrorMoments>& theory)
{
    auto counts = Json::array(), means = Json::array(), variances = Json::array();
    auto predictedMeans = Json::array(), predictedVariances = Json::array();

    for (std::size_t p = 0; p < ConditionalErrorStatistics::placeCount; ++p)
    {
        const auto error = places.place (p);
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
Json histogramJson (const ErrorHistogram& histogram, const std::optional<TheoryBeside>& theory)
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
            predicted.push_back (jsonNumber (theory->densityPerLsb (bin * binLsb, binLsb)));
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
        report.theory ? densitiesJson (report.theory->densitiesAt (spectrum.frequenciesHz))
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
    settings[std::string (parameterId::bits)] = wholeOrNot (report.bits);
    settings[std::string (parameterId::lattice)] =
        findControl (parameterId::lattice)->idText (static_cast<double> (report.lattice));
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
        channels.push_back (channelResultsJson (channel));

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
             { "overall", channelResultsJson (report.overall) },
             { "curves", curvesJson (report) } };
}

} // namespace

Json channelResultsJson (const ChannelResults& found)
{
    const auto figures = found.figures();

    return { { "snr_db", jsonNumber (figures.snrDb) },
             { "snr_reason", reasonJson (found.whyNoSnr()) },
             { "psqnr_db", jsonNumber (figures.psqnrDb) },
             { "msqe", jsonNumber (figures.msqe) },
             { "mean_error", jsonNumber (figures.meanError) },
             { "mean_absolute_error", jsonNumber (figures.meanAbsoluteError) },
             { "max_absolute_error", jsonNumber (figures.maxAbsoluteError) },
             { "error_power_lsb2", jsonNumber (figures.errorPowerLsb2) },
             { "mean_error_lsb", jsonNumber (figures.meanErrorLsb) },
             { "max_absolute_error_lsb", jsonNumber (figures.maxAbsoluteErrorLsb) },
             { "enob_bits", jsonNumber (figures.enobBits) },
             { "clipped_samples", found.sums.clipped },
             { "blanked_samples", leftAloneJson (found.leftAlone, &UnprocessedCounts::blanked) },
             { "passed_samples", leftAloneJson (found.leftAlone, &UnprocessedCounts::passed) },
             { "replaced_samples", replacedJson (found.sums.replaced) },
             { "error_input_correlation", jsonNumber (figures.errorInputCorrelation) },
             { "weighted_error_db", weightedJson (found.weightedErrorDb) },
             { "static_error_lsb2", jsonNumber (found.staticErrorLsb2()) },
             { "dynamic_error_lsb2", jsonNumber (found.dynamicErrorLsb2()) },
             { "noise_modulation", jsonNumber (found.counts.places.noiseModulation()) },
             { "levels", levelsJson (found.levels) },
             { "input_bits", bitsJson (found.counts.input) },
             { "input_lattice", latticeJson (found.inputLattice) },
             { "input_reduction", traceJson (found.inputTrace) },
             { "output_bits", bitsJson (found.counts.output) },
             { "output_lattice", latticeJson (found.outputLattice) },
             { "output_reduction", traceJson (found.outputTrace) } };
}

Json theoryJson (const TheoryBeside& theory, const ChannelResults& overall)
{
    auto reasons = Json::array();

    for (const auto reason : everyDiscrepancyReason)
        if (theory.discrepancy.reasons.has (reason))
            reasons.push_back (std::string (reasonId (reason)));

    return {
        { "snr_db", jsonNumber (theory.snrDb) },
        { "psqnr_db", jsonNumber (theory.psqnrDb) },
        { "error_power_lsb2", theory.error.powerLsb2 },
        { "mean_error_lsb", theory.error.meanLsb },
        { "enob_bits", jsonNumber (theory.enobBits) },
        { "weighted_error_db", weightedJson (theory.weightedErrorDb) },
        { "static_error_lsb2", theory.split ? Json (theory.split->staticLsb2) : Json (nullptr) },
        { "dynamic_error_lsb2", theory.split ? Json (theory.split->dynamicLsb2) : Json (nullptr) },
        { "measured_minus_predicted", differencesJson (theory, overall) },
        { "difference_db", jsonNumber (theory.discrepancy.powerDb) },
        { "within_chance", theory.discrepancy.isWithinChance },
        { "reasons", reasons }
    };
}

Json curvesJson (const ErrorReport& report)
{
    const auto& counts = report.overall.counts;

    return { { "error_by_place",
               placesJson (counts.places, counts.transfer.grid().offset,
                           report.theory ? report.theory->placed : std::nullopt) },
             { "histogram", histogramJson (counts.histogram, report.theory) },
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
