#include "Processor.h"

#include "State.h"

namespace requant
{

Processor::Processor()
    : juce::AudioProcessor (BusesProperties()
                                .withInput ("Input", juce::AudioChannelSet::stereo())
                                .withOutput ("Output", juce::AudioChannelSet::stereo()))
{
}

void Processor::prepareToPlay (double sampleRateHz, int)
{
    instrument.prepare (sampleRateHz, static_cast<std::size_t> (getTotalNumOutputChannels()));
}

template <typename Sample>
void Processor::process (juce::AudioBuffer<Sample>& buffer, bool bypassedByHost) noexcept
{
    auto settings = hostParameters.settings();
    settings.bypassed = settings.bypassed || bypassedByHost;
    instrument.setSettings (settings);

    Sample* const* const channels = buffer.getArrayOfWritePointers();
    instrument.process ({ channels, static_cast<std::size_t> (buffer.getNumChannels()) },
                        static_cast<std::size_t> (buffer.getNumSamples()), &feed);
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

juce::AudioProcessorParameter* Processor::getBypassParameter() const
{
    return &hostParameters[controlId::bypass];
}

void Processor::getStateInformation (juce::MemoryBlock& destination)
{
    destination = State::save (hostParameters);
}

void Processor::setStateInformation (const void* data, int size)
{
    const auto refusal = State::restore (hostParameters, data, static_cast<std::size_t> (size));

    if (refusal.isNotEmpty())
        juce::Logger::writeToLog (refusal);
}

} // namespace requant
