#include "Lv2Host.h"
#include "Parameters/Presets.h"
#include "Signal.h"
#include "Support/Catch.h"

#include <lv2/core/lv2.h>
#include <lv2/patch/patch.h>
#include <lv2/presets/presets.h>
#include <set>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t block = 256;

/** One of the LV2 plug-ins, which differ in their channels only. */
struct Variant
{
    std::size_t channels;
    std::string name, bundle, uri;

    // JUCE's separator between a plug-in's URI and a parameter's id.
    std::string parameterUri (std::string_view id) const { return uri + ":" + std::string (id); }
};

/** All of them, one after the other: what a test with this line says, it says of each. */
Variant anyVariant()
{
    const std::string folder = REQUANT_LV2_FOLDER "/Requant",
                      uri = "https://requant.example.org/lv2/requant";

    return GENERATE_COPY (Variant { 1, "Requant Mono", folder + "-Mono.lv2", uri + "-mono" },
                          Variant { 2, "Requant", folder + ".lv2", uri },
                          Variant { 4, "Requant 4ch", folder + "-4ch.lv2", uri + "-4ch" },
                          Variant { 6, "Requant 6ch", folder + "-6ch.lv2", uri + "-6ch" },
                          Variant { 8, "Requant 8ch", folder + "-8ch.lv2", uri + "-8ch" });
}

/** Runs a signal through the plug-in. */
Signal<float> processed (Lv2Plugin& plugin, Signal<float> input)
{
    Signal<float> output (input.channels.size(), input.count());

    for (std::size_t start = 0; start < input.count(); start += block)
        plugin.process (input.from (start), output.from (start),
                        static_cast<int> (std::min (block, input.count() - start)));

    return output;
}

void choose (Lv2Plugin& plugin, const Variant& variant, const std::vector<Choosing>& choices)
{
    for (const auto& [id, value] : choices)
        plugin.set (variant.parameterUri (id), static_cast<float> (value));
}

} // namespace

TEST_CASE ("An LV2 has a name, a licence, its number of inputs and outputs, and a port for the "
           "host's bypass",
           "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    const Lilv<LilvNode> name (lilv_plugin_get_name (bundle.plugin()));
    CHECK (std::string (lilv_node_as_string (name.get())) == variant.name);

    const auto* const self = lilv_plugin_get_uri (bundle.plugin());
    CHECK (bundle.objects (self, "http://usefulinc.com/ns/doap#license")
           == std::vector<std::string> { "https://spdx.org/licenses/" REQUANT_LICENCE });

    const auto audio = bundle.uri (LV2_CORE__AudioPort), input = bundle.uri (LV2_CORE__InputPort),
               output = bundle.uri (LV2_CORE__OutputPort);
    const auto count = [&] (const LilvNode* direction) {
        return lilv_plugin_get_num_ports_of_class (bundle.plugin(), audio.get(), direction,
                                                   nullptr);
    };
    CHECK (count (input.get()) == variant.channels);
    CHECK (count (output.get()) == variant.channels);

    const auto designation = bundle.uri (LV2_CORE__enabled);
    const auto* const port =
        lilv_plugin_get_port_by_designation (bundle.plugin(), input.get(), designation.get());
    REQUIRE (port != nullptr);
    CHECK (lilv_port_get_index (bundle.plugin(), port) == bundle.port ("enabled"));
}

TEST_CASE ("An LV2 host finds the table's parameters, with their ranges and right scale points",
           "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    const auto* const self = lilv_plugin_get_uri (bundle.plugin());
    CHECK (bundle.objects (self, LV2_PATCH__writable).size() == parameterTable().size());

    for (const auto& control : parameterTable())
    {
        INFO (control.id);
        const auto parameter = bundle.uri (variant.parameterUri (control.id));
        const auto number = [&] (const char* predicate)
        {
            const auto texts = bundle.objects (parameter.get(), predicate);
            REQUIRE (texts.size() == 1);
            return std::stod (texts.front());
        };

        CHECK (bundle.objects (parameter.get(), LILV_NS_RDFS "label")
               == std::vector { std::string (control.name) });
        CHECK (number (LV2_CORE__minimum) == control.minimum);
        CHECK (number (LV2_CORE__maximum)
               == (control.kind == Parameter::Kind::choice ? 63.0 : control.maximum));
        CHECK (number (LV2_CORE__default) == control.defaultValue);

        // A host that offers a scale point by its text must set the value of that text.
        const Lilv<LilvNodes> points (lilv_world_find_nodes (
            bundle.world(), parameter.get(), bundle.uri (LV2_CORE__scalePoint).get(), nullptr));

        LILV_FOREACH (nodes, i, points.get())
        {
            const auto* const point = lilv_nodes_get (points.get(), i);
            const auto value = std::stod (bundle.objects (point, LILV_NS_RDF "value").at (0));
            REQUIRE (control.isLegal (value));
            CHECK (bundle.objects (point, LILV_NS_RDFS "label").at (0) == control.text (value));
        }
    }
}

TEST_CASE ("An LV2 host gets, bit for bit, what the instrument makes of a signal", "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    Lv2Plugin plugin (bundle, 48000.0, static_cast<int> (block));
    choose (plugin, variant, chosen());
    const auto input = noise<float> (variant.channels, 10000);
    CHECK (processed (plugin, input) == reduced (input, 48000.0));
    CHECK (plugin.latency() == 0.0f);
}

TEST_CASE ("An LV2 host's bypass, or the parameter, passes every sample untouched", "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    const auto input = noise<float> (variant.channels, 1000);
    const auto byPort = GENERATE (true, false);

    Lv2Plugin plugin (bundle, 48000.0, static_cast<int> (block));
    plugin.setEnabled (! byPort);
    choose (plugin, variant,
            { { parameterId::bits, 2 }, { parameterId::bypass, byPort ? 0.0 : 1.0 } });
    CHECK (processed (plugin, input) == input);
}

TEST_CASE ("An LV2 host restores a saved state into a new instance, which then sounds the same",
           "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    const auto input = noise<float> (variant.channels, 2000);

    Lv2Plugin plugin (bundle, 44100.0, static_cast<int> (block));
    choose (plugin, variant, chosen());
    processed (plugin, input);
    const auto state = plugin.state();
    REQUIRE (state != nullptr);

    Lv2Plugin restored (bundle, 44100.0, static_cast<int> (block));
    CHECK (processed (restored, input) != reduced (input, 44100.0));

    Lv2Plugin fresh (bundle, 44100.0, static_cast<int> (block));
    fresh.restore (*state);
    CHECK (processed (fresh, input) == reduced (input, 44100.0));
}

TEST_CASE ("An LV2 host is offered the factory presets, by their names", "[hosts][lv2]")
{
    const auto variant = anyVariant();
    const Lv2Bundle bundle (variant.bundle, variant.uri);
    const auto type = bundle.uri (LV2_PRESETS__Preset);
    const Lilv<LilvNodes> found (lilv_plugin_get_related (bundle.plugin(), type.get()));
    std::multiset<std::string> names, expected;

    LILV_FOREACH (nodes, i, found.get())
    {
        const auto* const preset = lilv_nodes_get (found.get(), i);
        lilv_world_load_resource (bundle.world(), preset);

        for (const auto& name : bundle.objects (preset, LILV_NS_RDFS "label"))
            names.insert (name);
    }

    for (const auto& preset : presets())
        expected.insert (preset.name);

    CHECK (names == expected);
}
