#pragma once

#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorHistogram.h"
#include "Measurement/Error/TransferCurve.h"
#include "Measurement/Error/WeightedError.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/SignalOrigin.h"
#include "Measurement/Spectra/Spectra.h"

namespace requant
{

/** Everything that is counted of a channel's reduction, sample by sample. Stretches of one grid
    that adjoin, or channels, add up to the whole. Thread: its owner's. Allocates nothing. */
struct ReductionCounts
{
    ConditionalErrorStatistics byPhase;
    ErrorHistogram histogram;
    TransferCurve transfer;
    BitActivity input, output;

    /** Starts anew. */
    void prepare (const Lattice&) noexcept;

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const ReductionCounts& next) noexcept; ///< what follows immediately
    void addChannel (const ReductionCounts& other) noexcept;

private:
    void addUnordered (const ReductionCounts&) noexcept;
};

/** Everything that is measured of a channel's reduction beside its sums, from its first sample to
    its last: what the command measures. LiveAnalysis is of the same parts. Channels of one grid and
    rate add up. Thread: its owner's, never the audio thread: it allocates. */
class ChannelAnalysis
{
public:
    /** sampleRateHz: above 0. hasSpectra: whether spectra are measured as well, which take some
        MB. */
    void prepare (double sampleRateHz, const Lattice&, bool hasSpectra);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y);

    /** Takes in what has not filled a segment yet. To be called once, after the last add(). */
    void finish() noexcept;

    const ReductionCounts& counts() const noexcept { return counted; }

    /** Of more levels than CodeHistogram counts nothing is counted. */
    const CodeHistogram& codeUse() const noexcept { return codes; }
    const SignalOrigin& inputOrigin() const noexcept { return ofInput; }
    const SignalOrigin& outputOrigin() const noexcept { return ofOutput; }

    /** Complete after finish(). */
    const WeightedEnergy& weightedError() const noexcept { return energy; }
    const Spectra& spectra() const noexcept { return spectrum; } ///< empty without hasSpectra

private:
    bool measuresSpectra = false, countsCodes = false;
    ReductionCounts counted;
    WeightedError weighted;
    WeightedEnergy energy;
    CodeHistogram codes;
    SignalOrigin ofInput, ofOutput;
    Spectra spectrum;
};

} // namespace requant
