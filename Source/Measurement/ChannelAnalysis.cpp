#include "ChannelAnalysis.h"

namespace requant
{

void ChannelAnalysis::prepare (double sampleRateHz, const LevelGrid& grid, bool hasSpectra)
{
    measuresSpectra = hasSpectra;
    counted.prepare (grid);
    weighted.prepare (sampleRateHz);
    energy = {};
    countsCodes = grid.levelCount() <= CodeUse::mostLevels;
    codes.prepare (countsCodes ? grid : LevelGrid {});
    ofInput = {};
    ofOutput = {};

    if (measuresSpectra)
        spectrum.prepare (sampleRateHz, SpectrumWindow::blackmanHarris);
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
