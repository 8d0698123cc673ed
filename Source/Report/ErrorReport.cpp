#include "ErrorReport.h"

#include <algorithm>

namespace requant
{

namespace
{

std::optional<SplitPower> splitOf (const ChannelResults& found)
{
    const auto repeats = found.staticErrorLsb2(), rest = found.dynamicErrorLsb2();
    return repeats && rest ? std::optional (SplitPower { *repeats, *rest }) : std::nullopt;
}

std::optional<double> snrOf (const Prediction& expectation, const ErrorSums& sums)
{
    const auto energy = sums.inputSquared.value();

    if (! (energy > 0.0))
        return {};

    return expectation.snrDb (energy / static_cast<double> (sums.count));
}

} // namespace

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

std::string_view ChannelResults::whyNoSnr() const
{
    if (! (sums.inputSquared.value() > 0.0))
        return "no signal";

    return sums.errorSquared.value() > 0.0 ? "" : "no error";
}

std::optional<double> ChannelResults::staticErrorLsb2() const
{
    const auto powers = counts.places.powers();
    return powers ? std::optional (powers->staticPart) : std::nullopt;
}

std::optional<double> ChannelResults::dynamicErrorLsb2() const
{
    const auto power = figures().errorPowerLsb2;
    const auto repeats = staticErrorLsb2();

    if (! power || ! repeats)
        return {};

    return std::max (0.0, *power - *repeats);
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

TheoryBeside::TheoryBeside (const Prediction& expectation, const AppliedReduction& reduction,
                            const ChannelResults& overall, std::size_t channels)
    : snrDb (snrOf (expectation, overall.sums)), enobBits (expectation.enobBits()),
      error (expectation.error().value_or (PredictedError {})), split (expectation.split()),
      placed (reduction.placedError()),
      discrepancy (overall.sums, expectation, splitOf (overall), channels),
      errorDensity (reduction.errorDensity()), spectrum (expectation.spectrum()),
      step (expectation.step())
{
    psqnrDb = -powerToDb (error.powerLsb2 * step * step);

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weightedErrorDb[w] = expectation.weightedErrorDb (weightings[w]);
}

std::vector<double> TheoryBeside::densitiesAt (const std::vector<double>& frequenciesHz) const
{
    std::vector<double> densities;

    for (const auto hz : frequenciesHz)
        densities.push_back (spectrum.densityAt (hz) * step * step);

    return densities;
}

// Without dither a density jumps, where a bin has its middle. An even number of places, none of
// them there, gives the bin its half.
std::optional<double> TheoryBeside::densityPerLsb (double centreLsb, double widthLsb) const noexcept
{
    if (! errorDensity)
        return {};

    constexpr int places = 8;
    auto sum = 0.0;

    for (int p = 0; p < places; ++p)
        sum += errorDensity->at (centreLsb + ((p + 0.5) / places - 0.5) * widthLsb);

    return sum / places;
}

} // namespace requant
