#include "Vst3Host.h"

#include "Support/Catch.h"

#include <cstring>

#ifdef _WIN32
    #include <windows.h>
#else
    #include <dlfcn.h>
#endif

namespace requant::test
{

using namespace Steinberg;
using namespace Steinberg::Vst;

namespace
{

// What a library is to the system, and the format's names for a module's first and last function.
#ifdef _WIN32
void* opened (const char* path) { return LoadLibraryA (path); }
std::string failure() { return "error " + std::to_string (GetLastError()); }
void* address (void* library, const char* name)
{
    return reinterpret_cast<void*> (GetProcAddress (static_cast<HMODULE> (library), name));
}

constexpr auto *entryName = "InitDll", *exitName = "ExitDll";
#else
void* opened (const char* path) { return dlopen (path, RTLD_NOW | RTLD_LOCAL); }
std::string failure() { return dlerror(); }
void* address (void* library, const char* name) { return dlsym (library, name); }

constexpr auto *entryName = "ModuleEntry", *exitName = "ModuleExit";
#endif

template <typename Function>
Function* symbol (void* library, const char* name)
{
    INFO (name);
    auto* const found = address (library, name);
    REQUIRE (found != nullptr);
    return reinterpret_cast<Function*> (found);
}

template <typename Sample>
constexpr int32 sampleSize = std::is_same_v<Sample, float> ? kSample32 : kSample64;

void setBuffers (AudioBusBuffers& bus, std::vector<float*>& channels)
{
    bus.numChannels = static_cast<int32> (channels.size());
    bus.channelBuffers32 = channels.data();
}

void setBuffers (AudioBusBuffers& bus, std::vector<double*>& channels)
{
    bus.numChannels = static_cast<int32> (channels.size());
    bus.channelBuffers64 = channels.data();
}

} // namespace

Vst3Module::Vst3Module (const char* path) : library (opened (path))
{
    INFO (path << ": " << (library == nullptr ? failure() : std::string()));
    REQUIRE (library != nullptr);

    // Windows' entry function ignores what Linux's needs.
    REQUIRE (symbol<bool (void*)> (library, entryName) (library));
    pluginFactory.reset (symbol<IPluginFactory*()> (library, "GetPluginFactory")());
    REQUIRE (pluginFactory != nullptr);
}

// The library stays loaded: threads of its own may outlive the last instance.
Vst3Module::~Vst3Module()
{
    pluginFactory.reset();
    symbol<bool()> (library, exitName)();
}

PClassInfo2 Vst3Module::classOf (const char* category) const
{
    void* object = nullptr;
    REQUIRE (factory().queryInterface (IPluginFactory2_iid, &object) == kResultOk);
    const Owned<IPluginFactory2> detailed (static_cast<IPluginFactory2*> (object));
    PClassInfo2 result {};
    int found = 0;

    for (int32 i = 0; i < detailed->countClasses(); ++i)
    {
        PClassInfo2 info {};
        REQUIRE (detailed->getClassInfo2 (i, &info) == kResultOk);

        if (std::strcmp (info.category, category) == 0)
        {
            result = info;
            ++found;
        }
    }

    REQUIRE (found == 1);
    return result;
}

Vst3Plugin::Vst3Plugin (const Vst3Module& module)
    : audioComponent (
        module.make<IComponent> (module.classOf (kVstAudioEffectClass).cid, IComponent_iid))
{
    REQUIRE (audioComponent != nullptr);
    REQUIRE (component().initialize (nullptr) == kResultOk);
    audioProcessor = query<IAudioProcessor> (component(), IAudioProcessor_iid);

    TUID controllerId {};
    REQUIRE (component().getControllerClassId (controllerId) == kResultOk);
    editController = module.make<IEditController> (controllerId, IEditController_iid);
    REQUIRE (editController != nullptr);
    REQUIRE (controller().initialize (nullptr) == kResultOk);

    const auto one = query<IConnectionPoint> (component(), IConnectionPoint_iid);
    const auto other = query<IConnectionPoint> (controller(), IConnectionPoint_iid);
    REQUIRE (one->connect (other.get()) == kResultOk);
    REQUIRE (other->connect (one.get()) == kResultOk);
}

Vst3Plugin::~Vst3Plugin()
{
    const auto one = query<IConnectionPoint> (component(), IConnectionPoint_iid);
    const auto other = query<IConnectionPoint> (controller(), IConnectionPoint_iid);
    one->disconnect (other.get());
    other->disconnect (one.get());
    controller().terminate();
    component().terminate();
}

template <typename Interface>
Owned<Interface> Vst3Plugin::query (FUnknown& object, const TUID& id) const
{
    void* found = nullptr;
    REQUIRE (object.queryInterface (id, &found) == kResultOk);
    return Owned<Interface> (static_cast<Interface*> (found));
}

ParameterInfo Vst3Plugin::parameter (const std::string& name) const
{
    ParameterInfo info {};
    bool isFound = false;

    for (int32 i = 0; i < controller().getParameterCount() && ! isFound; ++i)
        isFound =
            controller().getParameterInfo (i, info) == kResultOk && toString (info.title) == name;

    INFO (name);
    REQUIRE (isFound);
    return info;
}

bool Vst3Plugin::setArrangement (SpeakerArrangement input, SpeakerArrangement output)
{
    return processor().setBusArrangements (&input, 1, &output, 1) == kResultTrue;
}

template <typename Sample>
void Vst3Plugin::start (double sampleRateHz, int maximumBlock)
{
    ProcessSetup setup { kRealtime, sampleSize<Sample>, maximumBlock, sampleRateHz };
    REQUIRE (processor().canProcessSampleSize (sampleSize<Sample>) == kResultTrue);
    REQUIRE (processor().setupProcessing (setup) == kResultOk);
    REQUIRE (component().activateBus (kAudio, kInput, 0, true) == kResultOk);
    REQUIRE (component().activateBus (kAudio, kOutput, 0, true) == kResultOk);
    REQUIRE (component().setActive (true) == kResultOk);
    processor().setProcessing (true);
}

void Vst3Plugin::stop()
{
    processor().setProcessing (false);
    REQUIRE (component().setActive (false) == kResultOk);
}

template <typename Sample>
void Vst3Plugin::process (std::vector<Sample*> input, std::vector<Sample*> output, int count,
                          Vst3ParameterChanges* changes)
{
    AudioBusBuffers inputBus, outputBus;
    setBuffers (inputBus, input);
    setBuffers (outputBus, output);

    ProcessData data;
    data.symbolicSampleSize = sampleSize<Sample>;
    data.numSamples = count;
    data.numInputs = data.numOutputs = 1;
    data.inputs = &inputBus;
    data.outputs = &outputBus;
    data.inputParameterChanges = changes;
    REQUIRE (processor().process (data) == kResultOk);
}

template void Vst3Plugin::start<float> (double, int);
template void Vst3Plugin::start<double> (double, int);
template void Vst3Plugin::process (std::vector<float*>, std::vector<float*>, int,
                                   Vst3ParameterChanges*);
template void Vst3Plugin::process (std::vector<double*>, std::vector<double*>, int,
                                   Vst3ParameterChanges*);

std::string toString (const String128& text)
{
    std::string result;

    for (const auto* c = text; *c != 0; ++c)
        result += static_cast<char> (*c);

    return result;
}

} // namespace requant::test
