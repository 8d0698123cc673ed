#pragma once

#include "Vst3ParameterChanges.h"

#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <pluginterfaces/vst/ivstmessage.h>

#include <memory>
#include <string>

namespace requant::test
{

/** Gives a reference back where a plug-in handed one out. */
struct Release
{
    void operator() (Steinberg::FUnknown* object) const { object->release(); }
};

template <typename Interface>
using Owned = std::unique_ptr<Interface, Release>;

/** The built VST3 module, loaded as a host loads it: by its file and its three entry functions,
    with nothing of JUCE on this side. */
class Vst3Module
{
public:
    explicit Vst3Module (const char* path);
    ~Vst3Module();

    Vst3Module (const Vst3Module&) = delete;
    Vst3Module& operator= (const Vst3Module&) = delete;

    Steinberg::IPluginFactory& factory() const noexcept { return *pluginFactory; }

    /** Describes the one class of a category; REQUIREs that there is just one. */
    Steinberg::PClassInfo2 classOf (const char* category) const;

    /** Makes an object of a class. */
    template <typename Interface>
    Owned<Interface> make (const char* classId, const Steinberg::TUID& interfaceId) const
    {
        void* object = nullptr;
        factory().createInstance (classId, interfaceId, &object);
        return Owned<Interface> (static_cast<Interface*> (object));
    }

private:
    void* library = nullptr;
    Owned<Steinberg::IPluginFactory> pluginFactory;
};

/** One instance of the plug-in: its audio component and its controller, connected. */
class Vst3Plugin
{
public:
    explicit Vst3Plugin (const Vst3Module&);
    ~Vst3Plugin();

    Vst3Plugin (const Vst3Plugin&) = delete;
    Vst3Plugin& operator= (const Vst3Plugin&) = delete;

    Steinberg::Vst::IComponent& component() const noexcept { return *audioComponent; }
    Steinberg::Vst::IAudioProcessor& processor() const noexcept { return *audioProcessor; }
    Steinberg::Vst::IEditController& controller() const noexcept { return *editController; }

    /** The parameter of a name; REQUIREs that there is one. */
    Steinberg::Vst::ParameterInfo parameter (const std::string& name) const;

    /** True where the plug-in took the arrangement for its input and for its output. */
    bool setArrangement (Steinberg::Vst::SpeakerArrangement input,
                         Steinberg::Vst::SpeakerArrangement output);

    template <typename Sample>
    void start (double sampleRateHz, int maximumBlock);
    void stop();

    /** Processes `count` samples of each channel from `input` to `output`. */
    template <typename Sample>
    void process (std::vector<Sample*> input, std::vector<Sample*> output, int count,
                  Vst3ParameterChanges* changes = nullptr);

private:
    template <typename Interface>
    Owned<Interface> query (Steinberg::FUnknown& object, const Steinberg::TUID& id) const;

    Owned<Steinberg::Vst::IComponent> audioComponent;
    Owned<Steinberg::Vst::IAudioProcessor> audioProcessor;
    Owned<Steinberg::Vst::IEditController> editController;
};

/** ASCII text out of the interface's UTF-16. */
std::string toString (const Steinberg::Vst::String128&);

} // namespace requant::test
