#pragma once

#include "Measurement/Spectra.h"
#include "Measurement/SpectrumBands.h"

#include <array>
#include <vector>

namespace requant
{

/** The power spectra of a reduction as reports have them: densities re full scale squared per Hz,
    in bands, averaged over channels. peaks: of each bin the highest momentary density of any
    channel. strongest: of each band the highest density of a bin, for tones. */
struct SpectrumCurves
{
    std::vector<double> frequenciesHz;
    std::array<std::vector<double>, Spectra::signalCount> densities, peaks, strongest;
    double binHz = 0.0, noiseBinHz = 0.0;
    SpectrumWindow window = SpectrumWindow::blackmanHarris;

    bool exist() const noexcept { return ! frequenciesHz.empty(); }

    /** Adds one channel's spectra as `share` of all. Empty spectra change nothing. */
    void add (const Spectra&, double share);

private:
    std::array<std::vector<double>, Spectra::signalCount> binDensities, binPeaks;
};

} // namespace requant
