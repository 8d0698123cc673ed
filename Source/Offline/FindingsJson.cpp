#include "FindingsJson.h"

#include "Instrument/DiscrepancyWords.h"
#include "SignalJson.h"

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

Json leftAloneJson (const std::optional<LeftAlone>& leftAlone, std::uint64_t LeftAlone::*which)
{
    return leftAlone ? Json ((*leftAlone).*which) : Json (nullptr);
}

Json differenceJson (const std::optional<double>& measured, const std::optional<double>& predicted)
{
    return measured && predicted ? jsonNumber (*measured - *predicted) : Json (nullptr);
}

Json differencesJson (const TheoryBeside& theory, const ErrorFindings& found)
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

} // namespace

Json findingsJson (const ErrorFindings& found)
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
             { "blanked_samples", leftAloneJson (found.leftAlone, &LeftAlone::blanked) },
             { "passed_samples", leftAloneJson (found.leftAlone, &LeftAlone::passed) },
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

Json theoryJson (const TheoryBeside& theory, const ErrorFindings& overall)
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

} // namespace requant
