#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Each parameter changes the sound from the next block on, but the meters' reset and the "
           "gain of a "
           "monitor that lets the output be heard",
           "[plugin][processing]")
{
    // What one law alone has is heard behind that law.
    const auto lawFor = [] (std::string_view id)
    {
        using namespace parameterId;
        return id == mu                                    ? Law::muLaw
               : id == a                                   ? Law::aLaw
               : id == levelSpacing                        ? Law::logarithmic
               : id == blockLength || id == exponentBits   ? Law::block
               : id == decisions                           ? Law::g711Mu
               : id == density || id == parameterId::scale ? Law::lloydMax
                                                           : Law::uniform;
    };

    // A designed shaper, so that its controls matter; silence before and after the noise, so that
    // blanking and passing do; a density, so that its deviation does; soft, so that exponents do.
    const auto sound = [&] (std::string_view ofLaw, std::string_view changed)
    {
        PluginUnderTest test;
        test.set (parameterId::shaping, "designed-low-pass");
        test.set (parameterId::autoBlank, "on");
        test.set (parameterId::autoBlankAfter, "0.01");
        test.set (parameterId::law, static_cast<double> (lawFor (ofLaw)));

        if (ofLaw == parameterId::scale || ofLaw == parameterId::density)
            test.set (parameterId::density, "gaussian");

        if (! changed.empty())
        {
            const auto& parameter = test.plugin.parameters()[changed];
            const auto value = parameter.value();
            test.set (changed, value < parameter.control().maximum ? value + 1.0 : value - 1.0);
        }

        const auto gain = ofLaw == parameterId::exponentBits ? 1e-4f : 1.0f;
        juce::AudioBuffer<float> buffer (2, 4096);
        buffer.clear();

        for (int c = 0; c < 2; ++c)
            buffer.addFrom (c, 1000, noise<float> (2, 1000), c, 0, 1000, gain);

        test.process (buffer);
        return buffer;
    };

    // A range does nothing until something is learned; no sample here is too large for floats.
    constexpr std::array silent { parameterId::resetMeters,  parameterId::monitorGain,
                                  parameterId::monitorAuto,  parameterId::range,
                                  parameterId::percentile,   parameterId::overflow,
                                  parameterId::rangeChannels };

    for (const auto& control : parameterTable())
    {
        INFO (control.id);
        CHECK ((differingSamples (sound (control.id, {}), sound (control.id, control.id)) == 0)
               == (std::find (silent.begin(), silent.end(), control.id) != silent.end()));
    }
}
