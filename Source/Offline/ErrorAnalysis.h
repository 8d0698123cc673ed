#pragma once

#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Report/ErrorReport.h"

#include <span>

namespace requant
{

/** Measures what the one pass of the reduction does not, of each channel. Thread: one at a time. */
class ErrorAnalysis
{
public:
    /** Of more channels no spectra are measured: they take some MB each. */
    static constexpr std::size_t mostChannelsWithSpectra = 8;

    /** sampleRateHz: above 0. Of Extent::sums it measures nothing. */
    ErrorAnalysis (double sampleRateHz, std::size_t channelCount, const Lattice&, Extent);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::size_t channel, std::span<const double> x, std::span<const double> y);

    /** Completes a report with the figures of each channel and of all together. sums: one a
        channel. To be called once, at the end. */
    void finish (std::span<const ErrorSums> sums, ErrorReport&);

private:
    static void take (const ChannelAnalysis&, ChannelResults&);

    void finishOverall (ErrorReport&) const;

    Lattice lattice;
    Extent extent;
    std::vector<ChannelAnalysis> channels; ///< empty of Extent::sums
};

} // namespace requant
