#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

using Set = juce::AudioChannelSet;

TEST_CASE ("Every layout whose input equals its output is accepted and processed",
           "[plugin][layouts]")
{
    std::vector<Set> sets;

    for (int channels = 1; channels <= 64; ++channels)
    {
        sets.push_back (Set::discreteChannels (channels));

        for (const auto& named : Set::channelSetsWithNumberOfChannels (channels))
            sets.push_back (named);
    }

    REQUIRE (sets.size() > 90);

    for (const auto& set : sets)
    {
        PluginUnderTest test;
        INFO (set.getDescription());
        CHECK (test.plugin.checkBusesLayoutSupported ({ { set }, { set } }));
        REQUIRE (test.plugin.setBusesLayout ({ { set }, { set } }));
        test.plugin.prepareToPlay (48000.0, 128);

        auto buffer = noise<float> (set.size(), 128);
        const auto original = buffer;
        test.process (buffer);

        int untouched = 0;
        for (int c = 0; c < set.size(); ++c)
            untouched += std::equal (buffer.getReadPointer (c), buffer.getReadPointer (c) + 128,
                                     original.getReadPointer (c))
                             ? 1
                             : 0;

        CHECK (untouched == 0);
        CHECK (test.plugin.meterFeed().newest().reduction.channelCount
               == static_cast<std::size_t> (set.size()));
    }
}

TEST_CASE ("A layout whose input is not its output is refused", "[plugin][layouts]")
{
    PluginUnderTest test;
    const std::vector<Set> sets { Set::disabled(),
                                  Set::mono(),
                                  Set::stereo(),
                                  Set::createLCR(),
                                  Set::create5point1(),
                                  Set::discreteChannels (1),
                                  Set::discreteChannels (2),
                                  Set::discreteChannels (6) };

    for (const auto& input : sets)
        for (const auto& output : sets)
        {
            INFO (input.getDescription() << " to " << output.getDescription());
            CHECK (test.plugin.checkBusesLayoutSupported ({ { input }, { output } })
                   == (input == output && ! input.isDisabled()));
        }
}

TEST_CASE ("There is one input and one output: no further bus can be added", "[plugin][layouts]")
{
    PluginUnderTest test;
    CHECK (test.plugin.getBusCount (true) == 1);
    CHECK (test.plugin.getBusCount (false) == 1);

    for (const auto isInput : { true, false })
    {
        CHECK_FALSE (test.plugin.canAddBus (isInput));
        CHECK_FALSE (test.plugin.canRemoveBus (isInput));
    }

    const auto stereo = Set::stereo();
    CHECK_FALSE (test.plugin.checkBusesLayoutSupported ({ { stereo, stereo }, { stereo } }));
}

TEST_CASE ("The plug-in takes no notes, has no tail, and processes float and double",
           "[plugin][layouts]")
{
    PluginUnderTest test;
    CHECK_FALSE (test.plugin.acceptsMidi());
    CHECK_FALSE (test.plugin.producesMidi());
    CHECK (test.plugin.supportsDoublePrecisionProcessing());
    CHECK (test.plugin.getName() == "Requant");
}
