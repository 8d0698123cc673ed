#include "ErrorAnalysis.h"

namespace requant
{

ErrorAnalysis::ErrorAnalysis (double sampleRateHz, std::size_t channelCount,
                              const LevelGrid& gridToUse)
    : grid (gridToUse), channels (channelCount)
{
    for (auto& channel : channels)
        channel.prepare (sampleRateHz, grid, channelCount <= mostChannelsWithSpectra);
}

void ErrorAnalysis::add (std::size_t channel, std::span<const double> x, std::span<const double> y)
{
    channels[channel].add (x, y);
}

void ErrorAnalysis::finish (std::span<const ErrorSums> sums, ErrorReport& report)
{
    report.step = grid.step;
    const auto share = 1.0 / static_cast<double> (channels.size());
    ErrorSums allSums;
    ReductionCounts allCounts;
    WeightedEnergy allEnergy;
    auto allCodes = channels.front().codeUse();
    allCounts.prepare (grid);

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        auto& channel = channels[c];
        channel.finish();
        report.channels.push_back (findings (sums[c], channel, grid.step));
        report.spectrum.add (channel.spectra(), share);
        allSums += sums[c];
        allCounts.addChannel (channel.counts());
        allEnergy += channel.weightedError();

        if (c > 0)
            allCodes += channel.codeUse();
    }

    auto& all = report.overall;
    all = report.channels.front();
    all.sums = allSums;
    all.counts = allCounts;
    all.levels = allCodes.summary();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        all.weightedErrorDb[w] = allEnergy.levelDb (weightings[w]);
}

ChannelResults ErrorAnalysis::findings (const ErrorSums& sums, const ChannelAnalysis& channel,
                                        double step)
{
    ChannelResults found;
    found.sums = sums;
    found.step = step;
    found.counts = channel.counts();
    found.levels = channel.codeUse().summary();
    found.inputLattice = channel.inputOrigin().lattice();
    found.inputTrace = channel.inputOrigin().trace();
    found.outputLattice = channel.outputOrigin().lattice();
    found.outputTrace = channel.outputOrigin().trace();

    for (std::size_t w = 0; w < weightings.size(); ++w)
        found.weightedErrorDb[w] = channel.weightedError().levelDb (weightings[w]);

    return found;
}

} // namespace requant
