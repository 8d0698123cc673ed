#pragma once

#include "AppliedReduction.h"
#include "AudioFacts.h"
#include "LostMetadata.h"
#include "Measurement/CodeUse.h"
#include "Measurement/ErrorFigures.h"
#include "Measurement/ReductionCounts.h"
#include "Measurement/SignalOrigin.h"
#include "Measurement/Weightings.h"
#include "SpectrumCurves.h"
#include "TheoryBeside.h"

namespace requant
{

/** Everything measured of one channel, or of all of them together. */
struct ErrorFindings
{
    ErrorSums sums;
    std::optional<LeftAlone> leftAlone; ///< render only: measure cannot tell
    double step = 1.0;                  ///< 1 LSB in full-scale units
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    ReductionCounts counts;
    CodeUse::Summary levels;
    LatticeFinding inputLattice, outputLattice; ///< overall: the first channel's, as are the traces
    ReductionTrace inputTrace, outputTrace;

    ErrorFigures figures() const { return { sums, step }; }

    /** "no signal" or "no error" where there is no SNR, else empty. */
    std::string_view whyNoSnr() const;

    /** What repeats with the place of the input inside its step, in LSB^2. */
    std::optional<double> staticErrorLsb2() const;

    /** Error power less the static error, in LSB^2: what behaves as noise. */
    std::optional<double> dynamicErrorLsb2() const;
};

/** What one reduction did: the one structure that every form of report is written from. */
struct ErrorReport
{
    AudioFacts input;
    AudioFacts output;                         ///< render: what was written; measure: REDUCED
    std::optional<AppliedReduction> reduction; ///< render: what made the output
    std::optional<AppliedReduction> said;      ///< measure: what is said to have made the output
    double bits = 0.0;                         ///< word length of the levels, as is the lattice
    LatticeKind lattice = LatticeKind::twosComplement;
    std::optional<int> latencySamples;  ///< render only: measure takes the files as they are
    std::optional<TheoryBeside> theory; ///< where the settings are known, and theory speaks of them
    std::optional<DiscrepancyReason> noTheory; ///< why there is none, where settings are known
    double step = 1.0;                         ///< 1 LSB in full-scale units
    std::vector<ErrorFindings> channels;
    ErrorFindings overall;
    bool inputLiesOnLevels = false;         ///< render: all of it, and it is not silent
    SpectrumCurves spectrum;                ///< of all channels; empty where there are many
    std::vector<LostMetadata> lostMetadata; ///< render only
    std::vector<std::string> warnings;      ///< sentences

    /** Bytes of the output over those of the input; empty where these are not known. */
    std::optional<double> fileSizeRatio() const noexcept;

    /** Below 0 where the output is the longer file; empty as the ratio is. */
    std::optional<std::int64_t> bytesSaved() const noexcept;
};

} // namespace requant
