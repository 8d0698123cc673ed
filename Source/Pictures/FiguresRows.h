#pragma once

#include "FiguresPicture.h"
#include "Measurement/ErrorFigures.h"
#include "Measurement/Weightings.h"

#include <array>
#include <cstdint>
#include <optional>

namespace requant
{

/** A figure as it was measured, and as theory predicts it; empty where that is not known. */
struct FigurePair
{
    std::optional<double> measured, predicted;
};

/** What the table of figures holds, live or of a report, in the units that the names say. Levels
    are relative to what the table's subtitle says. */
struct FigureValues
{
    FigureValues() = default;

    /** What the sums tell, measured; figures: of them. */
    FigureValues (const ErrorFigures& figures, const ErrorSums& sums);

    bool hasSignal = true; ///< anything but digital silence
    FigurePair snrDb, errorPowerLsb2, staticLsb2, dynamicLsb2;
    std::optional<double> noiseModulation; ///< ErrorByPlace::noiseModulation()
    FigurePair meanErrorLsb;
    std::array<FigurePair, weightings.size()> weightedErrorDb;
    FigurePair enobBits, psqnrDb;
    std::optional<double> largestErrorLsb, errorInputCorrelation;
    std::optional<double> msqe, meanAbsoluteError; ///< in full-scale units
    std::uint64_t clippedSamples = 0, replacedSamples = 0, samplesLeftAlone = 0, samples = 0;
};

/** The table's rows, in the order of their importance: a dash, or for SNR words, where nothing was
    measured, a difference where something was predicted as well. Samples left alone have a row
    where there are any. Thread: any. */
std::vector<FiguresData::Row> rowsOf (const FigureValues&);

} // namespace requant
