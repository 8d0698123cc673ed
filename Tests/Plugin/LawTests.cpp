#include "PluginUnderTest.h"
#include "SignedState.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

juce::AudioBuffer<double> bufferOf (const Signal& left, const Signal& right)
{
    juce::AudioBuffer<double> buffer (2, static_cast<int> (left.size()));
    std::copy (left.begin(), left.end(), buffer.getWritePointer (0));
    std::copy (right.begin(), right.end(), buffer.getWritePointer (1));
    return buffer;
}

juce::AudioBuffer<double> bufferOf (const Signal& signal) { return bufferOf (signal, signal); }

// A second of it, in blocks that the timer keeps up with.
void learnFrom (PluginUnderTest& test, const Signal& left, const Signal& right)
{
    test.plugin.session().startLearning();
    auto buffer = bufferOf (left, right);

    for (int start = 0; start < buffer.getNumSamples(); start += 512)
    {
        const auto length = std::min (512, buffer.getNumSamples() - start);
        juce::AudioBuffer<double> block (buffer.getArrayOfWritePointers(), 2, start, length);
        test.process (block);
        test.plugin.keepUp();
    }

    test.plugin.session().finishLearning();
    test.plugin.keepUp();
}

void learnFrom (PluginUnderTest& test, const Signal& signal) { learnFrom (test, signal, signal); }

juce::MemoryBlock stateOf (PluginUnderTest& test)
{
    juce::MemoryBlock state;
    test.plugin.getStateInformation (state);
    return state;
}

} // namespace

TEST_CASE ("Every list has 64 steps in a host, of which the further ones mean the last choice",
           "[plugin][parameters]")
{
    PluginUnderTest test;

    for (auto* parameter : test.plugin.parameters().all())
    {
        const auto& control = parameter->control();

        if (control.kind != Parameter::Kind::choice)
            continue;

        CAPTURE (control.id);
        CHECK (parameter->getNumSteps() == 64);
        REQUIRE (control.choices.size() <= 64);

        for (std::size_t i = 0; i < control.choices.size(); ++i)
        {
            parameter->setValue (static_cast<float> (i) / 63.0f);
            CHECK (parameter->value() == static_cast<double> (i));
            CHECK (parameter->getValue() == Approx (static_cast<double> (i) / 63.0));
        }

        parameter->setValue (1.0f);
        CHECK (parameter->value() == static_cast<double> (control.choices.size() - 1));
    }
}

TEST_CASE ("The latency of a law on blocks is reported, and bypass is as late", "[plugin][law]")
{
    PluginUnderTest test;
    CHECK (test.plugin.getLatencySamples() == 0);

    const auto [law, late] = GENERATE (table<const char*, int> (
        { { "nf4", 63 }, { "nicam", 31 }, { "block", 31 }, { "mu-law", 0 }, { "jayant", 0 } }));
    test.set (parameterId::law, law);
    CHECK (test.plugin.getLatencySamples() == late);

    test.set (parameterId::bypass, 1.0);
    const auto signal = noise (3'000, 0.5, 1);
    auto buffer = bufferOf (signal);
    test.processInBlocks (buffer, 100);

    for (int c = 0; c < 2; ++c)
        CHECK (std::equal (signal.begin(), signal.end() - late, buffer.getReadPointer (c) + late));
}

TEST_CASE ("The length of a block is the latency but for one sample", "[plugin][law]")
{
    PluginUnderTest test;
    test.set (parameterId::law, "block");
    test.set (parameterId::blockLength, 1000.0);
    CHECK (test.plugin.getLatencySamples() == 999);
    test.set (parameterId::law, "uniform");
    CHECK (test.plugin.getLatencySamples() == 0);
}

// Float holds the samples on their way to be counted.
TEST_CASE ("Learn finds the range of what plays between two clicks", "[plugin][law][learn]")
{
    PluginUnderTest test;
    test.set (parameterId::range, "min-max");
    test.set (parameterId::bits, 4.0);
    test.set (parameterId::dither, "none");
    test.set (parameterId::lattice, "end-points");
    CHECK_FALSE (test.plugin.session().isLearning());
    auto signal = noise (48'000, 0.3, 2);
    signal[100] = -0.5;
    signal[200] = 0.4;
    learnFrom (test, signal);
    const auto learned = test.plugin.session().memory().learned.scale;
    CHECK (learned.knowsEnds);
    CHECK (learned.ends.lowest == -0.5);
    CHECK (learned.ends.highest == static_cast<double> (0.4f));

    auto buffer = bufferOf ({ -0.5, 0.4, 0.0, 0.9 });
    test.process (buffer);
    const auto step = (learned.ends.highest - learned.ends.lowest) / 15.0;
    CHECK (buffer.getSample (0, 0) == Approx (-0.5));
    CHECK (buffer.getSample (0, 1) == Approx (learned.ends.highest));
    CHECK (buffer.getSample (0, 3) == Approx (learned.ends.highest));
    CHECK (std::abs (buffer.getSample (0, 2)) <= 0.5 * step + 1e-9);

    // It is a step like any other.
    CHECK (test.plugin.session().undoName() == "Learn");
    test.plugin.session().undo();
    CHECK_FALSE (test.plugin.session().memory().learned.scale.knowsEnds);
    test.plugin.session().redo();
    CHECK (test.plugin.session().memory().learned.scale == learned);
}

TEST_CASE (
    "Learn finds a range of each channel where each is to have its own, which the state keeps",
    "[plugin][law][learn][state]")
{
    PluginUnderTest test;
    test.set (parameterId::range, "symmetric-min-max");
    test.set (parameterId::rangeChannels, "per-channel");
    test.set (parameterId::bits, 4.0);
    test.set (parameterId::dither, "none");
    auto left = noise (48'000, 0.2, 2), right = noise (48'000, 0.05, 3);
    left[40'000] = 0.75;
    right[10'000] = -0.125;
    learnFrom (test, left, right);

    const auto learned = test.plugin.session().memory().learned.scale;
    CHECK (learned.ends == RangeEnds { -0.75, 0.75 });
    REQUIRE (learned.channelCount == 2);
    CHECK (learned.ofChannels[0] == RangeEnds { -0.75, 0.75 });
    CHECK (learned.ofChannels[1] == RangeEnds { -0.125, 0.125 });

    const auto state = stateOf (test);
    PluginUnderTest other;
    other.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    CHECK (other.plugin.session().memory().learned.scale == learned);
    CHECK (stateOf (other) == state);

    for (auto* each : { &test, &other })
    {
        auto buffer = bufferOf ({ 0.75, 0.1 }, { 0.75, 0.1 });
        each->process (buffer);
        CHECK (buffer.getSample (0, 0) == Approx (0.75));
        CHECK (buffer.getSample (0, 1) == Approx (0.75 / 7.0));
        CHECK (buffer.getSample (1, 0) == Approx (0.125));
        CHECK (buffer.getSample (1, 1) == Approx (0.125 * 6.0 / 7.0));
    }

    // Linked again, the range of both stands; it was found with theirs.
    test.set (parameterId::rangeChannels, "linked");
    test.plugin.keepUp();
    auto buffer = bufferOf ({ 0.75, 0.1 });
    test.process (buffer);
    CHECK (buffer.getSample (1, 0) == Approx (0.75));
    CHECK (buffer.getSample (1, 1) == Approx (0.75 / 7.0));
}

TEST_CASE ("What is learned for one range stands for no other, and comes back with it",
           "[plugin][law][learn]")
{
    PluginUnderTest test;
    const auto isLearned = [&]
    {
        auto settings = test.plugin.parameters().settings().reduction;
        settings.learned = test.plugin.session().memory().learned.scale;
        return settings.isLearned();
    };

    CHECK (isLearned()); // nothing has to be
    test.set (parameterId::range, "mse");
    test.set (parameterId::bits, 8.0);
    CHECK_FALSE (isLearned());
    learnFrom (test, noise (4'800, 0.3, 2));
    CHECK (isLearned());
    test.set (parameterId::bits, 4.0);
    CHECK_FALSE (isLearned());
    test.set (parameterId::bits, 8.0);
    CHECK (isLearned());
    test.set (parameterId::range, "min-max");
    CHECK_FALSE (isLearned());

    // Levels are kept beside it.
    test.set (parameterId::law, "lloyd-max");
    CHECK_FALSE (isLearned());
    learnFrom (test, noise (4'800, 0.3, 2));
    CHECK (isLearned());
    test.set (parameterId::law, "uniform");
    test.set (parameterId::range, "mse");
    CHECK (isLearned());
    test.set (parameterId::law, "lloyd-max");
    test.set (parameterId::bits, 7.0);
    CHECK_FALSE (isLearned());
}

TEST_CASE ("Lloyd-Max that has not learned yet has levels for a density, and no silence",
           "[plugin][law][learn]")
{
    PluginUnderTest test;
    test.set (parameterId::law, "lloyd-max");
    test.set (parameterId::bits, 4.0);
    auto buffer = bufferOf (noise (1'000, 0.5, 2));
    test.process (buffer);
    CHECK (buffer.getRMSLevel (0, 0, 1'000) > 0.2);
}

TEST_CASE ("What headroom lowers is learned as it came in", "[plugin][law][learn]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 3.0);
    test.set (parameterId::headroom, "on");
    test.set (parameterId::range, "symmetric-min-max");
    auto signal = noise (48'000, 0.3, 2);
    signal[20'000] = 0.75;
    learnFrom (test, signal);
    CHECK (test.plugin.session().memory().learned.scale.ends.highest
           == Approx (0.75).epsilon (1e-6));
}

TEST_CASE ("Nothing heard leaves what was learned before", "[plugin][law][learn]")
{
    PluginUnderTest test;
    test.set (parameterId::range, "symmetric-min-max");
    learnFrom (test, noise (4'800, 0.3, 2));
    const auto before = test.plugin.session().memory();
    test.plugin.session().startLearning();
    test.plugin.session().finishLearning();
    CHECK (test.plugin.session().memory() == before);
}

TEST_CASE ("Learned ranges and levels come back with the state, bit for bit",
           "[plugin][law][state]")
{
    PluginUnderTest test;
    test.set (parameterId::law, "lloyd-max");
    test.set (parameterId::bits, 12.0);
    test.set (parameterId::dither, "none");
    learnFrom (test, noise (48'000, 0.3, 2));
    const auto memory = test.plugin.session().memory();
    CHECK (memory.learned.levels.levels.size() == 4096);

    const auto state = stateOf (test);
    PluginUnderTest other;
    other.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    CHECK (other.plugin.session().memory() == memory);
    CHECK (stateOf (other) == state);

    const auto signal = noise (2'000, 0.3, 7);
    auto one = bufferOf (signal), another = bufferOf (signal);
    test.processInBlocks (one, 128);
    other.processInBlocks (another, 128);
    CHECK (std::equal (one.getReadPointer (0), one.getReadPointer (0) + 2'000,
                       another.getReadPointer (0)));
    CHECK_FALSE (std::equal (signal.begin(), signal.end(), one.getReadPointer (0)));
}

TEST_CASE ("A state of before there were laws is uniform over full scale", "[plugin][law][state]")
{
    PluginUnderTest test;
    test.set (parameterId::law, "nf4");
    test.set (parameterId::range, "entropy");
    const auto state = signedState ("Requant state 1\nbits=12\nrounding=truncate\n");
    test.plugin.setStateInformation (state.data(), static_cast<int> (state.size()));
    test.plugin.keepUp();
    const auto settings = test.plugin.parameters().settings().reduction;
    CHECK (settings.bits == 12.0);
    CHECK (settings.rounding == Rounding::truncate);
    CHECK (settings.law == Law::uniform);
    CHECK (settings.range == RangeMethod::fullScale);
    CHECK_FALSE (test.plugin.session().memory().learned.scale.knowsEnds);
}

TEST_CASE ("Learned lines of a state that cannot be are refused, and change nothing",
           "[plugin][law][state]")
{
    PluginUnderTest test;
    const auto* const line = GENERATE (
        // Too short, none, not finite, no number, falling, no index, too small for float.
        "learned.ends=00", "learned.ends=", "learned.deviation=7ff0000000000000",
        "learned.deviation=zff0000000000000", "learned.deviation=0000000000000001",
        "learned.levels=4010000000000000",
        "learned.levels=40100000000000003ff0000000000000bff00000000000000000000000000000",
        "learned.ends=3ff0000000000000bff00000000000003ff0000000000000404900000000000000000000000"
        "000004020000000000000",
        "learned.ends=bff00000000000003ff00000000000003fe0000000000000404900000000000000000000000"
        "000004020000000000000",
        "learned.ends=80000000000000010000000000000001400000000000000040490000000000000000000000"
        "0000004020000000000000",
        // Of a channel: one end alone, and falling ones.
        "learned.ends=bff00000000000003ff00000000000004000000000000000404900000000000000000000000"
        "0000040200000000000003ff0000000000000",
        "learned.ends=bff00000000000003ff00000000000004000000000000000404900000000000000000000000"
        "0000040200000000000003ff0000000000000bff0000000000000");
    CAPTURE (line);
    const auto before = stateOf (test);
    const auto state = signedState ("Requant state 1\nbits=12\n" + std::string (line) + "\n");
    test.plugin.setStateInformation (state.data(), static_cast<int> (state.size()));
    CHECK (stateOf (test) == before);
}

TEST_CASE ("A law is heard at once where its levels are made, and the older one until then",
           "[plugin][law]")
{
    PluginUnderTest test;
    test.set (parameterId::dither, "none");
    test.set (parameterId::bits, 3.0);
    const auto signal = noise (512, 0.5, 3);
    auto uniform = bufferOf (signal);
    test.process (uniform);

    // As a host automates it: nobody has made its levels yet.
    auto& law = test.plugin.parameters()[parameterId::law];
    law.setValue (law.convertTo0to1 (static_cast<float> (Law::muLaw)));
    auto before = bufferOf (signal);
    test.process (before);
    CHECK (std::equal (uniform.getReadPointer (0), uniform.getReadPointer (0) + 512,
                       before.getReadPointer (0)));

    test.plugin.keepUp();
    auto after = bufferOf (signal);
    test.process (after);
    CHECK_FALSE (std::equal (uniform.getReadPointer (0), uniform.getReadPointer (0) + 512,
                             after.getReadPointer (0)));
}
