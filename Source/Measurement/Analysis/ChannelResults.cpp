#include "ChannelResults.h"

namespace requant
{

void ErrorCounts::prepare (const Lattice& lattice)
{
    byPhase.prepare (lattice);
    histogram.prepare (lattice);
    transfer.prepare (lattice);
}

void ErrorCounts::add (std::span<const double> x, std::span<const double> y) noexcept
{
    byPhase.add (x, y);
    histogram.add (x, y);
    transfer.add (x, y);
}

void ErrorCounts::operator+= (const ErrorCounts& other) noexcept
{
    byPhase += other.byPhase;
    histogram += other.histogram;
    transfer += other.transfer;
}

void ChannelSum::add (const ChannelReading& channel)
{
    if (isFirst)
        sum.counts = channel.counts;
    else
        sum.counts += channel.counts;

    sum.weightedError += channel.weightedError;
    addSignals (channel);

    if (channel.codes != nullptr)
        addCodes (*channel.codes);

    if (channel.spectra != nullptr)
        addSpectra (*channel.spectra, channel.window);

    isFirst = false;
}

void ChannelSum::addSignals (const ChannelReading& channel)
{
    const auto takeOrigin = [this] (SignalResults& signal, const SignalOrigin* origin)
    {
        if (! isFirst || origin == nullptr)
            return;

        signal.lattice = origin->lattice();
        signal.trace = origin->trace();
    };

    takeOrigin (sum.input, channel.inputOrigin);
    takeOrigin (sum.output, channel.outputOrigin);
    sum.input.bits.addChannel (channel.inputBits);
    sum.output.bits.addChannel (channel.outputBits);
    sum.input.clipped.count += channel.clipped.count;
    sum.input.clipped.longest = std::max (sum.input.clipped.longest, channel.clipped.longest);
    sum.input.replaced += channel.replaced;
}

void ChannelSum::addCodes (const CodeHistogram& more)
{
    if (firstCodes == nullptr)
    {
        firstCodes = &more;
        return;
    }

    if (! codes)
        codes = *firstCodes;

    *codes += more;
}

void ChannelSum::addSpectra (const Spectra& spectra, TimeWindow window)
{
    sum.spectrumScale = spectra.scale();

    for (std::size_t s = 0; s < Spectra::signalCount; ++s)
    {
        const auto signal = static_cast<Spectra::Signal> (s);
        const auto ofChannel = spectra.density (signal, window);
        const auto highest = spectra.peaks (signal);
        auto& density = sum.densities[s];
        auto& peaks = sum.peaks[s];
        density.resize (ofChannel.size());
        peaks.resize (highest.size());

        for (std::size_t k = 0; k < density.size(); ++k)
        {
            density[k] += share * ofChannel[k];
            peaks[k] = std::max (peaks[k], highest[k]);
        }
    }
}

ChannelResults ChannelSum::results()
{
    if (firstCodes != nullptr)
        sum.output.levels = (codes ? *codes : *firstCodes).summary();

    return std::move (sum);
}

} // namespace requant
