#include "PluginUnderTest.h"

#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

// Whatever the sample type: where the engine, run by itself, leaves a signal.
template <typename Sample>
juce::AudioBuffer<Sample> reducedAlone (juce::AudioBuffer<Sample> buffer, const Settings& settings,
                                        double sampleRateHz = 48000.0)
{
    Engine engine;
    engine.prepare (sampleRateHz, static_cast<std::size_t> (buffer.getNumChannels()));
    engine.setSettings (settings);
    engine.process (
        { buffer.getArrayOfWritePointers(), static_cast<std::size_t> (buffer.getNumChannels()) },
        static_cast<std::size_t> (buffer.getNumSamples()));
    return buffer;
}

template <typename Sample>
bool isAllFinite (const juce::AudioBuffer<Sample>& buffer)
{
    for (int c = 0; c < buffer.getNumChannels(); ++c)
        for (int n = 0; n < buffer.getNumSamples(); ++n)
            if (! std::isfinite (buffer.getSample (c, n)))
                return false;

    return true;
}

} // namespace

TEMPLATE_TEST_CASE ("The plug-in is the instrument, bit for bit, whatever the block's length",
                    "[plugin][processing]", float, double)
{
    const auto block = GENERATE (1, 3, 64, 480, 8192);
    PluginUnderTest test (2, 48000.0, 480); // 8192 is more than announced
    test.set (parameterId::bits, 8);
    test.set (parameterId::shaping, "f-weighted");
    test.set (parameterId::seed, 99);

    auto processed = noise<TestType> (2, 8192);
    const auto expected = reducedAlone (processed, test.plugin.parameters().settings());
    test.processInBlocks (processed, block);
    CHECK (differingSamples (processed, expected) == 0);
    CHECK (differingSamples (processed, noise<TestType> (2, 8192)) > 16000);
}

TEST_CASE ("float and double give the same levels for the same samples", "[plugin][processing]")
{
    PluginUnderTest single, twice;
    auto a = noise<float> (2, 4096);
    juce::AudioBuffer<double> b;
    b.makeCopyOf (a);

    for (auto* test : { &single, &twice })
        test->set (parameterId::shaping, "lipshitz");

    single.process (a);
    twice.process (b);
    juce::AudioBuffer<double> widened;
    widened.makeCopyOf (a);
    CHECK (differingSamples (widened, b) == 0);
}

TEST_CASE ("An impulse comes out where it went in, and no latency or tail is reported",
           "[plugin][processing]")
{
    PluginUnderTest test;
    test.set (parameterId::dither, 1);
    CHECK (test.plugin.getLatencySamples() == 0);
    CHECK (test.plugin.getTailLengthSeconds() == 0.0);

    juce::AudioBuffer<float> buffer (2, 512);
    buffer.clear();
    buffer.setSample (0, 200, 0.5f);
    const auto expected = buffer;
    test.process (buffer);
    CHECK (differingSamples (buffer, expected) == 0);
}

TEST_CASE ("A block of no samples changes nothing, and audio goes on as if it had not been",
           "[plugin][processing]")
{
    PluginUnderTest test, other;
    auto a = noise<float> (2, 1000), b = a;
    juce::AudioBuffer<float> nothing (2, 0), noChannels (0, 0);
    test.process (nothing);
    test.processInBlocks (a, 100);
    test.process (nothing);
    test.process (noChannels);
    other.processInBlocks (b, 100);
    CHECK (differingSamples (a, b) == 0);
    CHECK (test.plugin.meterFeed().newest().position == 1000);
}

TEST_CASE ("Two plug-ins at different rates at once give what each gives alone",
           "[plugin][processing]")
{
    PluginUnderTest slow (2, 44100.0), fast (1, 192000.0);
    PluginUnderTest slowAlone (2, 44100.0), fastAlone (1, 192000.0);
    auto a = noise<float> (2, 9000), aAlone = a;
    auto b = noise<double> (1, 9000), bAlone = b;

    for (auto* test : { &slow, &slowAlone })
        test->set (parameterId::shaping, "lipshitz");

    for (int start = 0; start < 9000; start += 100)
    {
        juce::AudioBuffer<float> partA (a.getArrayOfWritePointers(), 2, start, 100);
        juce::AudioBuffer<double> partB (b.getArrayOfWritePointers(), 1, start, 100);
        slow.process (partA);
        fast.process (partB);
    }

    slowAlone.processInBlocks (aAlone, 100);
    fastAlone.processInBlocks (bAlone, 100);
    CHECK (differingSamples (a, aAlone) == 0);
    CHECK (differingSamples (b, bAlone) == 0);

    const auto& reading = slow.plugin.meterFeed().newest();
    const auto& alone = slowAlone.plugin.meterFeed().newest();
    CHECK (reading.reduction.sampleRateHz == 44100.0);
    CHECK (reading.channels[1].momentary.count == alone.channels[1].momentary.count);
    CHECK (reading.channels[1].momentary.errorSquared.value()
           == alone.channels[1].momentary.errorSquared.value());
}

TEST_CASE ("Sample rate and layout may change between prepares; each starts anew",
           "[plugin][processing]")
{
    PluginUnderTest test;
    test.set (parameterId::shaping, "f-weighted");

    struct Run
    {
        int channels;
        double sampleRateHz;
    };

    for (const auto& [channels, rate] :
         { Run { 2, 44100.0 }, Run { 1, 192000.0 }, Run { 6, 8000.0 }, Run { 2, 96000.0 },
           Run { 2, 44100.0 } })
    {
        test.plugin.releaseResources();
        test.setChannels (channels);
        test.plugin.setRateAndBufferSizeDetails (rate, 64);
        test.plugin.prepareToPlay (rate, 64);

        auto buffer = noise<float> (channels, 1000);
        const auto expected = reducedAlone (buffer, test.plugin.parameters().settings(), rate);
        test.processInBlocks (buffer, 64);
        CHECK (differingSamples (buffer, expected) == 0);

        const auto& snapshot = test.plugin.meterFeed().newest();
        CHECK (snapshot.reduction.channelCount == static_cast<std::size_t> (channels));
        CHECK (snapshot.reduction.sampleRateHz == rate);
        CHECK (snapshot.position == 1000);
    }
}

TEST_CASE ("Reset by the host, the plug-in starts anew: a second bounce has the same bits",
           "[plugin][processing]")
{
    PluginUnderTest test;
    test.set (parameterId::shaping, "lipshitz");
    auto first = noise<float> (2, 1000), second = noise<float> (2, 1000), third = second;

    test.process (first);
    test.process (second);
    CHECK (differingSamples (first, second) > 0);

    test.plugin.reset();
    test.process (third);
    CHECK (differingSamples (first, third) == 0);
    CHECK (test.plugin.meterFeed().newest().position == 1000);
    CHECK (test.plugin.meterFeed().newest().channels[0].sinceReset.count == 1000);
}

TEST_CASE ("Odd sample rates and block lengths in prepareToPlay do no harm", "[plugin][processing]")
{
    PluginUnderTest test;
    const auto huge = std::numeric_limits<int>::max();
    const auto rate =
        GENERATE (0.0, -1.0, 1.0e-300, 1.0, 1.0e12, std::numeric_limits<double>::quiet_NaN());
    const auto block = GENERATE_COPY (0, -1, 1, huge);
    const auto* const shaping = GENERATE ("none", "hearing");
    test.set (parameterId::shaping, std::string_view (shaping));

    test.plugin.prepareToPlay (rate, block);
    auto buffer = noise<float> (2, 700);
    const auto expected = reducedAlone (buffer, test.plugin.parameters().settings(), rate);
    test.process (buffer);
    CHECK (differingSamples (buffer, expected) == 0);
}

TEST_CASE ("Before it was ever prepared, the plug-in is silent and does no harm",
           "[plugin][processing]")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto plugin = std::make_unique<Processor>();
    auto buffer = noise<float> (2, 64);
    juce::MidiBuffer midi;
    plugin->processBlock (buffer, midi);
    CHECK (buffer.getMagnitude (0, 64) == 0.0f);
}

TEMPLATE_TEST_CASE ("NaN, infinities and denormals come out finite, and the meters count them",
                    "[plugin][processing]", float, double)
{
    using Limits = std::numeric_limits<TestType>;
    const auto* const shaping = GENERATE ("none", "lipshitz", "hearing", "gesemann");
    PluginUnderTest test;
    test.set (parameterId::shaping, std::string_view (shaping));
    test.set (parameterId::bits, 8);
    auto buffer = noise<TestType> (2, 1024);

    for (int n = 0; n < 1000; n += 10)
    {
        buffer.setSample (0, n, Limits::quiet_NaN());
        buffer.setSample (0, n + 1, Limits::infinity());
        buffer.setSample (0, n + 2, -Limits::infinity());
        buffer.setSample (1, n + 3, Limits::denorm_min());
        buffer.setSample (1, n + 4, Limits::min()); // the smallest number that is none
        buffer.setSample (1, n + 5, Limits::max());
    }

    test.processInBlocks (buffer, 100);
    CHECK (isAllFinite (buffer));
    CHECK (buffer.getMagnitude (0, 1024) <= TestType { 1 });

    const auto& channels = test.plugin.meterFeed().newest().channels;
    const auto &left = channels[0].sinceReset.replaced, &right = channels[1].sinceReset.replaced;
    const auto outOfRange = std::is_same_v<TestType, double> ? 100u : 0u; // beyond float's range
    CHECK (left.notANumber == 100);
    CHECK (left.infinite == 200);
    CHECK (left.denormal == 0);
    CHECK (right.notANumber == 0);
    CHECK (right.infinite == outOfRange);
    CHECK (right.denormal == 100);
}

TEST_CASE ("The screen gets what the block did: position, step, error and clipped samples",
           "[plugin][processing]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 4);
    test.set (parameterId::dither, 1);
    juce::AudioBuffer<double> buffer (2, 100);
    buffer.clear();

    for (int n = 0; n < 100; ++n)
    {
        buffer.setSample (0, n, 0.05); // the nearest level of 4 bits is 0: QE is 0.05
        buffer.setSample (1, n, 1.0);  // one step above the highest level
    }

    test.process (buffer);
    const auto& snapshot = test.plugin.meterFeed().newest();
    CHECK (snapshot.position == 100);
    CHECK (snapshot.reduction.lattice().step() == 0.125);
    CHECK_FALSE (snapshot.reduction.settings.bypassed);
    CHECK (snapshot.channels[0].sinceReset.errorSquared.value() == Approx (100 * 0.05 * 0.05));
    CHECK (snapshot.channels[0].sinceReset.clipped == 0);
    CHECK (snapshot.channels[1].sinceReset.clipped == 100);
}

// A player that jumps says so; what draws samples must not join them.
TEST_CASE ("Samples on either side of a break do not follow one another in what a screen gets",
           "[plugin][processing]")
{
    PluginUnderTest test;
    auto& samples = test.plugin.meterFeed().samples();
    samples.setWatched (true);
    auto buffer = noise<float> (2, 10);
    test.process (buffer);
    test.process (buffer);
    test.plugin.breakOff();
    test.process (buffer);

    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    std::vector<std::uint64_t> positions;

    while (const auto block = samples.pop (pairs))
        positions.push_back (block->position);

    REQUIRE (positions.size() == 3);
    CHECK (positions[1] == positions[0] + 10);
    CHECK (positions[2] > positions[1] + 10);
}
