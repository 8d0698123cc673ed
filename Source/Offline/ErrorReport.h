#pragma once

#include "AppliedReduction.h"
#include "AudioFacts.h"
#include "Measurement/ErrorFigures.h"
#include "Measurement/Weightings.h"

#include <array>
#include <vector>

namespace requant
{

/** Everything measured of one channel, or of all of them together. */
struct ErrorFindings
{
    ErrorSums sums;
    std::optional<LeftAlone> leftAlone; ///< render only: measure cannot tell
    double step = 1.0;                  ///< 1 LSB in full-scale units
    std::optional<double> staticErrorLsb2;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb;

    ErrorFigures figures() const { return { sums, step }; }

    /** Error power less the static error, in LSB^2: what behaves as noise. */
    std::optional<double> dynamicErrorLsb2() const;
};

/** What one reduction did: the one structure that every form of report is written from. */
struct ErrorReport
{
    AudioFacts input;
    AudioFacts output;                         ///< render: what was written; measure: REDUCED
    std::optional<AppliedReduction> reduction; ///< render: what made the output
    double step = 1.0;                         ///< 1 LSB in full-scale units
    std::vector<ErrorFindings> channels;
    ErrorFindings overall;
    std::vector<std::string> warnings; ///< sentences
};

} // namespace requant
