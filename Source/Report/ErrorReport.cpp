#include "ErrorReport.h"

#include "Clipping.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Spectra/SpectrumBands.h"
#include "Parameters/Parameter.h"
#include "Quantization/Reduction/Headroom.h"

#include <algorithm>

namespace requant
{

double ReductionSetup::headroomDb() const noexcept { return amplitudeToDb (headroomGain); }

std::optional<double> ReductionSetup::headroomLsb() const noexcept
{
    if (settings.reduction.hasStepsOfChannels())
        return {};

    return (1.0 - headroomGain) * settings.reduction.lattice().inverseStep();
}

std::optional<DiscrepancyReason>
ReductionSetup::whyNoPrediction (const ErrorSums& sums, const UnprocessedCounts& unprocessed) const
{
    if (hasUnevenSteps (settings.reduction.law))
        return DiscrepancyReason::unevenSteps;

    if (settings.reduction.hasStepsOfChannels())
        return DiscrepancyReason::stepsOfChannels;

    if (doesClippingSpoilTheory (sums, settings.reduction.lattice()))
        return DiscrepancyReason::clipping;

    if (unprocessed.total() > 0)
        return DiscrepancyReason::passedUntouched;

    return predictError (settings.reduction, shaper.filter)
               ? std::nullopt
               : std::optional (DiscrepancyReason::noTheory);
}

std::string ReductionSetup::headroomRemark() const
{
    return requant::headroomRemark (settings.reduction, shaper);
}

std::size_t ReductionSetup::shaperOrder() const noexcept
{
    return std::max (shaper.filter.taps().size(), shaper.filter.poles().size());
}

std::string shapingId (Shaping shaping)
{
    return findParameter (parameterId::shaping)->idText (static_cast<double> (shaping));
}

std::string shapingName (Shaping shaping)
{
    return findParameter (parameterId::shaping)->text (static_cast<double> (shaping));
}

SpectrumCurves SpectrumCurves::of (std::span<const ChannelResults> channels)
{
    SpectrumCurves curves;

    if (channels.empty())
        return curves;

    const auto& first = channels.front();
    const auto bins = first.densities[Spectra::input].size();

    if (bins == 0)
        return curves;

    const SpectrumBands bands (bins, first.spectrumScale.binHz);
    curves.frequenciesHz.assign (bands.frequenciesHz().begin(), bands.frequenciesHz().end());
    curves.binHz = first.spectrumScale.binHz;
    curves.noiseBinHz = first.spectrumScale.noiseBinHz;

    for (std::size_t s = 0; s < Spectra::signalCount; ++s)
        if (! first.densities[s].empty())
            curves.take (static_cast<Spectra::Signal> (s), bands, channels);

    return curves;
}

void SpectrumCurves::take (Spectra::Signal signal, const SpectrumBands& bands,
                           std::span<const ChannelResults> channels)
{
    const auto share = 1.0 / static_cast<double> (channels.size());
    const auto bins = channels.front().densities[signal].size();
    std::vector<double> averages (bands.size()), binDensities (bins), binPeaks (bins);

    for (auto* curve : { &densities, &peaks, &strongest })
        (*curve)[signal].resize (bands.size());

    for (const auto& channel : channels)
    {
        const auto& density = channel.densities[signal];
        const auto& highest = channel.peaks[signal];
        bands.average (density, averages);

        for (std::size_t b = 0; b < bands.size(); ++b)
            densities[signal][b] += share * averages[b];

        for (std::size_t k = 0; k < bins; ++k)
        {
            binDensities[k] += share * density[k];
            binPeaks[k] = std::max (binPeaks[k], highest[k]);
        }
    }

    bands.highest (binDensities, strongest[signal]);
    bands.average (binPeaks, peaks[signal]);
}

// A report of its own for each file of many has no room for every bin.
void ErrorReport::take (RunResults measured)
{
    spectrum = SpectrumCurves::of (measured.analyses);
    codes = std::move (measured.lattices);
    channels.resize (measured.sums.size());

    const auto takeAnalysis = [] (MeasuredChannel& channel, ChannelResults&& analysis)
    {
        channel.takeAnalysis (analysis.counts.byPhase, analysis.weightedError);
        channel.analysis = std::move (analysis);
        channel.analysis.densities = {};
        channel.analysis.peaks = {};
    };

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        channels[c].sums = measured.sums[c];
        overall.sums += measured.sums[c];

        if (! measured.latticeSums.empty())
        {
            const auto step = codes[c].step();
            channels[c].positions = PositionSums { measured.latticeSums[c], step };
            overall.positions = overall.positions.value_or (PositionSums { {}, step });
            overall.positions->sums += measured.latticeSums[c];
        }
        else
            channels[c].step = codes[c].step();

        takeAnalysis (channels[c], std::move (measured.analyses[c]));
    }

    takeAnalysis (overall, std::move (measured.together));

    if (! overall.positions && sharesLattice() && ! codes.empty())
        overall.step = codes.front().step();

    for (std::size_t c = 0; c < measured.unprocessed.size(); ++c)
    {
        channels[c].unprocessed = measured.unprocessed[c];
        overall.unprocessed = overall.unprocessed.value_or (UnprocessedCounts {});
        *overall.unprocessed += measured.unprocessed[c];
    }
}

bool ErrorReport::sharesLattice() const noexcept
{
    return std::all_of (codes.begin(), codes.end(),
                        [this] (const Lattice& each) { return each == codes.front(); });
}

void ErrorReport::compareWith (const ReductionSetup& setup)
{
    auto made = setup;

    if (channels.size() == 1)
        made.settings.reduction = made.settings.reduction.ofChannel (0);

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
