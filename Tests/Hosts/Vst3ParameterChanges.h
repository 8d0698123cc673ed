#pragma once

#include <pluginterfaces/base/funknown.h>
#include <pluginterfaces/vst/ivstparameterchanges.h>

#include <vector>

namespace requant::test
{

// Steinberg's interfaces have no virtual destructor, by design: nobody deletes through them.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"

/** What lives on the host's stack: nobody owns it by counting. */
template <typename Interface>
class OnStack : public Interface
{
public:
    virtual ~OnStack() = default;

    Steinberg::tresult PLUGIN_API queryInterface (const Steinberg::TUID, void** object) override
    {
        *object = nullptr;
        return Steinberg::kNoInterface;
    }

    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }
};

/** One value of one parameter at a block's first sample. */
class Vst3Value : public OnStack<Steinberg::Vst::IParamValueQueue>
{
public:
    Vst3Value (Steinberg::Vst::ParamID id, double normalised) : parameter (id), value (normalised)
    {
    }

    Steinberg::Vst::ParamID PLUGIN_API getParameterId() override { return parameter; }
    Steinberg::int32 PLUGIN_API getPointCount() override { return 1; }

    Steinberg::tresult PLUGIN_API getPoint (Steinberg::int32, Steinberg::int32& offset,
                                            Steinberg::Vst::ParamValue& point) override
    {
        offset = 0;
        point = value;
        return Steinberg::kResultOk;
    }

    Steinberg::tresult PLUGIN_API addPoint (Steinberg::int32, Steinberg::Vst::ParamValue,
                                            Steinberg::int32&) override
    {
        return Steinberg::kNotImplemented;
    }

private:
    Steinberg::Vst::ParamID parameter;
    double value;
};

/** The changes of parameters that a host hands over together with a block. */
class Vst3ParameterChanges : public OnStack<Steinberg::Vst::IParameterChanges>
{
public:
    void add (Steinberg::Vst::ParamID id, double normalised)
    {
        values.emplace_back (id, normalised);
    }

    Steinberg::int32 PLUGIN_API getParameterCount() override
    {
        return static_cast<Steinberg::int32> (values.size());
    }

    Steinberg::Vst::IParamValueQueue* PLUGIN_API getParameterData (Steinberg::int32 index) override
    {
        return &values[static_cast<std::size_t> (index)];
    }

    Steinberg::Vst::IParamValueQueue* PLUGIN_API addParameterData (const Steinberg::Vst::ParamID&,
                                                                   Steinberg::int32&) override
    {
        return nullptr;
    }

private:
    std::vector<Vst3Value> values;
};

#pragma GCC diagnostic pop

} // namespace requant::test
