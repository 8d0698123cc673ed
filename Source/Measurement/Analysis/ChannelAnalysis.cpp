#include "ChannelAnalysis.h"

namespace requant
{

void ReductionCounts::prepare (const Lattice& grid) noexcept
{
    byPhase.prepare (grid);
    histogram.prepare (grid);
    transfer.prepare (grid);
    input = output = {};
}

void ReductionCounts::add (std::span<const double> x, std::span<const double> y) noexcept
{
    byPhase.add (x, y);
    histogram.add (x, y);
    transfer.add (x, y);
    input.add (x);
    output.add (y);
}

void ReductionCounts::operator+= (const ReductionCounts& next) noexcept
{
    addUnordered (next);
    input += next.input;
    output += next.output;
}

void ReductionCounts::addChannel (const ReductionCounts& other) noexcept
{
    addUnordered (other);
    input.addChannel (other.input);
    output.addChannel (other.output);
}

void ReductionCounts::addUnordered (const ReductionCounts& other) noexcept
{
    byPhase += other.byPhase;
    histogram += other.histogram;
    transfer += other.transfer;
}

void ChannelAnalysis::prepare (double sampleRateHz, const Lattice& grid, bool hasSpectra)
{
    measuresSpectra = hasSpectra;
    counted.prepare (grid);
    weighted.prepare (sampleRateHz);
    energy = {};
    countsCodes = grid.levelCount() <= CodeHistogram::mostLevels;
    codes.prepare (countsCodes ? grid : Lattice {});
    ofInput = {};
    ofOutput = {};

    if (measuresSpectra)
        spectrum.prepare (sampleRateHz, Taper::blackmanHarris);
}

void ChannelAnalysis::add (std::span<const double> x, std::span<const double> y)
{
    counted.add (x, y);
    weighted.add (x, y);
    ofInput.add (x);
    ofOutput.add (y);

    if (countsCodes)
        codes.add (y);

    if (measuresSpectra)
        spectrum.add (x, y);
}

void ChannelAnalysis::finish() noexcept
{
    weighted.finish();
    energy += weighted.take();

    if (measuresSpectra)
        spectrum.finish();
}

} // namespace requant
