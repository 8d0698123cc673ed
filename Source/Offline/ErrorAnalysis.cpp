#include "ErrorAnalysis.h"

namespace requant
{

namespace
{

void takePlaces (ChannelResults& found)
{
    const auto& places = found.counts.byPhase;
    const auto powers = places.powers();
    found.staticErrorLsb2 = powers ? std::optional (powers->staticPart) : std::nullopt;
    found.noiseModulation = places.noiseModulation();
}

void takeWeighted (const WeightedEnergy& energy, ChannelResults& found)
{
    for (std::size_t w = 0; w < weightings.size(); ++w)
        found.weightedErrorDb[w] = energy.levelDb (weightings[w]);
}

} // namespace

ErrorAnalysis::ErrorAnalysis (double sampleRateHz, std::size_t channelCount,
                              const Lattice& latticeToUse, Extent extentToUse)
    : lattice (latticeToUse), extent (extentToUse),
      channels (extent == Extent::everything ? channelCount : 0)
{
    for (auto& channel : channels)
        channel.prepare (sampleRateHz, lattice, channelCount <= mostChannelsWithSpectra);
}

void ErrorAnalysis::add (std::size_t channel, std::span<const double> x, std::span<const double> y)
{
    if (extent == Extent::everything)
        channels[channel].add (x, y);
}

void ErrorAnalysis::finish (std::span<const ErrorSums> sums, ErrorReport& report)
{
    report.step = lattice.step();
    report.extent = extent;
    report.channels.resize (sums.size());
    ErrorSums allSums;

    for (auto& channel : channels)
        channel.finish();

    for (std::size_t c = 0; c < sums.size(); ++c)
    {
        report.channels[c].sums = sums[c];
        report.channels[c].step = lattice.step();
        allSums += sums[c];

        if (extent == Extent::everything)
            take (channels[c], report.channels[c]);
    }

    report.overall = report.channels.front();
    report.overall.sums = allSums;

    if (extent == Extent::everything)
        finishOverall (report);
}

void ErrorAnalysis::finishOverall (ErrorReport& report) const
{
    const auto share = 1.0 / static_cast<double> (channels.size());
    auto& all = report.overall;
    WeightedEnergy energy;
    auto codes = channels.front().codeUse();
    all.counts.prepare (lattice);

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        report.spectrum.add (channels[c].spectra(), share);
        all.counts.addChannel (channels[c].counts());
        energy += channels[c].weightedError();

        if (c > 0)
            codes += channels[c].codeUse();
    }

    all.levels = codes.summary();
    takePlaces (all);
    takeWeighted (energy, all);
}

void ErrorAnalysis::take (const ChannelAnalysis& channel, ChannelResults& found)
{
    found.counts = channel.counts();
    found.levels = channel.codeUse().summary();
    found.inputLattice = channel.inputOrigin().lattice();
    found.inputTrace = channel.inputOrigin().trace();
    found.outputLattice = channel.outputOrigin().lattice();
    found.outputTrace = channel.outputOrigin().trace();
    takePlaces (found);
    takeWeighted (channel.weightedError(), found);
}

} // namespace requant
