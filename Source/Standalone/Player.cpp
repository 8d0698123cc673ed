#include "Player.h"

namespace requant
{

namespace
{

constexpr double sineHz = 997.0; // AES17: coprime to the sample rates, so it visits many codes
constexpr double sineAmplitude = 0.1, quietSineAmplitude = 0.0001;

} // namespace

Player::Player (juce::AudioProcessor& p) : processor (p) {}

void Player::setRecording (std::shared_ptr<const Recording> newRecording)
{
    recording = std::move (newRecording);
    position = 0;
    shownPosition = 0;
    requestedProportion = noRequest;
}

void Player::prepare (double sampleRateHz, int blockSize, int channelsToPlay)
{
    sampleRate = sampleRateHz;
    block.setSize (juce::jmax (1, channelsToPlay), juce::jmax (1, blockSize));
    channels = block.getNumChannels();

    processor.releaseResources();
    const auto set = channels == 1   ? juce::AudioChannelSet::mono()
                     : channels == 2 ? juce::AudioChannelSet::stereo()
                                     : juce::AudioChannelSet::discreteChannels (channels);
    juce::AudioProcessor::BusesLayout layout;
    layout.inputBuses.add (set);
    layout.outputBuses.add (set);
    processor.setBusesLayout (layout);
    processor.setRateAndBufferSizeDetails (sampleRate, block.getNumSamples());
    processor.prepareToPlay (sampleRate, block.getNumSamples());
}

void Player::audioDeviceAboutToStart (juce::AudioIODevice* device)
{
    const auto outputs = device->getActiveOutputChannels().countNumberOfSetBits();
    prepare (device->getCurrentSampleRate(), device->getCurrentBufferSizeSamples(),
             juce::jmax (1, juce::jmin (outputs, 2)));
}

void Player::seek (double proportion) noexcept
{
    requestedProportion = juce::jlimit (0.0, 1.0, proportion);
}

double Player::progress() const noexcept
{
    const auto requested = requestedProportion.load();

    if (requested >= 0.0)
        return requested;

    const auto length = recording->samples.getNumSamples();
    return length > 0 ? static_cast<double> (shownPosition.load()) / length : 0.0;
}

void Player::audioDeviceIOCallbackWithContext (const float* const* inputs, int inputCount,
                                               float* const* outputs, int outputCount, int count,
                                               const juce::AudioIODeviceCallbackContext&)
{
    render (inputs, inputCount, outputs, outputCount, count);
}

void Player::render (const float* const* inputs, int inputCount, float* const* outputs,
                     int outputCount, int count) noexcept
{
    const auto chosen = signal.load();
    const auto isRunning = playing.load();
    const auto isLetThrough = liveOutput.load();
    const auto isHeard = isRunning && (chosen != Signal::liveInput || isLetThrough);
    goToRequestedPlace();

    // A device may send more than it announced; the block's memory stays what prepare() made it.
    for (int start = 0; start < count; start += block.getNumSamples())
    {
        const auto length = juce::jmin (block.getNumSamples(), count - start);
        const float* shifted[2] {};

        for (int c = 0; c < juce::jmin (2, inputCount); ++c)
            shifted[c] = inputs[c] != nullptr ? inputs[c] + start : nullptr;

        fill (isRunning ? chosen : Signal::silence, shifted, juce::jmin (2, inputCount), length);
        juce::AudioBuffer<float> part (block.getArrayOfWritePointers(), block.getNumChannels(),
                                       length);
        processor.processBlock (part, noMidi);

        for (int c = 0; c < outputCount; ++c)
        {
            if (outputs[c] == nullptr)
                continue;

            if (isHeard)
                juce::FloatVectorOperations::copy (
                    outputs[c] + start, block.getReadPointer (c % block.getNumChannels()), length);
            else
                juce::FloatVectorOperations::clear (outputs[c] + start, length);
        }
    }

    shownPosition = position;
}

void Player::goToRequestedPlace() noexcept
{
    const auto proportion = requestedProportion.exchange (noRequest);
    const auto length = recording->samples.getNumSamples();

    if (proportion >= 0.0 && length > 0)
        position = juce::jmin (length - 1, static_cast<int> (proportion * length));

    shownPosition = position;
}

void Player::fill (Signal chosen, const float* const* inputs, int inputCount, int count) noexcept
{
    block.clear();

    switch (chosen)
    {
        case Signal::recording:
            return fillFromRecording (count);
        case Signal::sine:
            return fillWithSine (sineAmplitude, count);
        case Signal::quietSine:
            return fillWithSine (quietSineAmplitude, count);
        case Signal::silence:
            return;
        case Signal::liveInput:
            break;
    }

    for (int c = 0; c < block.getNumChannels() && inputCount > 0; ++c)
        if (const auto* input = inputs[c % inputCount])
            block.copyFrom (c, 0, input, count);
}

void Player::fillFromRecording (int count) noexcept
{
    const auto& samples = recording->samples;
    const auto length = samples.getNumSamples();

    if (length == 0 || ! juce::approximatelyEqual (recording->sampleRateHz, sampleRate))
        return;

    for (int done = 0; done < count;)
    {
        const auto taken = juce::jmin (count - done, length - position);

        for (int c = 0; c < block.getNumChannels(); ++c)
            block.copyFrom (c, done, samples, c % samples.getNumChannels(), position, taken);

        done += taken;
        position = (position + taken) % length;
    }
}

void Player::fillWithSine (double amplitude, int count) noexcept
{
    const auto step = juce::MathConstants<double>::twoPi * sineHz / sampleRate;

    for (int n = 0; n < count; ++n)
    {
        const auto sample = static_cast<float> (amplitude * std::sin (phase));
        phase = std::fmod (phase + step, juce::MathConstants<double>::twoPi);

        for (int c = 0; c < block.getNumChannels(); ++c)
            block.setSample (c, n, sample);
    }
}

} // namespace requant
