#include "Engine.h"

#include "FlushDenormals.h"
#include "InputGuard.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace requant
{

namespace
{

// A step of Knuth's linear congruential generator (MMIX): which noise comes next matters to nobody,
// only that it is another one.
std::uint64_t another (std::uint64_t key) noexcept
{
    return key * 6364136223846793005u + 1442695040888963407u;
}

} // namespace

Engine::Engine() : freshKey (std::random_device {}()) {}

void Engine::prepare (double sampleRateHz, std::size_t channels)
{
    sampleRate = sampleRateHz > 0.0 ? sampleRateHz : 44100.0;
    requantizer.prepare (channels, sampleRate);
    monitor.prepare (sampleRate);
    chunks.resize (channels);
    blocks.resize (channels);
    finished.resize (channels);
    meters.resize (channels);
    latticeMeters.resize (channels);
    leftAlone.resize (channels);

    for (auto* each : { &meters, &latticeMeters })
        for (auto& meter : *each)
            meter.prepare (sampleRate);

    setSettings (Settings { current });
    restart();
}

ShaperRequest Engine::shaperRequest (const Settings& settings) const noexcept
{
    return ShaperRequest::of (settings.reduction, sampleRate);
}

void Engine::setSettings (const Settings& settings, const FoundLevels* learned)
{
    const auto shaper = shaperRequest (settings);
    const auto* wanted = levels;

    if (! needsTable (settings.reduction.law))
    {
        wanted = nullptr;
    }
    else if (const auto request = LevelRequest::of (settings.reduction);
             levels == nullptr || levels->request() != request)
    {
        ownLevels = planLevels (request, learned);
        wanted = &ownLevels;
    }

    setSettings (settings, shaper == plan.request ? ShaperPlan { plan } : planShaper (shaper),
                 wanted);
}

void Engine::setSettings (const Settings& wanted, const ShaperPlan& newPlan,
                          const LevelPlan* newLevels) noexcept
{
    auto settings = wanted;
    settings.reduction = wanted.reduction.asLawAllows();
    const auto changesSound = settings.reduction != current.reduction
                              || settings.bypassed != current.bypassed
                              || newPlan.request != plan.request;
    const auto isReset = settings.metersReset && ! current.metersReset;
    current = settings;
    monitor.setSettings (monitorSettings());

    if (changesSound || isReset)
        resetMeters();

    // They may lie elsewhere though they are the same.
    levels = newLevels;

    if (! changesSound)
        return requantizer.setSettings (current.reduction, plan.filter, levels);

    monitor.expectOtherError();

    plan = newPlan;
    requantizer.setSettings (current.reduction, plan.filter, levels);
    followHeadroom();
    chooseNoise();
}

MonitorSettings Engine::monitorSettings() const noexcept
{
    auto monitored = current.monitor;

    if (current.bypassed)
        monitored.source = MonitorSource::output;

    return monitored;
}

void Engine::followHeadroom() noexcept
{
    if (samplePosition == 0)
        gain.settle (requantizer.headroomGain());
    else
        gain.moveTo (requantizer.headroomGain(),
                     static_cast<std::uint64_t> (std::ceil (gainRampSeconds * sampleRate)));
}

void Engine::restart() noexcept
{
    samplePosition = ditherPosition = 0;
    freshKey = another (freshKey);
    followHeadroom();
    chooseNoise();
    requantizer.reset();
    monitor.restart();
    resetMeters();

    for (auto& chunk : chunks)
        chunk.replacedBefore = {};
}

// Nobody has missed what never was: a generation that has no sample yet begins behind the break.
void Engine::breakOff() noexcept
{
    if (firstPosition == samplePosition + breaks)
        ++firstPosition;

    ++breaks;
}

void Engine::chooseNoise() noexcept
{
    const auto& reduction = current.reduction;
    requantizer.setNoiseKey (reduction.freshNoise ? freshKey : reduction.seed);
}

void Engine::resetMeters() noexcept
{
    ++generation;
    firstPosition = samplePosition + breaks;

    for (auto* each : { &meters, &latticeMeters })
        for (auto& meter : *each)
            meter.reset();

    std::fill (leftAlone.begin(), leftAlone.end(), UnprocessedCounts {});
}

void Engine::process (std::span<float* const> channels, std::size_t count, MeterFeed* feed,
                      std::span<BlockSink* const> sinks) noexcept
{
    processBlock (channels, count, feed, sinks);
}

void Engine::process (std::span<double* const> channels, std::size_t count, MeterFeed* feed,
                      std::span<BlockSink* const> sinks) noexcept
{
    processBlock (channels, count, feed, sinks);
}

template <typename Sample>
void Engine::processBlock (std::span<Sample* const> channels, std::size_t count, MeterFeed* feed,
                           std::span<BlockSink* const> sinks) noexcept
{
    const FlushDenormals flushDenormals;

    if (feed != nullptr && feed->takeResetRequest())
        resetMeters();

    if (feed != nullptr)
        feed->announce (generation, [this] { return reduction(); });

    const auto known = std::min (channels.size(), meters.size());

    if (! current.bypassed)
        for (auto* unknown : channels.subspan (known))
            std::fill_n (unknown, count, Sample {});

    for (std::size_t start = 0; start < count;)
    {
        const auto length = chunkLength (known, count - start);
        processChunk (channels.first (known), start, length, feed, sinks);
        gain.advance (length);
        samplePosition += length;
        ditherPosition += length;
        start += length;
    }

    if (feed != nullptr)
        publish (*feed);
}

// Chunks end where the dither's groups and the meters' hops end, so that neither is cut twice.
std::size_t Engine::chunkLength (std::size_t channels, std::size_t remaining) const noexcept
{
    const auto size = Requantizer::chunkSize;
    auto length = std::min (remaining, size - static_cast<std::size_t> (ditherPosition % size));

    for (const auto& meter : std::span (meters).first (channels))
        length = std::min (length, meter.roomInHop());

    return length;
}

void Engine::lower (std::span<double> input) const noexcept
{
    if (gain.isUnity())
        return;

    for (std::size_t n = 0; n < input.size(); ++n)
        input[n] *= gain.at (n);
}

template <typename Sample>
void Engine::processChunk (std::span<Sample* const> channels, std::size_t start, std::size_t count,
                           MeterFeed* feed, std::span<BlockSink* const> sinks) noexcept
{
    guard (channels, start, count);
    const auto used = std::span (blocks).first (channels.size());
    reduce (used);
    measure (used);

    if (feed != nullptr || ! sinks.empty())
    {
        const auto block = finishedBlock (used.size());

        if (feed != nullptr)
            feed->take (block);

        for (auto* sink : sinks)
            sink->take (block);
    }

    const auto replaced = monitor.replace (used);
    const auto written = current.bypassed && latencySamples() == 0 ? replaced : count;

    if (replaced == 0 && ! current.bypassed && current.reduction.overflow != Overflow::saturate)
        for (auto& block : used)
            std::transform (
                block.input.begin(), block.input.end(), block.output.begin(), block.output.begin(),
                [this] (double x, double y) { return current.reduction.delivered (x, y); });

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        const auto heard = blocks[c].output.first (written);
        std::transform (heard.begin(), heard.end(), channels[c] + start,
                        [] (double sample) { return static_cast<Sample> (sample); });
    }
}

template <typename Sample>
void Engine::guard (std::span<Sample* const> channels, std::size_t start,
                    std::size_t count) noexcept
{
    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        auto& chunk = chunks[c];
        const auto input = std::span (chunk.input).first (count);
        chunk.replaced = std::exchange (chunk.replacedBefore, {});
        chunk.replaced += guardInput (std::span<const Sample> (channels[c] + start, count), input);
        blocks[c] = { input, std::span (chunk.output).first (count),
                      std::span (chunk.inputPlaces).first (count),
                      std::span (chunk.outputPlaces).first (count) };

        if (! current.bypassed)
            lower (input);
    }
}

void Engine::reduce (std::span<Requantizer::Block> used) noexcept
{
    if (current.bypassed)
        return requantizer.bypass (used);

    requantizer.reduce (used, ditherPosition);

    if (! measuresLattice())
        return;

    const auto step = lattice().step();

    for (auto& block : used)
        for (auto places : { block.inputPlaces, block.outputPlaces })
            for (auto& place : places)
                place *= step;
}

void Engine::measure (std::span<const Requantizer::Block> used) noexcept
{
    for (std::size_t c = 0; c < used.size(); ++c)
    {
        const auto& block = used[c];
        meters[c].add (block.input, block.output, block.clipped, chunks[c].replaced);

        if (measuresLattice())
            latticeMeters[c].add (block.inputPlaces, block.outputPlaces, 0, {});

        if (! current.bypassed)
            leftAlone[c] += { block.blanked, block.passed };
    }
}

FinishedBlock Engine::finishedBlock (std::size_t channelCount) noexcept
{
    for (std::size_t c = 0; c < channelCount; ++c)
    {
        const auto& block = blocks[c];
        finished[c] = { block.input,
                        block.output,
                        chunks[c].replaced,
                        block.clipped,
                        { block.blanked, block.passed } };

        if (measuresLattice())
        {
            finished[c].placedInput = block.inputPlaces;
            finished[c].placedOutput = block.outputPlaces;
        }
    }

    return { generation, samplePosition + breaks, std::span (finished).first (channelCount),
             current.bypassed ? 1.0 : headroomGain(), lattice().step() };
}

Reduction Engine::reduction() const noexcept
{
    return { generation,
             sampleRate,
             meters.size(),
             current,
             plan,
             plan.request == shaperRequest (current),
             current.bypassed ? 1.0 : headroomGain(),
             lattice(),
             firstPosition };
}

void Engine::publish (MeterFeed& feed) const noexcept
{
    auto& snapshot = feed.snapshots().beingWritten();
    snapshot.position = samplePosition;
    snapshot.heard = monitor.heard();
    snapshot.hasLatticeReadings = measuresLattice();

    if (snapshot.reduction.generation != generation)
        snapshot.reduction = reduction();

    for (std::size_t c = 0; c < snapshot.shownChannels(); ++c)
    {
        const auto treatment = current.bypassed ? Treatment::reduce : blocks[c].treatment;
        snapshot.channels[c] = meters[c].reading();

        if (snapshot.hasLatticeReadings)
            snapshot.latticeChannels[c] = latticeMeters[c].reading();

        snapshot.isBlanked[c] = treatment == Treatment::blank;
        snapshot.isPassing[c] = treatment == Treatment::pass;
    }

    feed.snapshots().publish();
}

} // namespace requant
