#pragma once

#include "ErrorReport.h"
#include "Measurement/StaticError.h"
#include "Measurement/WeightedError.h"

#include <span>

namespace requant
{

/** Measures what the audio thread does not: static, dynamic and weighted error of each channel.
    prepare() allocates. Thread: one at a time. */
class ErrorAnalysis
{
public:
    /** sampleRateHz, step: above 0. */
    ErrorAnalysis (double sampleRateHz, std::size_t channelCount, double step);

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::size_t channel, std::span<const double> x, std::span<const double> y) noexcept;

    /** Completes a report with the figures of each channel and of all together. sums: one a
        channel. To be called once, at the end. */
    void finish (std::span<const ErrorSums> sums, ErrorReport&);

private:
    struct Channel
    {
        StaticError staticError;
        WeightedError weightedError;
    };

    ErrorFindings findings (const ErrorSums&, const Channel&) const;

    double step;
    std::vector<Channel> channels;
};

} // namespace requant
