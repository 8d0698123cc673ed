#include "ChannelAnalysis.h"

namespace requant
{

void ChannelAnalysis::prepare (double sampleRateHz, const Lattice& lattice, const Parts& wanted,
                               std::optional<int> pcmBits)
{
    *this = {};
    parts = wanted;
    parts.levels = parts.levels && lattice.levelCount() <= CodeHistogram::mostLevels;
    containerBits = pcmBits;
    counted.prepare (lattice);

    if (parts.error)
        weighted.prepare (sampleRateHz);

    if (parts.levels)
        codes.prepare (lattice);

    if (parts.spectra || parts.inputSpectrum)
        spectrum.prepare (sampleRateHz, Taper::blackmanHarris,
                          parts.spectra ? Spectra::Extent::reduction : Spectra::Extent::inputAlone);
}

void ChannelAnalysis::add (std::span<const double> x, std::span<const double> y,
                           std::span<const double> onLatticeX, std::span<const double> onLatticeY,
                           const ReplacedSamples& replaced)
{
    replacedInput += replaced;

    if (parts.error)
    {
        counted.add (onLatticeX, onLatticeY);
        weighted.add (x, y);
    }

    if (parts.input)
        inputBits.add (x);

    // Clipped runs are counted against the levels that the input uses.
    if (parts.input || parts.clippedRuns)
        ofInput.add (x);

    if (parts.output)
    {
        outputBits.add (y);
        ofOutput.add (y);
    }

    if (parts.clippedRuns)
        clipping.add (x);

    if (parts.levels)
        codes.add (onLatticeY);

    if (parts.spectra || parts.inputSpectrum)
        spectrum.add (x, y);
}

void ChannelAnalysis::finish() noexcept
{
    if (parts.error)
    {
        weighted.finish();
        energy += weighted.take();
    }

    if (parts.spectra || parts.inputSpectrum)
        spectrum.finish();
}

ChannelReading ChannelAnalysis::reading() const
{
    ChannelReading reading;
    reading.counts = counted;
    reading.weightedError = energy;
    reading.inputBits = inputBits;
    reading.outputBits = outputBits;
    reading.inputOrigin = parts.input ? &ofInput : nullptr;
    reading.outputOrigin = parts.output ? &ofOutput : nullptr;
    reading.codes = parts.levels ? &codes : nullptr;
    reading.replaced = replacedInput;
    reading.spectra = parts.spectra || parts.inputSpectrum ? &spectrum : nullptr;

    if (parts.clippedRuns)
        reading.clipped = clipping.found (ofInput.lattice(), containerBits);

    return reading;
}

ChannelResults ChannelAnalysis::results() const
{
    ChannelSum sum (1);
    sum.add (reading());
    return sum.results();
}

} // namespace requant
