#pragma once

#include "AppliedReduction.h"
#include "Files/Metadata/Metadata.h"
#include "Files/Reading/AudioFileInfo.h"
#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Signal/SignalOrigin.h"
#include "Measurement/Spectra/Spectra.h"
#include "Measurement/Spectra/SpectrumBands.h"
#include "Psychoacoustics/Weightings.h"
#include "Theory/Discrepancy.h"

#include <array>
#include <vector>

namespace requant
{

/** The power spectra of a reduction as reports have them: densities re full scale squared per Hz,
    in bands, averaged over channels. peaks: of each bin the highest momentary density of any
    channel. strongest: of each band the highest density of a bin, for tones. */
struct SpectrumCurves
{
    std::vector<double> frequenciesHz;
    std::array<std::vector<double>, Spectra::signalCount> densities, peaks, strongest;
    double binHz = 0.0, noiseBinHz = 0.0;
    Taper window = Taper::blackmanHarris;

    bool exist() const noexcept { return ! frequenciesHz.empty(); }

    /** Adds one channel's spectra as `share` of all. Empty spectra change nothing. */
    void add (const Spectra&, double share);

private:
    std::array<std::vector<double>, Spectra::signalCount> binDensities, binPeaks;
};

/** Everything measured of one channel, or of all of them together. */
struct ChannelResults
{
    ErrorSums sums;
    std::optional<UnprocessedCounts> leftAlone; ///< render only: measure cannot tell
    double step = 1.0;                          ///< 1 LSB in full-scale units
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    ReductionCounts counts;
    CodeHistogram::Summary levels;
    DetectedLattice inputLattice,
        outputLattice; ///< overall: the first channel's, as are the traces
    ReductionTrace inputTrace, outputTrace;

    ErrorFigures figures() const { return { sums, step }; }

    /** "no signal" or "no error" where there is no SNR, else empty. */
    std::string_view whyNoSnr() const;

    /** What repeats with the place of the input inside its step, in LSB^2. */
    std::optional<double> staticErrorLsb2() const;

    /** Error power less the static error, in LSB^2: what behaves as noise. */
    std::optional<double> dynamicErrorLsb2() const;
};

/** What theory expects of a reduction, from its settings alone, beside what was measured. */
struct TheoryBeside
{
    /** Prediction: of the reduction. overall: what was measured of so many channels together. */
    TheoryBeside (const Prediction&, const AppliedReduction&, const ChannelResults& overall,
                  std::size_t channels);

    std::optional<double> snrDb, enobBits;
    double psqnrDb; ///< 10 log10 (1 / MSQE)
    PredictedError error;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    std::optional<SplitPower> split;
    std::optional<ConditionalErrorMoments> placed; ///< at each place inside a step

    /** Of the same frequencies as a report's spectrum: density re full scale squared per Hz. */
    std::vector<double> densitiesAt (const std::vector<double>& frequenciesHz) const;

    /** The probability density of QE in 1/LSB: its mean over a bin of a histogram. Empty where
        theory has none. */
    std::optional<double> densityPerLsb (double centreLsb, double widthLsb) const noexcept;

    Discrepancy discrepancy;

private:
    std::optional<ErrorPdf> errorDensity;
    ErrorPsd spectrum;
    double step;
};

/** What one reduction did: the one structure that every form of report is written from. */
struct ErrorReport
{
    AudioFileInfo input;
    AudioFileInfo output;                      ///< render: what was written; measure: REDUCED
    std::optional<AppliedReduction> reduction; ///< render: what made the output
    std::optional<AppliedReduction> said;      ///< measure: what is said to have made the output
    double bits = 0.0;                         ///< word length of the levels, as is the lattice
    LatticeKind lattice = LatticeKind::twosComplement;
    std::optional<int> latencySamples;  ///< render only: measure takes the files as they are
    std::optional<TheoryBeside> theory; ///< where the settings are known, and theory speaks of them
    std::optional<DiscrepancyReason> noTheory; ///< why there is none, where settings are known
    double step = 1.0;                         ///< 1 LSB in full-scale units
    std::vector<ChannelResults> channels;
    ChannelResults overall;
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
