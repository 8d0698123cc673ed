#include "LiveAnalysis.h"

namespace requant
{

void LiveAnalysis::LiveOrigin::prepare (std::size_t samplesEach)
{
    all = {};
    before = {};
    now = {};
    each = samplesEach;
    filled = 0;
    hasBefore = false;
}

void LiveAnalysis::LiveOrigin::add (std::span<const double> samples)
{
    all.add (samples);

    while (! samples.empty())
    {
        const auto count = std::min (samples.size(), each - filled);
        now.add (samples.first (count));
        samples = samples.subspan (count);
        filled += count;

        if (filled == each)
            beginAnew();
    }
}

void LiveAnalysis::LiveOrigin::beginAnew()
{
    before = std::exchange (now, {});
    hasBefore = true;
    filled = 0;
}

const SignalOrigin& LiveAnalysis::LiveOrigin::origin (TimeWindow window) const
{
    if (window == TimeWindow::sinceReset || ! hasBefore)
        return all;

    const auto newest = now.lattice();

    // What has just begun cannot tell yet, unless it tells that something is wrong.
    return newest.compared > 0 && newest.offLattice > 0 ? now : before;
}

void LiveAnalysis::prepare (double sampleRateHz, const Lattice& lattice, Taper window)
{
    const auto samples = [=] (double seconds)
    { return static_cast<std::size_t> (std::ceil (seconds * sampleRateHz)); };

    sampleRate = sampleRateHz;
    spectrumWindow = window;
    ErrorCounts none;
    none.prepare (lattice);
    counted.prepare (sampleRateHz, none);
    inputBits.prepare (sampleRateHz, {});
    outputBits.prepare (sampleRateHz, {});
    weightedEnergy.prepare (sampleRateHz, {});
    weighted.prepare (sampleRateHz);
    spectrum.prepare (sampleRateHz, window);
    momentaryCodes.prepare (lattice, samples (momentarySeconds));
    shortTermCodes.prepare (lattice, samples (shortTermSeconds));
    allCodes.prepare (lattice);
    ofInput.prepare (samples (shortTermSeconds));
    ofOutput.prepare (samples (shortTermSeconds));
}

void LiveAnalysis::setSpectrumWindow (Taper window)
{
    if (std::exchange (spectrumWindow, window) != window)
        spectrum.prepare (sampleRate, window);
}

void LiveAnalysis::add (std::span<const double> x, std::span<const double> y,
                        std::span<const double> onLatticeX, std::span<const double> onLatticeY)
{
    while (! x.empty())
    {
        const auto count = std::min (x.size(), counted.roomInChunk());
        addChunk (x.first (count), y.first (count), onLatticeX.first (count),
                  onLatticeY.first (count));

        for (auto* samples : { &x, &y, &onLatticeX, &onLatticeY })
            *samples = samples->subspan (count);
    }
}

void LiveAnalysis::addChunk (std::span<const double> x, std::span<const double> y,
                             std::span<const double> onLatticeX, std::span<const double> onLatticeY)
{
    counted.current().add (onLatticeX, onLatticeY);
    counted.advance (x.size());
    inputBits.current().add (x);
    inputBits.advance (x.size());
    outputBits.current().add (y);
    outputBits.advance (y.size());

    weighted.add (x, y);
    weightedEnergy.current() += weighted.take();
    weightedEnergy.advance (x.size());

    spectrum.add (x, y);
    momentaryCodes.add (onLatticeY);
    shortTermCodes.add (onLatticeY);
    allCodes.add (onLatticeY);
    ofInput.add (x);
    ofOutput.add (y);
}

ChannelReading LiveAnalysis::reading (TimeWindow window, bool withLevels) const
{
    ChannelReading reading;
    reading.counts = counted.reading (window);
    reading.weightedError = weightedEnergy.reading (window);
    reading.inputBits = inputBits.reading (window);
    reading.outputBits = outputBits.reading (window);
    reading.inputOrigin = &ofInput.origin (window);
    reading.outputOrigin = &ofOutput.origin (window);
    reading.codes = withLevels ? &codes (window) : nullptr;
    reading.spectra = &spectrum;
    reading.window = window;
    return reading;
}

ChannelResults LiveAnalysis::results (TimeWindow window) const
{
    ChannelSum sum (1);
    sum.add (reading (window));
    return sum.results();
}

const CodeHistogram& LiveAnalysis::codes (TimeWindow window) const noexcept
{
    switch (window)
    {
        case TimeWindow::momentary:
            return momentaryCodes.use();
        case TimeWindow::shortTerm:
            return shortTermCodes.use();
        case TimeWindow::sinceReset:
            break;
    }

    return allCodes;
}

} // namespace requant
