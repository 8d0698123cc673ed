#pragma once

#include "Engine/Settings.h"
#include "Fades.h"
#include "MonitorGain.h"
#include "Quantization/Reduction/Requantizer.h"

namespace requant
{

/** What is heard instead of the output, once that was measured: the output, the error, the input or
    the noise floor zoomed in on.

    Error and noise floor are never heard above ProtectedGain::ceiling, whatever comes in and
    whatever gain is chosen. A switch is a cross-fade. All channels share all gains, so that the
    image stays. Every gain depends on samples alone, never on where blocks end, and costs no
    latency. While the output is heard, nothing is touched and nothing computed.

    prepare() belongs to the thread that owns the object while no audio runs; the rest is real time
    and belongs to the audio thread.
*/
class Monitor
{
public:
    /** How long a switch takes. */
    static constexpr double fadeSeconds = 0.03;

    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz) noexcept;

    /** Starts anew: with what is chosen, without a fade, and with the gain that is chosen. */
    void restart() noexcept;

    /** Takes effect with the next sample. */
    void setSettings (const MonitorSettings&) noexcept;

    /** Ends a switch that is under way at once. */
    void finishSwitch() noexcept { fade.settle (fade.target()); }

    /** Says that another reduction runs from now on, whose error has a level of its own. */
    void expectOtherError() noexcept { comfortable.restart(); }

    /** Replaces the output of the next samples by what is heard. blocks: one for each channel,
        their inputs and outputs of one length. Returns how many samples were replaced; those behind
        them are the output. */
    std::size_t replace (std::span<const Requantizer::Block> blocks) noexcept;

    Heard heard() const noexcept;

private:
    static constexpr std::size_t index (MonitorSource source) noexcept
    {
        return static_cast<std::size_t> (source);
    }

    bool isOutputHeard (std::size_t n) const noexcept
    {
        return fade.isSettledOn (index (MonitorSource::output), n);
    }

    void replaceSample (std::span<const Requantizer::Block>, std::size_t n) noexcept;
    double followError (std::span<const Requantizer::Block>, std::size_t n) noexcept;
    double followZoom (std::span<const Requantizer::Block>, std::size_t n, double gain) noexcept;

    MonitorSettings current;
    double chosenGain = 1.0;
    std::uint64_t fadeLength = 1;
    CrossFade<monitorSourceCount> fade;
    ComfortableGain comfortable;
    ProtectedGain errorGain, zoomGuard;
    NoiseZoom zoom;
};

} // namespace requant
