#include "Player.h"

#include "TestSignals.h"

namespace requant
{

Player::Player (juce::AudioProcessor& p) : processor (p) {}

void Player::setRecording (std::shared_ptr<const Recording> newRecording)
{
    recording = std::move (newRecording);
    place = 0;
    shownPosition = 0;
    requestedProportion = noRequest;
    clearLoop();
    isFresh = true;
}

void Player::prepare (double sampleRateHz, int blockSize, int channelsToPlay)
{
    sampleRate = sampleRateHz;
    block.setSize (juce::jmax (1, channelsToPlay), juce::jmax (1, blockSize));
    scratch.setSize (block.getNumChannels(), block.getNumSamples());
    channels = block.getNumChannels();
    guard.prepare (sampleRate);
    isFresh = true;

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

    // Another device may have loudspeakers where this one had headphones.
    allowLiveOutput (false);
}

void Player::setSignal (Signal newSignal) noexcept
{
    allowLiveOutput (false);
    signal = newSignal;
}

void Player::setTone (const TestTone& newTone) noexcept
{
    levelDbfs = newTone.levelDbfs;
    frequencyHz = newTone.frequencyHz;
}

void Player::allowLiveOutput (bool allowed) noexcept
{
    heardFeedback = Feedback::none;
    liveOutput = allowed;
}

void Player::seek (double proportion) noexcept
{
    requestedProportion = juce::jlimit (0.0, 1.0, proportion);
}

void Player::setLoop (juce::Range<double> proportions) noexcept
{
    const auto least = juce::jmin (length(), 2 * fadeSamples());
    const auto toSamples = [this] (double proportion)
    { return juce::roundToInt (juce::jlimit (0.0, 1.0, proportion) * length()); };
    const auto start = juce::jmin (toSamples (proportions.getStart()), length() - least);
    loop = Loop { start, juce::jmax (start + least, toSamples (proportions.getEnd())) };
}

double Player::progress() const noexcept
{
    const auto requested = requestedProportion.load();

    if (requested >= 0.0)
        return requested;

    return length() > 0 ? static_cast<double> (shownPosition.load()) / length() : 0.0;
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
    const auto wasFresh = isFresh;
    followRequestedPlace();
    followChoices();
    const auto isLive = signal.load() == Signal::liveInput;
    const auto isHeard = playing.load() && (! isLive || liveOutput.load());
    gate.moveTo (isHeard ? 1.0 : 0.0, static_cast<std::uint64_t> (fadeSamples()));

    if (wasFresh)
        gate.settle (isHeard ? 1.0 : 0.0);

    if (! isLive || ! isHeard)
        guard.restart();

    // A device may send more than it announced; the block's memory stays what prepare() made it.
    for (int start = 0; start < count; start += block.getNumSamples())
    {
        const auto size = juce::jmin (block.getNumSamples(), count - start);
        Inputs shifted;
        shifted.count = juce::jmin (2, inputCount);

        for (int c = 0; c < shifted.count; ++c)
            if (inputs[c] != nullptr)
                shifted.channels[static_cast<std::size_t> (c)] = inputs[c] + start;

        fill (shifted, size);
        juce::AudioBuffer<float> part (block.getArrayOfWritePointers(), block.getNumChannels(),
                                       size);
        processor.processBlock (part, noMidi);

        if (isLive && isHeard)
            watchFeedback (size);

        hand (outputs, outputCount, start, size);
        gate.advance (static_cast<std::size_t> (size));
    }

    shownPosition = static_cast<int> (place);
}

// Fresh, it begins as the recording itself does, without a fade.
void Player::moveTo (const Source& source) noexcept
{
    if (isFresh)
        sources.settle (source);
    else
        sources.moveTo (source, fadeSamples());
}

void Player::followRequestedPlace() noexcept
{
    const auto newLoop = loop.load();
    const auto hasNewLoop = newLoop != std::exchange (currentLoop, newLoop);

    if (sources.isFull())
        return;

    const auto proportion = requestedProportion.exchange (noRequest);
    const auto before = place;

    if (proportion >= 0.0 && length() > 0)
        place = juce::jmin (length() - 1, juce::roundToInt (proportion * length()));
    else if (hasNewLoop && ! newLoop.contains (place))
        place = newLoop.start;

    if (place != before && ! isFresh && sources.newest().signal == Signal::recording)
        moveTo ({ Signal::recording, {}, place });

    shownPosition = static_cast<int> (place);
}

void Player::followChoices() noexcept
{
    const auto chosen = playing.load() ? signal.load() : Signal::silence;
    const TestTone chosenTone { levelDbfs.load(), frequencyHz.load() };
    const auto& now = sources.newest();
    const auto isAnother =
        now.signal != chosen || (hasLevel (chosen) && now.tone != chosenTone) || isFresh;

    if (! isAnother || sources.isFull())
        return;

    moveTo ({ chosen, chosenTone, chosen == Signal::recording ? place : 0 });
    isFresh = false;
}

void Player::watchFeedback (int count) noexcept
{
    std::array<float, 2> frame {};
    const auto used = static_cast<std::size_t> (juce::jmin (2, block.getNumChannels()));

    for (int n = 0; n < count; ++n)
    {
        for (std::size_t c = 0; c < used; ++c)
            frame[c] = block.getSample (static_cast<int> (c), n);

        const auto found = guard.add (std::span (frame).first (used));

        if (found == Feedback::none)
            continue;

        liveOutput = false;
        heardFeedback = found;
        gate.moveTo (0.0, static_cast<std::uint64_t> (fadeSamples()));
        return guard.restart();
    }
}

void Player::hand (float* const* outputs, int outputCount, int start, int count) noexcept
{
    for (int c = 0; c < outputCount; ++c)
    {
        if (outputs[c] == nullptr)
            continue;

        const auto* const from = block.getReadPointer (c % block.getNumChannels());

        if (gate.isUnity())
        {
            juce::FloatVectorOperations::copy (outputs[c] + start, from, count);
            continue;
        }

        for (int n = 0; n < count; ++n)
        {
            const auto gain = static_cast<float> (gate.at (static_cast<std::size_t> (n)));

            // NaN times 0 would be heard.
            outputs[c][start + n] = gain > 0.0f ? gain * from[n] : 0.0f;
        }
    }
}

} // namespace requant
