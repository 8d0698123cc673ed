#include "FiguresRows.h"

#include "Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

const juce::String dash = juce::String::charToString (0x2013);
const juce::String squaredLsb { juce::CharPointer_UTF8 (" LSB\xc2\xb2") };

struct Name
{
    const char* whole;
    const char* brief = whole; ///< some 84 px have room for it
};

// As it is written, so that a row's figures agree with each other.
double rounded (double value, int decimals)
{
    const auto unit = std::pow (10.0, decimals);
    return std::round (unit * value) / unit;
}

FiguresData::Row rowOf (Name name, const FigurePair& figure, const juce::String& unit, int decimals)
{
    const auto text = [&] (const std::optional<double>& value, bool isSigned)
    {
        return value && std::isfinite (*value) ? numbers::fixed (*value, decimals, isSigned) + unit
                                               : juce::String();
    };

    FiguresData::Row row { name.whole, text (figure.measured, false),
                           text (figure.predicted, false) };
    row.shortName = name.brief;

    if (row.measured.isEmpty())
        row.measured = dash;
    else if (row.predicted.isNotEmpty())
        row.difference = text (
            rounded (*figure.measured, decimals) - rounded (*figure.predicted, decimals), true);

    return row;
}

// No error has no ratio, and no signal has none.
FiguresData::Row snrRow (const FigureValues& values)
{
    auto row = rowOf ({ "SNR" }, values.snrDb, " dB", 2);

    if (! values.snrDb.measured && values.samples > 0)
        row.measured = values.hasSignal ? "no error" : "no signal";

    return row;
}

FiguresData::Row scientificRow (Name name, const std::optional<double>& value)
{
    FiguresData::Row row { name.whole, value ? numbers::scientific (*value) : dash };
    row.shortName = name.brief;
    return row;
}

FiguresData::Row countRow (Name name, std::uint64_t count, bool isBad)
{
    FiguresData::Row row { name.whole, numbers::grouped (static_cast<std::int64_t> (count)) };
    row.isBad = isBad;
    row.shortName = name.brief;
    return row;
}

constexpr Name nameOf (Weighting weighting)
{
    switch (weighting)
    {
        case Weighting::a:
            return { "Error, A-weighted", "A-weighted" };
        case Weighting::ituR468:
            return { "Error, ITU-R 468", "ITU-R 468" };
        case Weighting::f:
            return { "Error, F-weighted", "F-weighted" };
        case Weighting::hearing:
            return { "Error, as heard", "As heard" };
    }

    return { "" };
}

} // namespace

FigureValues::FigureValues (const ErrorFigures& figures, const ErrorSums& sums)
    : hasSignal (sums.inputSquared.value() > 0.0), snrDb { figures.snrDb, {} },
      errorPowerLsb2 { figures.errorPowerLsb2, {} }, meanErrorLsb { figures.meanErrorLsb, {} },
      enobBits { figures.enobBits, {} }, psqnrDb { figures.psqnrDb, {} },
      largestErrorLsb (figures.maxAbsoluteErrorLsb),
      errorInputCorrelation (figures.errorInputCorrelation), msqe (figures.msqe),
      meanAbsoluteError (figures.meanAbsoluteError), clippedSamples (sums.clipped),
      replacedSamples (sums.replaced.total()), samples (sums.count)
{
}

std::vector<FiguresData::Row> rowsOf (const FigureValues& values)
{
    std::vector rows {
        snrRow (values),
        rowOf ({ "Error power" }, values.errorPowerLsb2, squaredLsb, 4),
        rowOf ({ "Static: it repeats", "Static" }, values.staticLsb2, squaredLsb, 4),
        rowOf ({ "Dynamic: noise", "Dynamic" }, values.dynamicLsb2, squaredLsb, 4),
        rowOf ({ "Noise modulation", "Modulation" }, { values.noiseModulation, {} }, "", 3),
        rowOf ({ "Mean error" }, values.meanErrorLsb, " LSB", 4),
    };

    for (const auto weighting : weightings)
        rows.push_back (rowOf (nameOf (weighting),
                               values.weightedErrorDb[static_cast<std::size_t> (weighting)], " dB",
                               2));

    rows.insert (
        rows.end(),
        { rowOf ({ "ENOB" }, values.enobBits, " bits", 3),
          rowOf ({ "PSQNR" }, values.psqnrDb, " dB", 2),
          rowOf ({ "Largest error" }, { values.largestErrorLsb, {} }, " LSB", 3),
          rowOf ({ "Correlation with input", "Correlation" }, { values.errorInputCorrelation, {} },
                 "", 4),
          scientificRow ({ "MSQE" }, values.msqe),
          scientificRow ({ "Mean absolute error", "Mean absolute" }, values.meanAbsoluteError),
          countRow ({ "Clipped samples", "Clipped" }, values.clippedSamples,
                    values.clippedSamples > 0),
          countRow ({ "Replaced samples", "Replaced" }, values.replacedSamples,
                    values.replacedSamples > 0) });

    if (values.samplesLeftAlone > 0)
        rows.push_back (
            countRow ({ "Samples left alone", "Left alone" }, values.samplesLeftAlone, false));

    rows.push_back (countRow ({ "Samples" }, values.samples, false));
    return rows;
}

} // namespace requant
