#pragma once

#include "AppliedReduction.h"
#include "Figures.h"
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
struct ChannelResults : MeasuredError
{
    ReductionCounts counts;
    CodeHistogram::Summary levels;
    DetectedLattice inputLattice,
        outputLattice; ///< overall: the first channel's, as are the traces
    ReductionTrace inputTrace, outputTrace;
};

/** How much is measured of a reduction. */
enum class Extent
{
    sums,      ///< what the summary in a terminal says, in the one pass that reduces
    everything ///< what reports and plots have: many times as much work
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
    std::optional<int> latencySamples;    ///< render only: measure takes the files as they are
    std::optional<Prediction> prediction; ///< where settings are known, and theory speaks of them
    std::optional<DiscrepancyReason> whyNoPrediction; ///< where settings are known
    std::optional<Discrepancy> discrepancy; ///< of what was measured overall, where predicted
    double step = 1.0;                      ///< 1 LSB in full-scale units
    Extent extent = Extent::everything;     ///< what channels and overall have
    std::vector<ChannelResults> channels;
    ChannelResults overall;
    bool inputLiesOnLevels = false;         ///< render: all of it, and it is not silent
    SpectrumCurves spectrum;                ///< of all channels; empty where there are many
    std::vector<LostMetadata> lostMetadata; ///< render only
    std::vector<std::string> warnings;      ///< sentences

    /** Takes in what theory says of a reduction that was measured: to be called once all else is
        known. */
    void compareWith (const AppliedReduction&);

    /** Bytes of the output over those of the input; empty where these are not known. */
    std::optional<double> fileSizeRatio() const noexcept;

    /** Below 0 where the output is the longer file; empty as the ratio is. */
    std::optional<std::int64_t> bytesSaved() const noexcept;
};

} // namespace requant
