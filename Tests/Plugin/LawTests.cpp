#include "PluginUnderTest.h"
#include "SignedState.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

juce::AudioBuffer<double> bufferOf (const Signal& signal)
{
    juce::AudioBuffer<double> buffer (2, static_cast<int> (signal.size()));

    for (int c = 0; c < 2; ++c)
        std::copy (signal.begin(), signal.end(), buffer.getWritePointer (c));

    return buffer;
}

// A second of it, in blocks that the timer keeps up with.
void learnFrom (PluginUnderTest& test, const Signal& signal)
{
    test.plugin.session().startLearning();
    auto buffer = bufferOf (signal);

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
    CHECK (learned.isKnown);
    CHECK (learned.lowest == -0.5);
    CHECK (learned.highest == static_cast<double> (0.4f));

    auto buffer = bufferOf ({ -0.5, 0.4, 0.0, 0.9 });
    test.process (buffer);
    const auto step = (learned.highest - learned.lowest) / 15.0;
    CHECK (buffer.getSample (0, 0) == Approx (-0.5));
    CHECK (buffer.getSample (0, 1) == Approx (learned.highest));
    CHECK (buffer.getSample (0, 3) == Approx (learned.highest));
    CHECK (std::abs (buffer.getSample (0, 2)) <= 0.5 * step + 1e-9);

    // It is a step like any other.
    CHECK (test.plugin.session().undoName() == "Learn");
    test.plugin.session().undo();
    CHECK_FALSE (test.plugin.session().memory().learned.scale.isKnown);
    test.plugin.session().redo();
    CHECK (test.plugin.session().memory().learned.scale == learned);
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
    CHECK_FALSE (test.plugin.session().memory().learned.scale.isKnown);
}

TEST_CASE ("Learned lines of a state that cannot be are refused, and change nothing",
           "[plugin][law][state]")
{
    PluginUnderTest test;
    const auto* const line = GENERATE (
        "learned.scale=00", "learned.scale=", "learned.levels=3ff0000000000000bff0000000000000",
        "learned.levels=7ff0000000000000", "learned.levels=zff0000000000000",
        "learned.scale=3ff0000000000000bff00000000000003ff0000000000000");
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
