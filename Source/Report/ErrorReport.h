#pragma once

#include "Engine/Settings.h"
#include "Figures.h"
#include "Files/Metadata/Metadata.h"
#include "Files/Reading/AudioFileInfo.h"
#include "Measurement/Analysis/ChannelResults.h"
#include "Measurement/Error/ErrorSums.h"
#include "Quantization/Reduction/PassThroughDetector.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "Theory/Discrepancy.h"

#include <array>
#include <optional>
#include <vector>

namespace requant
{

/** What a render did to its input, for a report to tell. */
struct ReductionSetup
{
    Settings settings;
    ShaperPlan shaper;         ///< what ran for settings.reduction.shaping
    double headroomGain = 1.0; ///< what the input was multiplied by first

    bool hasLoweredInput() const noexcept { return headroomGain != 1.0; }

    /** How far full scale was lowered for headroom. */
    double headroomDb() const noexcept; ///< 0 or less

    /** Likewise in LSB, 0 or more; empty where channels have steps of their own. */
    std::optional<double> headroomLsb() const noexcept;

    /** Why theory says nothing of what was measured: so much clipped or was left alone that it
        speaks of something else, or it has nothing for these settings. Empty where it does. sums:
        of the signal that was reduced. */
    std::optional<DiscrepancyReason> whyNoPrediction (const ErrorSums& sums,
                                                      const UnprocessedCounts&) const;

    /** One sentence where headroom was asked for and no gain would be enough; else empty. */
    std::string headroomRemark() const;

    /** How many past values the running shaper uses. */
    std::size_t shaperOrder() const noexcept;
};

/** A shaping as a command line has it, "f-weighted", and as a screen does, "F-weighted, 9 taps". */
std::string shapingId (Shaping);
std::string shapingName (Shaping);

class SpectrumBands;

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

    /** Of channels that were analysed to their end by ChannelAnalysis; without spectra: none. */
    static SpectrumCurves of (std::span<const ChannelResults>);

private:
    void take (Spectra::Signal, const SpectrumBands&, std::span<const ChannelResults>);
};

/** Everything measured of one channel, or of all of them together. */
struct MeasuredChannel : MeasuredError
{
    ChannelResults analysis; ///< what was asked for; spectra as ErrorReport has them, of all
};

/** What was measured of the channels of a run. */
struct RunResults
{
    /** On which errors are in LSB: of each channel, or behind the law. */
    std::vector<Lattice> lattices;

    std::vector<ErrorSums> sums;                ///< one a channel
    std::vector<ErrorSums> latticeSums;         ///< likewise on that lattice, or none
    std::vector<UnprocessedCounts> unprocessed; ///< likewise, or none where nobody can tell
    std::vector<ChannelResults> analyses;       ///< likewise
    ChannelResults together;                    ///< of all channels
};

/** What one reduction did: the one structure that every form of report is written from. */
struct ErrorReport
{
    AudioFileInfo input;
    AudioFileInfo output;                    ///< render: what was written; measure: REDUCED
    std::optional<ReductionSetup> reduction; ///< render: what made the output
    std::optional<ReductionSetup> said;      ///< measure: what is said to have made the output
    double bits = 0.0;                       ///< word length of the levels, as is the lattice
    LatticeKind lattice = LatticeKind::twosComplement;
    std::vector<Lattice> codes;           ///< of each channel: on which errors are in LSB
    std::optional<int> latencySamples;    ///< render only: measure takes the files as they are
    std::optional<Prediction> prediction; ///< where settings are known, and theory speaks of them
    std::optional<DiscrepancyReason> whyNoPrediction; ///< where settings are known
    std::optional<Discrepancy> discrepancy; ///< of what was measured overall, where predicted
    Parts parts;                            ///< what was analysed beside the sums
    std::vector<MeasuredChannel> channels;
    MeasuredChannel overall;
    bool inputLiesOnLevels = false;         ///< render: as it was reduced, and it is not silent
    SpectrumCurves spectrum;                ///< of all channels; empty where there are many
    std::vector<LostMetadata> lostMetadata; ///< render only
    std::vector<std::string> warnings;      ///< sentences

    /** Takes in what was measured. */
    void take (RunResults);

    /** Whether all channels have the same lattice, so that LSB of all together mean something. */
    bool sharesLattice() const noexcept;

    /** Takes in what theory says of a reduction that was measured: to be called once all else is
        known. */
    void compareWith (const ReductionSetup&);

    /** Bytes of the output over those of the input; empty where these are not known. */
    std::optional<double> fileSizeRatio() const noexcept;

    /** Below 0 where the output is the longer file; empty as the ratio is. */
    std::optional<std::int64_t> bytesSaved() const noexcept;
};

} // namespace requant
