#include "Lv2Host.h"

#include "Support/Catch.h"

#include <cstring>
#include <lv2/buf-size/buf-size.h>
#include <lv2/patch/patch.h>

namespace requant::test
{

Lv2Bundle::Lv2Bundle (const std::string& folder, const std::string& pluginUri)
    : lilvWorld (lilv_world_new())
{
    REQUIRE (world() != nullptr);
    lilv_world_load_specifications (world());
    const Lilv<LilvNode> path (lilv_new_file_uri (world(), nullptr, (folder + "/").c_str()));
    lilv_world_load_bundle (world(), path.get());

    const auto id = uri (pluginUri);
    found = lilv_plugins_get_by_uri (lilv_world_get_all_plugins (world()), id.get());
    INFO (folder << ": " << pluginUri);
    REQUIRE (found != nullptr);
    REQUIRE (lilv_plugin_verify (found));
}

Lilv<LilvNode> Lv2Bundle::uri (const std::string& text) const
{
    return Lilv<LilvNode> (lilv_new_uri (world(), text.c_str()));
}

std::uint32_t Lv2Bundle::port (const std::string& symbol) const
{
    const Lilv<LilvNode> name (lilv_new_string (world(), symbol.c_str()));
    const auto* const port = lilv_plugin_get_port_by_symbol (plugin(), name.get());
    INFO (symbol);
    REQUIRE (port != nullptr);
    return lilv_port_get_index (plugin(), port);
}

std::vector<std::string> Lv2Bundle::objects (const LilvNode* subject,
                                             const std::string& predicate) const
{
    const Lilv<LilvNodes> nodes (
        lilv_world_find_nodes (world(), subject, uri (predicate).get(), nullptr));
    std::vector<std::string> texts;

    LILV_FOREACH (nodes, i, nodes.get())
    texts.emplace_back (lilv_node_as_string (lilv_nodes_get (nodes.get(), i)));

    return texts;
}

LV2_URID Lv2Urids::operator[] (const std::string& uri)
{
    return numbers.try_emplace (uri, static_cast<LV2_URID> (numbers.size() + 1)).first->second;
}

const char* Lv2Urids::uri (LV2_URID number) const
{
    for (const auto& [text, known] : numbers)
        if (known == number)
            return text.c_str();

    return nullptr;
}

Lv2Plugin::Lv2Plugin (const Lv2Bundle& bundleToRun, double sampleRateHz, int maximumBlock)
    : bundle (bundleToRun), longestBlock (maximumBlock)
{
    const std::array options { LV2_Options_Option {
                                   LV2_OPTIONS_INSTANCE, 0, urids[LV2_BUF_SIZE__maxBlockLength],
                                   sizeof (longestBlock), urids[LV2_ATOM__Int], &longestBlock },
                               LV2_Options_Option { LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, nullptr } };

    auto optionList = options;
    const LV2_Feature map { LV2_URID__map, urids.map() }, unmap { LV2_URID__unmap, urids.unmap() },
        bounded { LV2_BUF_SIZE__boundedBlockLength, nullptr },
        option { LV2_OPTIONS__options, optionList.data() };
    const std::array<const LV2_Feature*, 5> features { &map, &unmap, &bounded, &option, nullptr };

    instance.reset (lilv_plugin_instantiate (bundle.plugin(), sampleRateHz, features.data()));
    REQUIRE (instance != nullptr);

    const auto connect = [this] (const char* symbol, void* data)
    { lilv_instance_connect_port (instance.get(), bundle.port (symbol), data); };

    connect ("in", in.data());
    connect ("out", out.data());
    connect ("latency", &reportedLatency);
    connect ("freeWheeling", &freeWheeling);
    connect ("enabled", &enabled);
    lilv_instance_activate (instance.get());
}

Lv2Plugin::~Lv2Plugin() { lilv_instance_deactivate (instance.get()); }

void Lv2Plugin::set (const std::string& parameterUri, float value)
{
    waiting.emplace_back (parameterUri, value);
}

void Lv2Plugin::process (std::vector<float*> input, std::vector<float*> output, int count)
{
    LV2_Atom_Forge forge {};
    lv2_atom_forge_init (&forge, urids.map());
    lv2_atom_forge_set_buffer (&forge, in.data(), in.size());
    LV2_Atom_Forge_Frame sequence {}, object {};
    lv2_atom_forge_sequence_head (&forge, &sequence, 0);

    for (const auto& [parameter, value] : waiting)
    {
        lv2_atom_forge_frame_time (&forge, 0);
        lv2_atom_forge_object (&forge, &object, 0, urids[LV2_PATCH__Set]);
        lv2_atom_forge_key (&forge, urids[LV2_PATCH__property]);
        lv2_atom_forge_urid (&forge, urids[parameter]);
        lv2_atom_forge_key (&forge, urids[LV2_PATCH__value]);
        lv2_atom_forge_float (&forge, value);
        lv2_atom_forge_pop (&forge, &object);
    }

    lv2_atom_forge_pop (&forge, &sequence);
    waiting.clear();

    // An empty chunk as large as the buffer: what the plug-in may write into.
    const LV2_Atom room { static_cast<std::uint32_t> (out.size() - sizeof (LV2_Atom)),
                          urids[LV2_ATOM__Chunk] };
    std::memcpy (out.data(), &room, sizeof (room));

    for (std::size_t c = 0; c < input.size(); ++c)
    {
        const auto number = std::to_string (c + 1);
        lilv_instance_connect_port (instance.get(), bundle.port ("audio_in_" + number), input[c]);
        lilv_instance_connect_port (instance.get(), bundle.port ("audio_out_" + number), output[c]);
    }

    lilv_instance_run (instance.get(), static_cast<std::uint32_t> (count));
}

Lilv<LilvState> Lv2Plugin::state()
{
    return Lilv<LilvState> (lilv_state_new_from_instance (bundle.plugin(), instance.get(),
                                                          urids.map(), nullptr, nullptr, nullptr,
                                                          nullptr, nullptr, nullptr, 0, nullptr));
}

void Lv2Plugin::restore (const LilvState& state)
{
    lilv_state_restore (&state, instance.get(), nullptr, nullptr, 0, nullptr);
}

} // namespace requant::test
