#include "Figures.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cassert>

namespace requant
{

namespace
{

using Value = std::optional<double>;

// A figure of ErrorFigures.
template <std::optional<double> ErrorFigures::*member>
Value ofSums (const MeasuredError& error)
{
    return error.figures().*member;
}

template <Weighting weighting>
Value weighted (const MeasuredError& error)
{
    return error.weightedErrorDb[static_cast<std::size_t> (weighting)];
}

template <Weighting weighting>
Value predictedWeighted (const Prediction& prediction, const Value&)
{
    return prediction.weightedErrorDb (weighting);
}

template <Weighting weighting>
constexpr Figure weightedFigure (std::string_view id, std::string_view name,
                                 std::string_view shortName, const Figure::Brief& brief = {})
{
    return { .id = id,
             .name = name,
             .shortName = shortName,
             .unit = "dB",
             .decimals = 2,
             .isLevel = true,
             .brief = brief,
             .measured = weighted<weighting>,
             .predicted = predictedWeighted<weighting> };
}

Value count (std::uint64_t samples) { return static_cast<double> (samples); }

Value splitPart (const Prediction& prediction, double SplitPower::*part)
{
    const auto& split = prediction.split();
    return split ? Value ((*split).*part) : Value();
}

constexpr std::string_view squaredLsb = "LSB\xc2\xb2";

constexpr std::array table {
    Figure { .id = "snr_db",
             .name = "SNR",
             .shortName = "SNR",
             .unit = "dB",
             .decimals = 2,
             .measured = ofSums<&ErrorFigures::snrDb>,
             .predicted = [] (const Prediction& p, const Value& signalPower)
             { return signalPower ? p.snrDb (*signalPower) : Value(); } },
    Figure { .id = "error_power_lsb2",
             .name = "Error power",
             .shortName = "Error power",
             .unit = squaredLsb,
             .decimals = 4,
             .measured = ofSums<&ErrorFigures::errorPowerLsb2>,
             .predicted = [] (const Prediction& p, const Value&)
             { return p.error() ? Value (p.error()->powerLsb2) : Value(); } },
    Figure { .id = "static_error_lsb2",
             .name = "Static: it repeats",
             .shortName = "Static",
             .unit = squaredLsb,
             .decimals = 4,
             .measured = [] (const MeasuredError& e) { return e.staticErrorLsb2; },
             .predicted = [] (const Prediction& p, const Value&)
             { return splitPart (p, &SplitPower::staticLsb2); } },
    Figure { .id = "dynamic_error_lsb2",
             .name = "Dynamic: noise",
             .shortName = "Dynamic",
             .unit = squaredLsb,
             .decimals = 4,
             .measured = [] (const MeasuredError& e) { return e.dynamicErrorLsb2(); },
             .predicted = [] (const Prediction& p, const Value&)
             { return splitPart (p, &SplitPower::dynamicLsb2); } },
    Figure { .id = "noise_modulation",
             .name = "Noise modulation",
             .shortName = "Modulation",
             .decimals = 3,
             .measured = [] (const MeasuredError& e) { return e.noiseModulation; } },
    Figure { .id = "mean_error_lsb",
             .name = "Mean error",
             .shortName = "Mean error",
             .unit = "LSB",
             .decimals = 4,
             .brief = { .place = 6, .name = "Mean error", .decimals = 3 },
             .measured = ofSums<&ErrorFigures::meanErrorLsb>,
             .predicted = [] (const Prediction& p, const Value&)
             { return p.error() ? Value (p.error()->meanLsb) : Value(); } },
    weightedFigure<Weighting::a> ("weighted_error_db.a", "Error, A-weighted", "A-weighted"),
    weightedFigure<Weighting::ituR468> (
        "weighted_error_db.itu_r_468", "Error, ITU-R 468", "ITU-R 468",
        { .place = 3, .name = "Error, 468", .shortName = "468", .decimals = 1 }),
    weightedFigure<Weighting::f> ("weighted_error_db.f", "Error, F-weighted", "F-weighted"),
    weightedFigure<Weighting::hearing> ("weighted_error_db.hearing", "Error, as heard", "As heard"),
    Figure { .id = "enob_bits",
             .name = "ENOB",
             .shortName = "ENOB",
             .unit = "bits",
             .decimals = 3,
             .brief = { .place = 4, .name = "ENOB", .decimals = 1 },
             .measured = ofSums<&ErrorFigures::enobBits>,
             .predicted = [] (const Prediction& p, const Value&) { return p.enobBits(); } },
    Figure { .id = "psqnr_db",
             .name = "PSQNR",
             .shortName = "PSQNR",
             .unit = "dB",
             .decimals = 2,
             .brief = { .place = 8, .name = "PSQNR", .decimals = 1 },
             .measured = ofSums<&ErrorFigures::psqnrDb>,
             .predicted = [] (const Prediction& p, const Value&) { return p.psqnrDb(); } },
    Figure { .id = "max_absolute_error_lsb",
             .name = "Largest error",
             .shortName = "Largest error",
             .unit = "LSB",
             .decimals = 3,
             .brief = { .place = 5, .name = "Largest error", .decimals = 3 },
             .measured = ofSums<&ErrorFigures::maxAbsoluteErrorLsb> },
    Figure { .id = "error_input_correlation",
             .name = "Correlation with input",
             .shortName = "Correlation",
             .decimals = 4,
             .brief = { .place = 7, .name = "Correlation with input", .decimals = 3 },
             .measured = ofSums<&ErrorFigures::errorInputCorrelation> },
    Figure { .id = "msqe",
             .name = "MSQE",
             .shortName = "MSQE",
             .kind = Figure::Kind::scientific,
             .brief = { .place = 9, .name = "MSQE" },
             .measured = ofSums<&ErrorFigures::msqe> },
    Figure { .id = "mean_error",
             .kind = Figure::Kind::scientific,
             .where = Figure::Where::reports,
             .measured = ofSums<&ErrorFigures::meanError> },
    Figure { .id = "mean_absolute_error",
             .name = "Mean absolute error",
             .shortName = "Mean absolute",
             .kind = Figure::Kind::scientific,
             .measured = ofSums<&ErrorFigures::meanAbsoluteError> },
    Figure { .id = "max_absolute_error",
             .kind = Figure::Kind::scientific,
             .where = Figure::Where::reports,
             .measured = ofSums<&ErrorFigures::maxAbsoluteError> },
    Figure { .id = "clipped_samples",
             .name = "Clipped samples",
             .shortName = "Clipped",
             .kind = Figure::Kind::count,
             .isFault = true,
             .brief = { .place = 1, .name = "Clipped" },
             .measured = [] (const MeasuredError& e) { return count (e.sums.clipped); } },
    Figure { .id = "replaced",
             .name = "Replaced samples",
             .shortName = "Replaced",
             .kind = Figure::Kind::count,
             .where = Figure::Where::screens,
             .isFault = true,
             .brief = { .place = 2, .name = "Replaced", .isRare = true },
             .measured = [] (const MeasuredError& e) { return count (e.sums.replaced.total()); } },
    Figure { .id = "blanked_samples",
             .kind = Figure::Kind::count,
             .where = Figure::Where::reports,
             .measured = [] (const MeasuredError& e)
             { return e.unprocessed ? count (e.unprocessed->blanked) : Value(); } },
    Figure { .id = "passed_samples",
             .kind = Figure::Kind::count,
             .where = Figure::Where::reports,
             .measured = [] (const MeasuredError& e)
             { return e.unprocessed ? count (e.unprocessed->passed) : Value(); } },
    Figure { .id = "left_alone",
             .name = "Samples left alone",
             .shortName = "Left alone",
             .kind = Figure::Kind::count,
             .where = Figure::Where::screens,
             .isRare = true,
             .measured = [] (const MeasuredError& e)
             { return e.unprocessed ? count (e.unprocessed->total()) : Value(); } },
    Figure { .id = "samples",
             .name = "Samples",
             .shortName = "Samples",
             .kind = Figure::Kind::count,
             .where = Figure::Where::screens,
             .measured = [] (const MeasuredError& e) { return count (e.sums.count); } },
};

} // namespace

void MeasuredError::takeAnalysis (const ConditionalErrorStatistics& byPhase,
                                  const WeightedEnergy& weighted)
{
    const auto powers = byPhase.powers();
    staticErrorLsb2 = powers ? std::optional (powers->staticPart) : std::nullopt;
    noiseModulation = byPhase.noiseModulation();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weightedErrorDb[w] = weighted.levelDb (weightings[w]);
}

ErrorFigures MeasuredError::figures() const
{
    ErrorFigures all { sums, step };

    if (positions)
    {
        const ErrorFigures inLsb { positions->sums, positions->step };
        all.errorPowerLsb2 = inLsb.errorPowerLsb2;
        all.meanErrorLsb = inLsb.meanErrorLsb;
        all.maxAbsoluteErrorLsb = inLsb.maxAbsoluteErrorLsb;
    }

    return all;
}

ErrorSums MeasuredError::onLattice() const
{
    auto found = positions ? positions->sums : sums;
    found.clipped = sums.clipped;
    found.replaced = sums.replaced;
    return found;
}

std::optional<double> MeasuredError::dynamicErrorLsb2() const
{
    const auto power = figures().errorPowerLsb2;

    if (! power || ! staticErrorLsb2)
        return {};

    return std::max (0.0, *power - *staticErrorLsb2);
}

std::optional<double> MeasuredError::signalPower() const
{
    const auto energy = sums.inputSquared.value();

    if (! (energy > 0.0))
        return {};

    return energy / static_cast<double> (sums.count);
}

std::string_view MeasuredError::whyNoSnr() const
{
    if (! (sums.inputSquared.value() > 0.0))
        return "no signal";

    return sums.errorSquared.value() > 0.0 ? "" : "no error";
}

std::span<const Figure> figures() noexcept { return table; }

std::string written (const Figure& figure, double value, bool isSigned)
{
    return written (figure, value, figure.decimals, isSigned);
}

std::string written (const Figure& figure, double value, int decimals, bool isSigned)
{
    switch (figure.kind)
    {
        case Figure::Kind::scientific:
            return numbers::scientific (value);
        case Figure::Kind::count:
            return numbers::grouped (static_cast<std::int64_t> (value));
        case Figure::Kind::number:
            break;
    }

    const auto digits = numbers::fixed (value, decimals, isSigned);
    return figure.unit.empty() ? digits : digits + " " + std::string (figure.unit);
}

const Figure& findFigure (std::string_view id) noexcept
{
    const auto found = std::find_if (table.begin(), table.end(),
                                     [id] (const Figure& each) { return each.id == id; });
    assert (found != table.end());
    return *found;
}

namespace figureWords
{

std::string convention (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "AES17" : "square";
}

std::string reference (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "re sine (AES17)" : "re square";
}

std::string zero (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "0 dBFS = sine (AES17)" : "0 dBFS = square";
}

std::string flatBand (double sampleRateHz)
{
    return "flat to " + numbers::shortest (0.0005 * sampleRateHz, 3) + " kHz";
}

} // namespace figureWords

} // namespace requant
