#pragma once

#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorHistogram.h"
#include "Measurement/Error/ErrorSums.h"
#include "Measurement/Error/TransferCurve.h"
#include "Measurement/Error/WeightedError.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/ClippedRuns.h"
#include "Measurement/Signal/SignalOrigin.h"
#include "Measurement/Spectra/Spectra.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** What an analysis computes. Nothing unless it is asked for: each part costs more than the
    reduction itself. */
struct Parts
{
    bool error = false;         ///< ErrorCounts and the weighted error
    bool input = false;         ///< what the input is: bits, lattice, trace
    bool output = false;        ///< what the output is
    bool clippedRuns = false;   ///< of the input; the input is looked at, too
    bool levels = false;        ///< which levels the output uses
    bool inputSpectrum = false; ///< the input's alone
    bool spectra = false;       ///< of input, output and error

    /** What reports and plots of a reduction have. */
    static constexpr Parts ofReduction() noexcept
    {
        return { .error = true, .input = true, .output = true, .levels = true, .spectra = true };
    }

    /** What is told of a signal alone, which is the input. Its levels are not known yet. */
    static constexpr Parts ofSignal() noexcept
    {
        return { .input = true, .clippedRuns = true, .inputSpectrum = true };
    }

    bool operator== (const Parts&) const = default;
};

/** What is counted of a reduction's error, sample by sample. Those of one lattice add up: stretches
    of a channel as well as channels. Thread: its owner's. Only prepare() and
    copies allocate. */
struct ErrorCounts
{
    ConditionalErrorStatistics byPhase;
    ErrorHistogram histogram;
    TransferCurve transfer;

    /** Starts anew. */
    void prepare (const Lattice&);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const ErrorCounts&) noexcept;
};

/** What one signal is, whatever it came from. */
struct SignalResults
{
    BitActivity bits;
    DetectedLattice lattice;
    ReductionTrace trace;          ///< how it was reduced to that
    CodeHistogram::Summary levels; ///< those in use; empty where they were not counted
    ClippedRuns::Runs clipped;
    ReplacedSamples replaced; ///< NaN, infinite or denormal samples, taken as 0
};

/** Everything that was analysed of one channel, or of several together: the same live and of a
    file. What was not asked for is empty. Full scale is 1.0. */
struct ChannelResults
{
    ErrorCounts counts;
    WeightedEnergy weightedError;

    /** Of several channels, lattice and trace are the first one's. */
    SignalResults input, output;

    SpectrumScale spectrumScale;

    /** Power spectral densities, re full scale squared per Hz, and the highest so far of each bin,
        by Spectra::Signal; empty before the first segment. Of several channels the densities are
        their mean, the peaks the highest of any. */
    std::array<std::vector<double>, Spectra::signalCount> densities, peaks;
};

/** What an analysis holds of its channel over one window. Points into the analysis, which must
    outlive it; null: not asked for. */
struct ChannelReading
{
    ErrorCounts counts;
    WeightedEnergy weightedError;
    BitActivity inputBits, outputBits;
    const SignalOrigin *inputOrigin = nullptr, *outputOrigin = nullptr;
    const CodeHistogram* codes = nullptr; ///< of the output
    ClippedRuns::Runs clipped;            ///< of the input
    ReplacedSamples replaced;             ///< of the input
    const Spectra* spectra = nullptr;
    TimeWindow window = TimeWindow::sinceReset; ///< of the spectra
};

/** Makes results of channels' readings: the one place where channels are added up. Thread: one at a
    time; it allocates. */
class ChannelSum
{
public:
    /** channelCount: how many will be added. */
    explicit ChannelSum (std::size_t channelCount)
        : share (1.0 / static_cast<double> (channelCount))
    {
    }

    /** Channels of one lattice and rate. */
    void add (const ChannelReading&);

    /** To be called once, behind the last channel, while the analyses are still there. */
    ChannelResults results();

private:
    void addSignals (const ChannelReading&);
    void addCodes (const CodeHistogram&);
    void addSpectra (const Spectra&, TimeWindow);

    double share;
    bool isFirst = true;
    ChannelResults sum;
    const CodeHistogram* firstCodes = nullptr;
    std::optional<CodeHistogram> codes; ///< of more than one channel
};

} // namespace requant
