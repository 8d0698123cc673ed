#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Each parameter changes the sound from the next block on, but the meters' reset and the "
           "gain of a "
           "monitor that lets the output be heard",
           "[plugin][processing]")
{
    // A designed shaper, so that its controls matter; silence before and after the noise, so that
    // blanking and passing do.
    const auto sound = [] (std::string_view changed)
    {
        PluginUnderTest test;
        test.set (parameterId::shaping, "designed-low-pass");
        test.set (parameterId::autoBlank, "on");
        test.set (parameterId::autoBlankAfter, "0.01");

        if (! changed.empty())
        {
            const auto& parameter = test.plugin.parameters()[changed];
            const auto value = parameter.value();
            test.set (changed, value < parameter.control().maximum ? value + 1.0 : value - 1.0);
        }

        juce::AudioBuffer<float> buffer (2, 4096);
        buffer.clear();

        for (int c = 0; c < 2; ++c)
            buffer.copyFrom (c, 1000, noise<float> (2, 1000), c, 0, 1000);

        test.process (buffer);
        return buffer;
    };

    const auto before = sound ({});
    constexpr std::array silent { parameterId::resetMeters, parameterId::monitorGain,
                                  parameterId::monitorAuto };

    for (const auto& control : parameterTable())
    {
        INFO (control.id);
        CHECK ((differingSamples (before, sound (control.id)) == 0)
               == (std::find (silent.begin(), silent.end(), control.id) != silent.end()));
    }
}
