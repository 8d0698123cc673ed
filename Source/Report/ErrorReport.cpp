#include "ErrorReport.h"

#include <algorithm>

namespace requant
{

void SpectrumCurves::add (const Spectra& spectra, double share)
{
    const auto bins = spectra.density (Spectra::input, TimeWindow::sinceReset).size();

    if (bins == 0)
        return;

    const SpectrumBands bands (bins, spectra.scale().binHz);
    frequenciesHz.assign (bands.frequenciesHz().begin(), bands.frequenciesHz().end());
    binHz = spectra.scale().binHz;
    noiseBinHz = spectra.scale().noiseBinHz;
    std::vector<double> averages (bands.size());

    for (std::size_t s = 0; s < Spectra::signalCount; ++s)
    {
        const auto signal = static_cast<Spectra::Signal> (s);
        const auto density = spectra.density (signal, TimeWindow::sinceReset);
        bands.average (density, averages);
        densities[s].resize (bands.size());
        binDensities[s].resize (bins);
        strongest[s].resize (bands.size());

        for (std::size_t k = 0; k < bins; ++k)
            binDensities[s][k] += share * density[k];

        bands.highest (binDensities[s], strongest[s]);

        for (std::size_t b = 0; b < bands.size(); ++b)
            densities[s][b] += share * averages[b];

        const auto highest = spectra.peaks (signal);
        binPeaks[s].resize (bins);
        peaks[s].resize (bands.size());
        std::transform (highest.begin(), highest.end(), binPeaks[s].begin(), binPeaks[s].begin(),
                        [] (double a, double b) { return std::max (a, b); });
        bands.average (binPeaks[s], peaks[s]);
    }
}

void ErrorReport::compareWith (const AppliedReduction& made)
{
    whyNoPrediction =
        made.whyNoPrediction (overall.sums, overall.unprocessed.value_or (UnprocessedCounts {}));

    if (whyNoPrediction)
        return;

    prediction.emplace (made.settings.reduction, made.shaper.filter, input.sampleRateHz);
    const auto repeats = overall.staticErrorLsb2, rest = overall.dynamicErrorLsb2();
    const auto split =
        repeats && rest ? std::optional (SplitPower { *repeats, *rest }) : std::nullopt;
    discrepancy.emplace (overall.sums, *prediction, split, channels.size());
}

std::optional<double> ErrorReport::fileSizeRatio() const noexcept
{
    if (input.bytes == 0)
        return {};

    return static_cast<double> (output.bytes) / static_cast<double> (input.bytes);
}

std::optional<std::int64_t> ErrorReport::bytesSaved() const noexcept
{
    if (input.bytes == 0)
        return {};

    return static_cast<std::int64_t> (input.bytes) - static_cast<std::int64_t> (output.bytes);
}

} // namespace requant
