#pragma once

#include <lilv/lilv.h>
#include <lv2/atom/forge.h>
#include <lv2/options/options.h>
#include <lv2/urid/urid.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace requant::test
{

/** Frees what lilv hands out. */
struct FreeLilv
{
    void operator() (LilvWorld* world) const { lilv_world_free (world); }
    void operator() (LilvNode* node) const { lilv_node_free (node); }
    void operator() (LilvNodes* nodes) const { lilv_nodes_free (nodes); }
    void operator() (LilvInstance* instance) const { lilv_instance_free (instance); }
    void operator() (LilvState* state) const { lilv_state_free (state); }
};

template <typename Type>
using Lilv = std::unique_ptr<Type, FreeLilv>;

/** The built LV2 bundle, read as a host reads it: by lilv, with nothing of JUCE on this side. */
class Lv2Bundle
{
public:
    /** folder: of the bundle. REQUIREs that the plug-in of `uri` is in it and is well-formed. */
    Lv2Bundle (const std::string& folder, const std::string& uri);

    LilvWorld* world() const noexcept { return lilvWorld.get(); }
    const LilvPlugin* plugin() const noexcept { return found; }

    Lilv<LilvNode> uri (const std::string& text) const;

    /** The index of the port of a symbol; REQUIREs that there is one. */
    std::uint32_t port (const std::string& symbol) const;

    /** Objects of (subject, predicate, ?): their texts. */
    std::vector<std::string> objects (const LilvNode* subject, const std::string& predicate) const;

private:
    Lilv<LilvWorld> lilvWorld;
    const LilvPlugin* found = nullptr;
};

/** Numbers for URIs, which LV2 has hosts give out. */
class Lv2Urids
{
public:
    LV2_URID operator[] (const std::string& uri);
    LV2_URID_Map* map() noexcept { return &mapFeature; }
    LV2_URID_Unmap* unmap() noexcept { return &unmapFeature; }

private:
    std::map<std::string, LV2_URID> numbers;
    LV2_URID_Map mapFeature { this, [] (LV2_URID_Map_Handle self, const char* uri)
                              { return (*static_cast<Lv2Urids*> (self))[uri]; } };
    LV2_URID_Unmap unmapFeature { this, [] (LV2_URID_Unmap_Handle self, LV2_URID number)
                                  { return static_cast<Lv2Urids*> (self)->uri (number); } };

    const char* uri (LV2_URID number) const;
};

/** One running instance of the plug-in. */
class Lv2Plugin
{
public:
    Lv2Plugin (const Lv2Bundle&, double sampleRateHz, int maximumBlock);
    ~Lv2Plugin();

    Lv2Plugin (const Lv2Plugin&) = delete;
    Lv2Plugin& operator= (const Lv2Plugin&) = delete;

    /** Sends a value, in the parameter's own range, with the next block. */
    void set (const std::string& parameterUri, float value);

    /** The host's bypass: the port of the designation lv2:enabled. */
    void setEnabled (bool isEnabled) { enabled = isEnabled ? 1.0f : 0.0f; }

    void process (std::vector<float*> input, std::vector<float*> output, int count);

    float latency() const noexcept { return reportedLatency; }

    /** The state as a host stores it, and the way back. */
    Lilv<LilvState> state();
    void restore (const LilvState&);

private:
    static constexpr std::size_t sequenceSize = 16384;

    const Lv2Bundle& bundle;
    Lv2Urids urids;
    std::int32_t longestBlock;
    std::vector<std::pair<std::string, float>> waiting;
    alignas (8) std::array<std::uint8_t, sequenceSize> in {}, out {};
    float enabled = 1.0f, freeWheeling = 0.0f, reportedLatency = -1.0f;
    Lilv<LilvInstance> instance;
};

} // namespace requant::test
