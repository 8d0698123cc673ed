#include "Processor.h"

#include "Plugin/Session/State.h"

#include <chrono>

namespace requant
{

namespace
{

// Read without entering the kernel: on Linux by the vDSO, elsewhere from a page that it maps.
using Clock = std::chrono::steady_clock;

bool takesProgramsForPresets (juce::AudioProcessor::WrapperType format)
{
    return format == juce::AudioProcessor::wrapperType_LV2
           || format == juce::AudioProcessor::wrapperType_AudioUnit
           || format == juce::AudioProcessor::wrapperType_AudioUnitv3;
}

} // namespace

Processor::Processor()
    : juce::AudioProcessor (BusesProperties()
                                .withInput ("Input", juce::AudioChannelSet::stereo())
                                .withOutput ("Output", juce::AudioChannelSet::stereo())),
      programs (hostParameters, ! takesProgramsForPresets (wrapperType))
{
    constexpr int designsPerSecond = 20; // as fast as a hand turns a knob and an ear follows
    startTimerHz (designsPerSecond);
}

void Processor::design()
{
    auto settings = hostParameters.settings().reduction;
    const auto found = userSession.memory().learned;
    settings.learned = found.scale;
    designer.design (ShaperRequest::of (settings, rateHz.load()));
    levels.design (settings, &found.levels);

    const std::lock_guard lock (learning);
    learned.beingWritten() = found.scale;
    learned.publish();
}

void Processor::keepUp()
{
    design();
    userSession.learner().collect();
    reportLatency();
}

void Processor::reportLatency()
{
    const auto latency = hostParameters.settings().reduction.latencySamples();

    if (latency != getLatencySamples())
        setLatencySamples (latency);
}

void Processor::prepareToPlay (double sampleRateHz, int)
{
    engine.prepare (sampleRateHz, static_cast<std::size_t> (getTotalNumOutputChannels()));
    rateHz.store (engine.sampleRateHz());
    design();
    takeSettings (false);
    reportLatency();
}

void Processor::takeSettings (bool bypassedByHost) noexcept
{
    auto settings = hostParameters.settings();
    settings.bypassed = settings.bypassed || bypassedByHost;

    // What a bounce holds is what is delivered, whatever somebody listens to.
    const auto isBounce = isNonRealtime();

    if (isBounce)
        settings.monitor.source = MonitorSource::output;

    settings.reduction.learned = learned.newest();
    const auto* const plan = levels.planFor (settings.reduction, engine.settings().reduction);
    engine.setSettings (
        settings, designer.planFor (engine.shaperRequest (settings), engine.shaperPlan()), plan);

    if (isBounce)
        engine.finishMonitorSwitch();
}

template <typename Sample>
void Processor::process (juce::AudioBuffer<Sample>& buffer, bool bypassedByHost) noexcept
{
    const auto start = Clock::now();

    // The one exception to real time: designing locks and allocates. The host says that this block
    // is none of it, a bounce has time, and every one of its samples counts.
    if (isNonRealtime())
        design();

    takeSettings (bypassedByHost);
    followTimeline();

    const std::array<BlockSink*, 1> sinks { &userSession.learner() };
    Sample* const* const channels = buffer.getArrayOfWritePointers();
    const auto count = buffer.getNumSamples();
    engine.process ({ channels, static_cast<std::size_t> (buffer.getNumChannels()) },
                    static_cast<std::size_t> (count), &feed, sinks);

    const std::chrono::duration<double> taken = Clock::now() - start;
    feed.pushCost ({ taken.count(), count / engine.sampleRateHz() });
}

// A transport that stands still gives every block the same time: then the noise just goes on.
void Processor::followTimeline() noexcept
{
    const auto* const head = getPlayHead();
    const auto now = head != nullptr ? head->getPosition() : juce::nullopt;

    if (now.hasValue() && now->getIsPlaying())
        if (const auto samples = now->getTimeInSamples())
            engine.seek (static_cast<std::uint64_t> (*samples));
}

void Processor::processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    process (buffer, false);
}

void Processor::processBlock (juce::AudioBuffer<double>& buffer, juce::MidiBuffer&)
{
    process (buffer, false);
}

void Processor::processBlockBypassed (juce::AudioBuffer<float>& buffer, juce::MidiBuffer&)
{
    process (buffer, true);
}

void Processor::processBlockBypassed (juce::AudioBuffer<double>& buffer, juce::MidiBuffer&)
{
    process (buffer, true);
}

bool Processor::isBusesLayoutSupported (const BusesLayout& layout) const
{
    const auto output = layout.getMainOutputChannelSet();
    return ! output.isDisabled() && output == layout.getMainInputChannelSet();
}

// An LV2 host bypasses by a port of its own. JUCE would copy that port to this parameter before
// each block, undoing what the user or a restored state chose; without it, either one bypasses.
juce::AudioProcessorParameter* Processor::getBypassParameter() const
{
    return wrapperType == wrapperType_LV2 ? nullptr : &hostParameters[parameterId::bypass];
}

void Processor::getStateInformation (juce::MemoryBlock& destination)
{
    const auto state = State::save (hostParameters, userSession.memory());
    destination.replaceAll (state.data(), state.size());
}

void Processor::setStateInformation (const void* data, int size)
{
    const auto bytes = data != nullptr && size > 0 ? static_cast<std::size_t> (size) : 0;
    SessionMemory memory;
    const auto refusal =
        State::restore (hostParameters, memory, { static_cast<const char*> (data), bytes });

    if (refusal.isEmpty())
        userSession.restore (memory);
    else
        juce::Logger::writeToLog (refusal);

    design();
}

} // namespace requant
