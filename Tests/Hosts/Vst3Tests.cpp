#include "Parameters/Presets.h"
#include "Signal.h"
#include "Support/Catch.h"
#include "Vst3Host.h"
#include "Vst3Stream.h"

using namespace requant;
using namespace requant::test;
using namespace Steinberg;
using namespace Steinberg::Vst;

namespace
{

constexpr auto* modulePath = REQUANT_VST3_MODULE;
constexpr std::size_t block = 256;

double normalised (const Parameter& control, double value)
{
    // Every list has 64 steps.
    const auto highest = control.kind == Parameter::Kind::choice ? 63.0 : control.maximum;
    return (value - control.minimum) / (highest - control.minimum);
}

Vst3ParameterChanges changesTo (const Vst3Plugin& plugin, const std::vector<Choosing>& choices)
{
    Vst3ParameterChanges changes;

    for (const auto& [id, value] : choices)
    {
        const auto& control = *findParameter (id);
        changes.add (plugin.parameter (std::string (control.name)).id, normalised (control, value));
    }

    return changes;
}

/** Runs a signal through the plug-in; the changes come with the first block. */
template <typename Sample>
Signal<Sample> processed (Vst3Plugin& plugin, Signal<Sample> input,
                          Vst3ParameterChanges* changes = nullptr)
{
    Signal<Sample> output (input.channels.size(), input.count());

    for (std::size_t start = 0; start < input.count(); start += block)
    {
        const auto length = std::min (block, input.count() - start);
        plugin.process (input.from (start), output.from (start), static_cast<int> (length),
                        start == 0 ? changes : nullptr);
    }

    return output;
}

} // namespace

TEST_CASE ("The VST3 is a mastering effect of the name Requant", "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    const auto info = module.classOf (kVstAudioEffectClass);
    CHECK (std::string (info.name) == "Requant");
    CHECK (std::string (info.subCategories) == "Fx|Mastering");
    CHECK (std::string (info.vendor) == "Requant");
    CHECK (std::string (info.version) == REQUANT_PROJECT_VERSION);
}

TEST_CASE ("A VST3 host sees the table's parameters, with units in their texts, one bypass and the "
           "program",
           "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    const Vst3Plugin plugin (module);
    REQUIRE (plugin.controller().getParameterCount()
             == static_cast<int32> (parameterTable().size()) + 1);

    for (const auto& control : parameterTable())
    {
        const auto info = plugin.parameter (std::string (control.name));
        INFO (control.id);
        CHECK (info.stepCount
               == (control.kind == Parameter::Kind::choice ? 63
                   : control.isWhole() ? static_cast<int32> (control.maximum - control.minimum)
                                       : 0));
        CHECK (info.defaultNormalizedValue
               == Approx (normalised (control, control.defaultValue)).margin (1.0e-7));
        CHECK ((info.flags & ParameterInfo::kCanAutomate) != 0);
        CHECK (((info.flags & ParameterInfo::kIsBypass) != 0)
               == (control.id == parameterId::bypass));
        CHECK (toString (info.units).empty());

        String128 text {};
        REQUIRE (plugin.controller().getParamStringByValue (
                     info.id, normalised (control, control.maximum), text)
                 == kResultOk);
        CHECK (toString (text) == control.text (control.maximum));
    }
}

TEMPLATE_TEST_CASE ("A VST3 host gets, bit for bit, what the instrument makes of a signal",
                    "[hosts][vst3]", float, double)
{
    const Vst3Module module (modulePath);
    Vst3Plugin plugin (module);
    plugin.start<TestType> (48000.0, static_cast<int> (block));
    CHECK (plugin.processor().getLatencySamples() == 0);
    CHECK (plugin.processor().getTailSamples() == kNoTail);

    auto changes = changesTo (plugin, chosen());
    const auto input = noise<TestType> (2, 10000);
    CHECK (processed (plugin, input, &changes) == reduced (input, 48000.0));
    plugin.stop();
}

TEST_CASE ("A VST3 host's bypass passes every sample untouched", "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    Vst3Plugin plugin (module);
    plugin.start<float> (48000.0, static_cast<int> (block));
    auto changes = changesTo (plugin, { { parameterId::bits, 2 }, { parameterId::bypass, 1 } });
    const auto input = noise<float> (2, 1000);
    CHECK (processed (plugin, input, &changes) == input);
    plugin.stop();
}

TEST_CASE ("A VST3 host restores a saved state into a new instance, which then sounds the same",
           "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    const auto input = noise<float> (2, 2000);
    Vst3Stream state;

    {
        Vst3Plugin plugin (module);
        plugin.start<float> (48000.0, static_cast<int> (block));
        auto changes = changesTo (plugin, chosen());
        processed (plugin, input, &changes);
        REQUIRE (plugin.component().getState (&state) == kResultOk);
        plugin.stop();
    }

    Vst3Plugin plugin (module);
    CHECK (plugin.component().setState (&state) == kResultOk);

    // Refused without change: the first half of a state, and another plug-in's.
    for (const auto& bad : { state.bytes.substr (0, 40), std::string ("<Other gain=\"1\"/>") })
    {
        Vst3Stream damaged (bad);
        plugin.component().setState (&damaged);
    }

    plugin.start<float> (48000.0, static_cast<int> (block));
    CHECK (processed (plugin, input) == reduced (input, 48000.0));
    plugin.stop();
}

TEST_CASE ("A VST3 host may use mono and surround, but not an output unlike the input",
           "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    Vst3Plugin plugin (module);
    CHECK_FALSE (plugin.setArrangement (SpeakerArr::kMono, SpeakerArr::kStereo));
    CHECK_FALSE (plugin.setArrangement (SpeakerArr::kStereo, SpeakerArr::k51));

    struct Layout
    {
        SpeakerArrangement arrangement;
        std::size_t channels;
    };

    for (const auto& [arrangement, channels] :
         { Layout { SpeakerArr::kMono, 1 }, Layout { SpeakerArr::k51, 6 },
           Layout { SpeakerArr::kStereo, 2 } })
    {
        REQUIRE (plugin.setArrangement (arrangement, arrangement));
        plugin.start<float> (96000.0, static_cast<int> (block));
        auto changes = changesTo (plugin, chosen());
        const auto input = noise<float> (channels, 1000);
        CHECK (processed (plugin, input, &changes) == reduced (input, 96000.0));
        plugin.stop();
    }
}

TEST_CASE ("A VST3 host lists the factory presets as programs, and sets one by its parameter",
           "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    Vst3Plugin plugin (module);
    const auto program = plugin.parameter ("Program");
    CHECK ((program.flags & ParameterInfo::kIsProgramChange) != 0);
    REQUIRE (program.stepCount == static_cast<int32> (presets().size()));

    for (int32 i = 0; i < program.stepCount; ++i)
    {
        String128 text {};
        const auto value = static_cast<double> (i) / program.stepCount;
        REQUIRE (plugin.controller().getParamStringByValue (program.id, value, text) == kResultOk);
        CHECK (toString (text) == presets()[static_cast<std::size_t> (i)].name);
    }
}

TEST_CASE (
    "A VST3 host's program sounds as its settings do, and its parameters have their way after",
    "[hosts][vst3]")
{
    const Vst3Module module (modulePath);
    const auto input = noise<float> (2, 2000);
    const std::vector<Choosing> settings {
        { parameterId::bits, 8 },
        { parameterId::dither, static_cast<double> (Dither::none) },
        { parameterId::rounding, static_cast<double> (Rounding::truncate) }
    };
    Settings wanted;

    for (const auto& [id, value] : settings)
        findParameter (id)->set (wanted, value);

    Vst3Plugin byProgram (module), byParameters (module);
    const auto program = byProgram.parameter ("Program");
    const auto index = findPreset (wanted.reduction);
    REQUIRE (index.has_value());

    for (auto* plugin : { &byProgram, &byParameters })
        plugin->start<float> (48000.0, static_cast<int> (block));

    byProgram.controller().setParamNormalized (program.id,
                                               static_cast<double> (*index) / program.stepCount);
    auto changes = changesTo (byParameters, settings);
    CHECK (processed (byProgram, input) == processed (byParameters, input, &changes));

    // Automation of a parameter, and no program that comes back.
    for (auto* plugin : { &byProgram, &byParameters })
        for (int i = 0; i < 2; ++i)
        {
            auto automated = changesTo (*plugin, { { parameterId::bits, 5 } });
            processed (*plugin, input, &automated);
        }

    CHECK (processed (byProgram, input) == processed (byParameters, input));

    for (auto* plugin : { &byProgram, &byParameters })
        plugin->stop();
}
