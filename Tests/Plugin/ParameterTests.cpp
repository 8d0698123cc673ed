#include "PluginFor.h"
#include "PluginUnderTest.h"

#include <limits>

using namespace requant;
using namespace requant::test;

TEST_CASE ("The parameters' ids, order and version hints are frozen", "[plugin][parameters]")
{
    PluginUnderTest test;
    const std::vector<std::string> frozen { "bits",
                                            "lattice",
                                            "rounding",
                                            "dither",
                                            "dither-amount",
                                            "dither-streams",
                                            "shaping",
                                            "shaping-depth",
                                            "shaping-order",
                                            "shaping-cutoff",
                                            "seed",
                                            "fresh-noise",
                                            "auto-blank",
                                            "auto-blank-after",
                                            "pass-exact",
                                            "headroom",
                                            "bypass",
                                            "reset-meters",
                                            "monitor",
                                            "monitor-gain",
                                            "monitor-auto",
                                            "law",
                                            "mu",
                                            "a",
                                            "level-spacing",
                                            "block-length",
                                            "exponent-bits",
                                            "decisions",
                                            "density",
                                            "scale",
                                            "range",
                                            "percentile",
                                            "overflow",
                                            "range-channels" };
    constexpr std::size_t of010 = 21; // what came later has a hint of its own
    std::vector<std::string> ids;

    for (auto* parameter : test.plugin.getParameters())
    {
        ids.push_back (dynamic_cast<HostParameter&> (*parameter).paramID.toStdString());
        CHECK (parameter->getVersionHint() == (ids.size() <= of010 ? 1 : 2));
    }

    CHECK (ids == frozen);
}

TEST_CASE ("A host sees each parameter as the table of controls declares it",
           "[plugin][parameters]")
{
    PluginUnderTest test;
    const auto& parameters = test.plugin.getParameters();
    REQUIRE (parameters.size() == static_cast<int> (parameterTable().size()));

    for (const auto& control : parameterTable())
    {
        auto& parameter = test.plugin.parameters()[control.id];
        INFO (control.id);
        CHECK (parameter.paramID.toStdString() == control.id);
        CHECK (parameter.getName (128).toStdString() == control.name);
        CHECK (parameter.value() == control.defaultValue);
        CHECK (parameter.getValue() == parameter.getDefaultValue());
        CHECK (control.nearestStep (
                   static_cast<double> (parameter.convertFrom0to1 (parameter.getDefaultValue())))
               == control.defaultValue);
        CHECK (parameter.isDiscrete() == control.isWhole());

        // Of a list the steps beyond its choices are for later ones.
        const auto highest = control.kind == Parameter::Kind::choice ? 63.0 : control.maximum;

        if (control.isWhole())
            CHECK (parameter.getNumSteps() == 1 + static_cast<int> (highest - control.minimum));
        CHECK (parameter.isAutomatable());
        CHECK (parameter.isBoolean() == (control.kind == Parameter::Kind::toggle));
        CHECK (parameter.getNormalisableRange().start == static_cast<float> (control.minimum));
        CHECK (parameter.getNormalisableRange().end == static_cast<float> (highest));
    }
}

// A host puts it back by this, where a person double-clicks a knob.
TEST_CASE ("A parameter's default is the same wherever the parameter stands",
           "[plugin][parameters]")
{
    PluginUnderTest test;

    for (auto* parameter : test.plugin.parameters().all())
    {
        const auto& control = parameter->control();
        INFO (control.id);

        for (const auto value : { 0.0f, 1.0f })
        {
            parameter->setValue (value);
            parameter->setValue (parameter->getDefaultValue());
            CHECK (parameter->value() == control.defaultValue);
        }
    }
}

TEST_CASE ("Every legal value survives the way through a host's 0 to 1, and through its text",
           "[plugin][parameters]")
{
    PluginUnderTest test;

    for (auto* parameter : test.plugin.parameters().all())
    {
        const auto& control = parameter->control();
        INFO (control.id);
        int lost = 0;

        const auto range = control.maximum - control.minimum;
        const auto ofHost = control.kind == Parameter::Kind::choice ? 63.0 : range;
        const auto steps = static_cast<int> (std::lround (range * control.stepsPerUnit));

        for (int step = 0; step <= steps; ++step)
        {
            const auto value =
                control.nearestStep (control.minimum + step / (1.0 * control.stepsPerUnit));
            const auto byHost = static_cast<float> ((value - control.minimum) / ofHost);
            parameter->setValue (byHost);
            lost += parameter->value() != value ? 1 : 0;
            parameter->setValue (parameter->getValue());
            lost += parameter->value() != value ? 1 : 0;

            const auto text = parameter->getText (byHost, 0);
            lost += text.toStdString() != control.text (value) ? 1 : 0;
            parameter->setValue (0.0f);
            parameter->setValue (parameter->getValueForText (text));
            lost += parameter->value() != value ? 1 : 0;
        }

        CHECK (lost == 0);
    }
}

TEST_CASE ("A parameter's text holds its unit, and no label makes a host show it twice",
           "[plugin][parameters]")
{
    PluginUnderTest test;
    auto& bits = test.plugin.parameters()[parameterId::bits];
    CHECK (bits.getCurrentValueAsText() == "16 bits");
    CHECK (bits.getText (0.0f, 128) == "1 bit");
    CHECK (bits.getText (0.0f, 3) == "1 b");
    CHECK (bits.getText (0.0f, 1) == "1");
    CHECK (test.plugin.parameters()[parameterId::dither].getCurrentValueAsText() == "TPDF");
    CHECK (test.plugin.parameters()[parameterId::bypass].getCurrentValueAsText() == "off");

    for (const auto* parameter : test.plugin.parameters().all())
        CHECK (parameter->getLabel().isEmpty());
}

TEST_CASE ("Steps are listed by their texts, unless they are too many", "[plugin][parameters]")
{
    PluginUnderTest test;
    const auto& parameters = test.plugin.parameters();
    const auto orders = parameters[parameterId::shapingOrder].getAllValueStrings();
    REQUIRE (orders.size() == 31);
    CHECK (orders[0] == "2 taps");
    CHECK (orders[30] == "32 taps");
    CHECK (parameters[parameterId::dither].getAllValueStrings()[1] == "None");
    CHECK (parameters[parameterId::seed].getAllValueStrings().isEmpty());
    CHECK (parameters[parameterId::bits].getAllValueStrings().isEmpty());
}

TEST_CASE ("A typed text may leave the unit out, and one without meaning changes nothing",
           "[plugin][parameters]")
{
    PluginUnderTest test;
    auto& bits = test.plugin.parameters()[parameterId::bits];
    bits.setByUser (11);

    for (const auto* text : { "8", "8 bits", " 8 BITS " })
        CHECK (bits.convertFrom0to1 (bits.getValueForText (text)) == 8.0f);

    for (const auto* text : { "", "0", "25", "eight", "8 dB", "1e1", "-3", "99999999999" })
        CHECK (bits.convertFrom0to1 (bits.getValueForText (text)) == 11.0f);
}

TEST_CASE ("A host's value outside 0 to 1 is the nearest legal one, and NaN changes nothing",
           "[plugin][parameters]")
{
    PluginUnderTest test;
    using Limits = std::numeric_limits<float>;

    for (auto* parameter : test.plugin.parameters().all())
    {
        const auto& control = parameter->control();

        for (const auto low : { -0.1f, -Limits::infinity(), Limits::lowest(), -0.0f })
        {
            parameter->setValue (low);
            CHECK (parameter->value() == control.minimum);
        }

        for (const auto high : { 1.1f, Limits::infinity(), Limits::max() })
        {
            parameter->setValue (high);
            CHECK (parameter->value() == control.maximum);
        }

        parameter->setValue (Limits::quiet_NaN());
        CHECK (parameter->value() == control.maximum);
        CHECK (parameter->getText (Limits::quiet_NaN(), 0).toStdString()
               == control.text (control.maximum));
    }
}

TEST_CASE ("Hosts recognise the bypass parameter; LV2 hosts have a port of their own for it",
           "[plugin][parameters]")
{
    PluginUnderTest test;
    CHECK (test.plugin.getBypassParameter() == &test.plugin.parameters()[parameterId::bypass]);

    CHECK (pluginFor (juce::AudioProcessor::wrapperType_LV2)->getBypassParameter() == nullptr);
}

// JUCE 7's LV2 wrapper lists steps as points from 0 to 1, whatever the range.
TEST_CASE ("LV2 hosts see as steps only those that JUCE lists rightly", "[plugin][parameters]")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto lv2 = pluginFor (juce::AudioProcessor::wrapperType_LV2);

    for (const auto* parameter : lv2->parameters().all())
    {
        const auto& control = parameter->control();
        const auto isListedRightly =
            JUCE_MAJOR_VERSION > 7 || control.kind == Parameter::Kind::toggle;
        INFO (control.id);
        CHECK (parameter->isDiscrete() == (control.isWhole() && isListedRightly));
    }

    CHECK (lv2->parameters()[parameterId::bypass].isDiscrete());
}
