#include "ErrorAnalysis.h"

#include <algorithm>

namespace requant
{

std::optional<double> ErrorFindings::dynamicErrorLsb2() const
{
    const auto power = figures().errorPowerLsb2;

    if (! power || ! staticErrorLsb2)
        return {};

    return std::max (0.0, *power - *staticErrorLsb2);
}

ErrorAnalysis::ErrorAnalysis (double sampleRateHz, std::size_t channelCount, double stepToUse)
    : step (stepToUse), channels (channelCount)
{
    for (auto& channel : channels)
    {
        channel.staticError.prepare (step);
        channel.weightedError.prepare (sampleRateHz);
    }
}

void ErrorAnalysis::add (std::size_t channel, std::span<const double> x,
                         std::span<const double> y) noexcept
{
    channels[channel].staticError.add (x, y);
    channels[channel].weightedError.add (x, y);
}

void ErrorAnalysis::finish (std::span<const ErrorSums> sums, ErrorReport& report)
{
    ErrorSums allSums;

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        channels[c].weightedError.finish();
        report.channels.push_back (findings (sums[c], channels[c]));
        allSums += sums[c];
    }

    // The first channel becomes the sum of all: its own findings are taken already.
    auto& all = channels.front();

    for (std::size_t c = 1; c < channels.size(); ++c)
    {
        all.staticError += channels[c].staticError;
        all.weightedError += channels[c].weightedError;
    }

    report.step = step;
    report.overall = findings (allSums, all);
}

ErrorFindings ErrorAnalysis::findings (const ErrorSums& sums, const Channel& channel) const
{
    ErrorFindings found { sums, {}, step, channel.staticError.powerLsb2(), {} };

    for (std::size_t w = 0; w < weightings.size(); ++w)
        found.weightedErrorDb[w] = channel.weightedError.levelDb (weightings[w]);

    return found;
}

} // namespace requant
