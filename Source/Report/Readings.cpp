#include "Readings.h"

#include "Clipping.h"

#include <algorithm>
#include <utility>

namespace requant
{

namespace
{

// Of a channel that is not there, all of them, where they can be shown together.
std::optional<std::size_t> shownChannel (const MeterSnapshot& snapshot,
                                         std::optional<std::size_t> channel)
{
    const auto existing = channel && *channel < snapshot.shownChannels() ? channel : std::nullopt;
    return snapshot.shownChannels() > 0 ? snapshot.reduction.shownChannel (existing) : existing;
}

ErrorSums sumOfChannels (std::span<const MeterReading> channels, TimeWindow window,
                         std::optional<std::size_t> channel)
{
    if (channel)
        return sumsOf (channels[*channel], window);

    ErrorSums sum;

    for (const auto& each : channels)
        sum += sumsOf (each, window);

    return sum;
}

template <typename Flags>
std::size_t countOf (const MeterSnapshot& snapshot, const Flags& flags)
{
    const auto shown = std::span (flags).first (snapshot.shownChannels());
    return static_cast<std::size_t> (std::count (shown.begin(), shown.end(), true));
}

std::optional<double> stepOf (const Reduction& reduction)
{
    return reduction.exists() ? std::optional (reduction.lattice().step()) : std::nullopt;
}

} // namespace

double ErrorParts::shareThatRepeats() const noexcept
{
    const auto rest = 1.0 - dcShare;

    if (powerLsb2 <= 0.0 || rest < leastBesideDc)
        return 0.0;

    return repeatingShare / rest;
}

std::optional<ErrorParts> ErrorParts::of (const ConditionalErrorStatistics& byPhase) noexcept
{
    const auto error = byPhase.error();
    const auto powers = byPhase.powersOfSignsApart();

    if (error.count() < leastSamples || ! powers)
        return {};

    ErrorParts parts;
    parts.powerLsb2 = powers->total;
    parts.meanLsb = error.mean();

    if (parts.powerLsb2 <= 0.0)
        return parts;

    // A phase's mean holds the mean of all; the variance between the phases is what is left.
    parts.dcShare = std::clamp (powers->dc / parts.powerLsb2, 0.0, 1.0);
    parts.repeatingShare = std::clamp ((powers->unbiasedStaticPart - powers->dc) / parts.powerLsb2,
                                       0.0, 1.0 - parts.dcShare);
    parts.modulation = byPhase.noiseModulation().value_or (0.0);
    return parts;
}

const ErrorSums& sumsOf (const MeterReading& reading, TimeWindow window) noexcept
{
    switch (window)
    {
        case TimeWindow::momentary:
            return reading.momentary;
        case TimeWindow::sinceReset:
            return reading.sinceReset;
        case TimeWindow::shortTerm:
            break;
    }

    return reading.shortTerm;
}

Readings::Readings (const MeterSnapshot& snapshot, TimeWindow windowOfFigures,
                    std::shared_ptr<const Prediction> ofReduction, bool isAudioRunning,
                    std::optional<std::size_t> channel)
    : isRunning (isAudioRunning), isBypassed (snapshot.reduction.settings.bypassed),
      channelCount (snapshot.reduction.channelCount),
      sampleRateHz (snapshot.reduction.sampleRateHz),
      headroomGain (snapshot.reduction.headroomGain),
      blankedChannels (countOf (snapshot, snapshot.isBlanked)),
      passingChannels (countOf (snapshot, snapshot.isPassing)), window (windowOfFigures)
{
    partsChannel = shownChannel (snapshot, channel);
    const auto reduction = snapshot.reduction.ofChannel (partsChannel);
    settings = reduction.settings.reduction;
    lattice = reduction.lattice();
    loweredByLsb = (1.0 - headroomGain) / lattice.step();

    const auto shown = [&] (const auto& channels)
    { return std::span<const MeterReading> (channels).first (snapshot.shownChannels()); };

    sums = sumOfChannels (shown (snapshot.channels), window, partsChannel);
    step = stepOf (reduction);

    if (snapshot.hasLatticeReadings)
    {
        positions =
            PositionSums { sumOfChannels (shown (snapshot.latticeChannels), window, partsChannel),
                           lattice.step() };
        step.reset();
    }

    summedChannels = partsChannel ? 1 : snapshot.shownChannels();
    isTheorySpoiled = ! isBypassed && ! hasUnevenSteps (settings.law)
                      && doesClippingSpoilTheory (sums, settings.lattice());

    // What is left alone has no error, which the theory of a reduction does not speak of.
    if (ofReduction != nullptr && ofReduction->error() && ! isBypassed && hasData()
        && blankedChannels + passingChannels == 0 && snapshot.reduction.isShaperReady
        && ! isTheorySpoiled)
        prediction = std::move (ofReduction);
}

void Readings::addAnalysis (const ConditionalErrorStatistics& byPhase,
                            const WeightedEnergy& weighted, std::size_t channels)
{
    analysedChannels = channels;
    parts = ErrorParts::of (byPhase);
    takeAnalysis (byPhase, weighted);

    if (prediction == nullptr)
        return;

    const auto powers = byPhase.powers();
    std::optional<SplitPower> split;

    // The sums are of all channels, and do not go with the parts of some.
    if (powers && ! isAnalysisPartial())
        split = SplitPower { powers->staticPart, powers->dynamicPart };

    discrepancy.emplace (sums, *prediction, split, summedChannels);
}

void Readings::compareWithTpdf (double plainDitherHeardDb)
{
    const auto heard = weightedErrorDb[static_cast<std::size_t> (Weighting::hearing)];

    if (heard && parts && parts->shareThatRepeats() < ErrorParts::mostOfNoise)
        heardBesideTpdfDb = *heard - plainDitherHeardDb;
}

} // namespace requant
