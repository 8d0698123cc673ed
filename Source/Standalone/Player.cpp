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

void Player::fill (const Inputs& inputs, int count) noexcept
{
    const auto readSource =
        [&] (Source& source, juce::AudioBuffer<float>& into, int start, int size)
    {
        auto shifted = inputs;

        for (auto& channel : shifted.channels)
            if (channel != nullptr)
                channel += start;

        read (source, shifted, into, start, size);
    };

    for (int done = 0; done < count;)
    {
        const auto taken = juce::jmin (count - done, samplesToJump());
        sources.fill (block, scratch, done, taken, readSource);
        done += taken;

        if (sources.newest().signal == Signal::recording)
            place = sources.newest().position;

        if (samplesToJump() == 0)
            jumpToLoopStart();
    }
}

int Player::samplesToJump() const noexcept
{
    const auto& source = sources.newest();

    if (source.signal != Signal::recording || length() == 0)
        return std::numeric_limits<int>::max();

    // Behind the loop it goes on to the recording's end.
    const auto end = source.position <= currentLoop.end ? currentLoop.end : length();
    return static_cast<int> (end - source.position);
}

void Player::jumpToLoopStart() noexcept
{
    const auto size = currentLoop.end - currentLoop.start;
    place = currentLoop.start;
    sources.moveTo ({ Signal::recording, {}, place }, juce::jmin (fadeSamples(), size / 2));
}

void Player::read (Source& source, const Inputs& inputs, juce::AudioBuffer<float>& into, int start,
                   int count) noexcept
{
    switch (source.signal)
    {
        case Signal::recording:
            readRecording (source.position, into, start, count);
            break;

        case Signal::liveInput:
            for (int c = 0; c < into.getNumChannels(); ++c)
            {
                const auto from =
                    static_cast<std::size_t> (inputs.count > 0 ? c % inputs.count : 0);
                const auto* const input = inputs.channels[from];

                if (input != nullptr)
                    into.copyFrom (c, start, input, count);
                else
                    into.clear (c, start, count);
            }
            break;

        case Signal::sine:
        case Signal::fadingSine:
        case Signal::chord:
        case Signal::noise:
        case Signal::silence:
        {
            auto* const first = into.getWritePointer (0, start);
            fillWithTestSignal (source.signal, source.tone, sampleRate,
                                static_cast<std::uint64_t> (source.position),
                                { first, static_cast<std::size_t> (count) });

            for (int c = 1; c < into.getNumChannels(); ++c)
                into.copyFrom (c, start, first, count);
        }
    }

    source.position += count;
}

// What fades away behind the recording's end goes back from there, so that it ends without a step.
void Player::readRecording (std::int64_t position, juce::AudioBuffer<float>& into, int start,
                            int count)
{
    const auto& samples = recording->samples;

    if (length() == 0 || ! juce::approximatelyEqual (recording->sampleRateHz, sampleRate))
        return into.clear (start, count);

    const auto inside = static_cast<int> (
        juce::jlimit (std::int64_t { 0 }, std::int64_t { count }, length() - position));

    for (int c = 0; c < into.getNumChannels(); ++c)
    {
        const auto from = c % samples.getNumChannels();

        if (inside > 0)
            into.copyFrom (c, start, samples, from, static_cast<int> (position), inside);

        for (int n = inside; n < count; ++n)
        {
            const auto back = 2 * std::int64_t { length() } - 1 - (position + n);
            into.setSample (
                c, start + n,
                samples.getSample (from, static_cast<int> (juce::jmax (std::int64_t { 0 }, back))));
        }
    }
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
