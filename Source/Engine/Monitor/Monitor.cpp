#include "Monitor.h"

namespace requant
{

namespace
{

double errorOf (const Requantizer::Block& block, std::size_t n) noexcept
{
    return block.input[n] - block.output[n];
}

} // namespace

void Monitor::prepare (double sampleRateHz) noexcept
{
    fadeLength =
        std::max<std::uint64_t> (1, static_cast<std::uint64_t> (fadeSeconds * sampleRateHz));
    comfortable.prepare (sampleRateHz);
    errorGain.prepare (sampleRateHz);
    zoomGuard.prepare (sampleRateHz);
    zoom.prepare (sampleRateHz);
    restart();
}

void Monitor::restart() noexcept
{
    chosenGain = std::pow (10.0, current.gainDb / 20.0);
    finishSwitch();
    comfortable.restart();
    errorGain.settle (chosenGain);
    zoomGuard.settle (1.0);
    zoom.start();
}

void Monitor::setSettings (const MonitorSettings& settings) noexcept
{
    if (settings == current)
        return;

    const auto wasIdle = isOutputHeard (0);
    const auto isSwitch = settings.source != current.source;
    current = settings;
    chosenGain = std::pow (10.0, current.gainDb / 20.0);

    // An automatic gain goes on from where it was: most likely that is still right.
    if (wasIdle && ! current.isAutomatic)
        errorGain.settle (chosenGain);

    if (wasIdle)
        comfortable.restart();

    if (! isSwitch)
        return;

    // One that is still heard goes on, since a jump back would click.
    if (fade.at (0)[index (MonitorSource::zoom)] == 0.0)
        zoom.start();

    fade.moveTo (index (current.source), fadeLength);
}

std::size_t Monitor::replace (std::span<const Requantizer::Block> blocks) noexcept
{
    const auto count = blocks.empty() ? 0 : blocks.front().output.size();
    std::size_t n = 0;

    for (; n < count && ! isOutputHeard (n); ++n)
        replaceSample (blocks, n);

    fade.advance (count);
    return n;
}

void Monitor::replaceSample (std::span<const Requantizer::Block> blocks, std::size_t n) noexcept
{
    const auto gain = followError (blocks, n);
    const auto guard = followZoom (blocks, n, gain);
    const auto weights = fade.at (n);
    const auto weightOf = [&weights] (MonitorSource source) { return weights[index (source)]; };

    for (const auto& block : blocks)
    {
        const auto input = block.input[n], error = errorOf (block, n);
        block.output[n] = weightOf (MonitorSource::output) * block.output[n]
                          + weightOf (MonitorSource::error) * (gain * error)
                          + weightOf (MonitorSource::input) * input
                          + weightOf (MonitorSource::zoom) * (guard * zoom.heard (input, error));
    }
}

double Monitor::followError (std::span<const Requantizer::Block> blocks, std::size_t n) noexcept
{
    double peak = 0.0, power = 0.0;

    for (const auto& block : blocks)
    {
        const auto error = errorOf (block, n);
        peak = std::max (peak, std::abs (error));
        power += error * error;
    }

    comfortable.add (power);
    return errorGain.next (
        current.isAutomatic ? comfortable.gainOr (errorGain.current()) : chosenGain, peak);
}

double Monitor::followZoom (std::span<const Requantizer::Block> blocks, std::size_t n,
                            double gain) noexcept
{
    zoom.advance (gain);
    double peak = 0.0;

    for (const auto& block : blocks)
        peak = std::max (peak, std::abs (zoom.heard (block.input[n], errorOf (block, n))));

    return zoomGuard.next (1.0, peak);
}

Heard Monitor::heard() const noexcept
{
    const auto gain = current.source == MonitorSource::error ? errorGain.current()
                      : current.source == MonitorSource::zoom
                          ? zoom.noiseGain() * zoomGuard.current()
                          : 1.0;
    return { current.source, 20.0 * std::log10 (gain) };
}

} // namespace requant
