#include "Player.h"

#include <limits>

namespace requant
{

Player::Player (Processor& p)
    : processor (p), recording (std::make_shared<const Recording> (AudioFileInfo {}, "")),
      monitored (p.parameters()[parameterId::monitor])
{
}

void Player::setRecording (std::shared_ptr<const Recording> newRecording)
{
    recording = std::move (newRecording);
    place = 0;
    shownPosition = 0;
    requestedProportion = noRequest;
    clearLoop();
    isFresh = true;
}

double Player::processingRateHz (Signal ofSignal, double deviceRateHz) const noexcept
{
    return ofSignal == Signal::recording && recording->sampleRateHz() > 0.0
               ? recording->sampleRateHz()
               : deviceRateHz;
}

void Player::prepare (double deviceRateHz, int blockSize, int channelsToPlay)
{
    deviceRate = deviceRateHz;
    sampleRate = processingRateHz (signal, deviceRateHz);
    block.setSize (juce::jmax (1, channelsToPlay), juce::jmax (1, blockSize));
    before.setSize (block.getNumChannels(), block.getNumSamples());
    heard.setSize (block.getNumChannels(), block.getNumSamples());
    fades.assign (static_cast<std::size_t> (block.getNumSamples()), 1.0f);
    channels = block.getNumChannels();
    resampler.prepare (sampleRate, deviceRateHz, block.getNumChannels(), block.getNumSamples());
    guard.prepare (sampleRate);
    protection.prepare (sampleRate);
    jumpFade.prepare (fadeSamples());
    shownProtectionDb = 0.0;
    next.reset();
    isFresh = true;
    isLiveHeard = false;

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
    const auto whole = length();
    const auto rate = recording->sampleRateHz();
    const auto least = juce::jmin (whole, juce::roundToInt (leastLoopSeconds * rate));
    const auto toSamples = [whole] (double proportion)
    { return juce::roundToInt (juce::jlimit (0.0, 1.0, proportion) * whole); };
    const auto start = juce::jmin (toSamples (proportions.getStart()), whole - least);
    // A recording whose length shows only once it is loaded is looped to its end, too.
    const auto end = proportions.getEnd() >= 1.0 ? std::numeric_limits<int>::max()
                                                 : toSamples (proportions.getEnd());
    loop = Loop { start, juce::jmax (start + least, end) };
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
    followChoices();
    const auto isLive = current.signal == Signal::liveInput;
    isLiveHeard = isLiveHeard || (isLive && liveOutput.load());
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

        if (resampler.isNeeded())
        {
            resampler.fill (heard, size);
            hand (outputs, outputCount, start, size);
            continue;
        }

        Inputs shifted;
        shifted.count = juce::jmin (2, inputCount);

        for (int c = 0; c < shifted.count; ++c)
            if (inputs[c] != nullptr)
                shifted.channels[static_cast<std::size_t> (c)] = inputs[c] + start;

        process (shifted, size);

        for (int c = 0; c < heard.getNumChannels(); ++c)
            heard.copyFrom (c, 0, block, c, 0, size);

        hand (outputs, outputCount, start, size);
    }

    shownPosition =
        static_cast<int> (next && next->signal == Signal::recording ? next->position : place);
}

void Player::produce (juce::AudioBuffer<float>& into, int count) noexcept
{
    process ({}, count);

    for (int c = 0; c < into.getNumChannels(); ++c)
        into.copyFrom (c, 0, block, c, 0, count);
}

// Leaves in the block what is heard; behind what there is to process, silence.
void Player::process (const Inputs& inputs, int count) noexcept
{
    const auto filled = rests() ? 0 : fill (inputs, count);

    if (filled == 0)
        shownProtectionDb = 0.0;
    else
    {
        for (int c = 0; c < block.getNumChannels(); ++c)
            before.copyFrom (c, 0, block, c, 0, filled);

        juce::AudioBuffer<float> part (block.getArrayOfWritePointers(), block.getNumChannels(),
                                       filled);
        processor.processBlock (part, noMidi);

        if (current.signal == Signal::liveInput && gate.at (0) > 0.0)
            watchFeedback (filled);

        shapeWhatIsHeard (filled);
    }

    block.clear (filled, count - filled);
    gate.advance (static_cast<std::size_t> (count));
}

// Nothing is heard and nothing is to be: what is measured stands still.
bool Player::rests() const noexcept { return ! playing.load() && gate.isSilent(); }

void Player::followChoices() noexcept
{
    const auto chosen = signal.load();
    const TestTone tone { levelDbfs.load(), frequencyHz.load() };
    const auto heading = next ? *next : current;
    const auto requested = requestedPlace (heading);

    // What is not to be heard any more may go at once.
    if (next && rests())
        jump();

    // prepare() is to follow.
    if (! juce::approximatelyEqual (processingRateHz (chosen, deviceRate), sampleRate))
        return;

    if (isFresh)
    {
        place = requested.value_or (place);
        current = { chosen, tone, chosen == Signal::recording ? place : 0 };
        processor.breakOff();
        isFresh = false;
        return;
    }

    if (chosen != heading.signal || (hasLevel (chosen) && tone != heading.tone))
        return go ({ chosen, tone, chosen == Signal::recording ? requested.value_or (place) : 0 });

    if (chosen == Signal::recording && requested)
        return go ({ chosen, tone, *requested });

    place = requested.value_or (place);
}

// Where a person or a new loop wants to be.
std::optional<std::int64_t> Player::requestedPlace (const Source& heading) noexcept
{
    const auto newLoop = loop.load();
    const auto hasNewLoop = newLoop != std::exchange (currentLoop, newLoop);
    const auto proportion = requestedProportion.exchange (noRequest);

    if (proportion >= 0.0 && length() > 0)
        return juce::jmin (length() - 1, juce::roundToInt (proportion * length()));

    const auto now = heading.signal == Signal::recording ? heading.position : place;

    // So near to its end that there would be no time to fade out is outside as well.
    if (hasNewLoop
        && (now < newLoop.start || (now > newLoop.end - fadeSamples() && newLoop.end < length())))
        return newLoop.start;

    return {};
}

void Player::go (const Source& to) noexcept
{
    if (! next)
        untilNext = jumpFade.samplesToSilence();

    next = to;

    if (rests())
        jump();
}

// To what was chosen, or from the loop's end to its beginning.
void Player::jump() noexcept
{
    if (next)
        current = *std::exchange (next, std::nullopt);
    else
        current.position = currentLoop.start;

    if (current.signal == Signal::recording)
        place = current.position;

    processor.breakOff();
    isLiveHeard = false;

    if (rests())
        jumpFade.settle();
    else
        jumpFade.restart();
}

int Player::fill (const Inputs& inputs, int count) noexcept
{
    for (int done = 0; done < count;)
    {
        if (samplesToJump() == 0)
            jump();

        const auto toJump = samplesToJump(), there = samplesThere();
        const auto taken = std::min ({ count - done, toJump, there });

        if (taken <= 0)
        {
            jumpFade.restart();

            if (! next)
                return done;

            jump();
            continue;
        }

        read (inputs, done, taken);
        fade (done, taken, juce::jmin (toJump, there));

        done += taken;
        current.position += taken;
        untilNext -= taken;

        if (current.signal == Signal::recording)
            place = current.position;
    }

    if (samplesToJump() == 0)
        jump();

    return count;
}

void Player::fade (int start, int count, int toJump) noexcept
{
    // Another part of the block may have been something that is heard.
    const auto isMuted = current.signal == Signal::liveInput && ! isLiveHeard;

    if (isMuted)
        jumpFade.restart();

    for (int n = 0; n < count; ++n)
        fades[static_cast<std::size_t> (start + n)] = isMuted ? 0.0f : jumpFade.next (toJump - n);
}

int Player::samplesToJump() const noexcept
{
    constexpr auto never = std::numeric_limits<int>::max();
    const auto toNext = next ? untilNext : never;

    if (current.signal != Signal::recording || length() == 0)
        return toNext;

    // Behind the loop it goes on to the recording's end.
    const auto loopEnd = juce::jmin (currentLoop.end, length());
    const auto end = current.position <= loopEnd ? loopEnd : length();
    return juce::jlimit (0, toNext, static_cast<int> (end - current.position));
}

// Before what is not loaded yet it fades out as well, should loading be slower than playing.
int Player::samplesThere() const noexcept
{
    constexpr auto all = std::numeric_limits<int>::max();

    if (current.signal != Signal::recording || recording->isComplete())
        return all;

    return juce::jmax (0, static_cast<int> (recording->frames() - current.position));
}

void Player::read (const Inputs& inputs, int start, int count) noexcept
{
    if (current.signal == Signal::recording)
        return readRecording (start, count);

    if (current.signal == Signal::liveInput)
        return readInput (inputs, start, count);

    const auto computed = testSignalOf (current.signal);

    if (! computed)
        return block.clear (start, count);

    auto* const first = block.getWritePointer (0, start);
    fillWithTestSignal (*computed, current.tone, sampleRate,
                        static_cast<std::uint64_t> (current.position),
                        std::span (first, static_cast<std::size_t> (count)));

    for (int c = 1; c < block.getNumChannels(); ++c)
        block.copyFrom (c, start, first, count);
}

void Player::readInput (const Inputs& inputs, int start, int count) noexcept
{
    for (int c = 0; c < block.getNumChannels(); ++c)
    {
        const auto from = static_cast<std::size_t> (inputs.count > 0 ? c % inputs.count : 0);
        const auto* const input = inputs.channels[from];

        if (input != nullptr)
            block.copyFrom (c, start, input + start, count);
        else
            block.clear (c, start, count);
    }
}

void Player::readRecording (int start, int count) noexcept
{
    if (length() == 0)
        return block.clear (start, count);

    for (int c = 0; c < block.getNumChannels(); ++c)
        recording->copy (c % recording->channelCount(), static_cast<int> (current.position),
                         block.getWritePointer (c, start), count);
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

// What the monitor raises has a protection of its own, and a gain that a person chose.
void Player::shapeWhatIsHeard (int count) noexcept
{
    isProtected = monitored.value() == static_cast<double> (MonitorSource::output);
    auto least = 1.0;

    for (int n = 0; n < count; ++n)
    {
        const auto protectedBy = protectedGain (n);
        least = juce::jmin (least, protectedBy);
        const auto gain = static_cast<float> (protectedBy * gate.at (static_cast<std::size_t> (n)))
                          * fades[static_cast<std::size_t> (n)];

        for (int c = 0; c < block.getNumChannels(); ++c)
        {
            const auto sample = block.getSample (c, n);

            // NaN and infinities may harm a loudspeaker, and no gain makes them finite.
            block.setSample (c, n, std::isfinite (sample) ? gain * sample : 0.0f);
        }
    }

    shownProtectionDb = -20.0 * std::log10 (least);
}

double Player::protectedGain (int n) noexcept
{
    auto inputSquares = 0.0, inputPeak = 0.0, heardSquares = 0.0, heardPeak = 0.0;
    const auto add = [] (double sample, double& squares, double& peak)
    {
        if (! std::isfinite (sample))
            return;

        squares += sample * sample;
        peak = juce::jmax (peak, std::abs (sample));
    };

    for (int c = 0; c < block.getNumChannels(); ++c)
    {
        add (before.getSample (c, n), inputSquares, inputPeak);
        add (block.getSample (c, n), heardSquares, heardPeak);
    }

    const auto gain = protection.next (inputSquares, inputPeak, heardSquares, heardPeak);
    return isProtected ? gain : 1.0;
}

void Player::hand (float* const* outputs, int outputCount, int start, int count) noexcept
{
    for (int c = 0; c < outputCount; ++c)
        if (outputs[c] != nullptr)
            juce::FloatVectorOperations::copy (
                outputs[c] + start, heard.getReadPointer (c % heard.getNumChannels()), count);
}

} // namespace requant
