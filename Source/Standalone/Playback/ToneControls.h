#pragma once

#include "Offline/TestSignal.h"
#include "Plugin/Parameters/HostParameter.h"
#include "Plugin/Parameters/ParameterSet.h"

namespace requant
{

/** Level and frequency of the test signals as parameters, so that the editor's number fields take
    them as they take the plug-in's. Message thread. */
class ToneControls : public ParameterOwner
{
public:
    ToneControls();

    HostParameter& level() noexcept { return *levelParameter; }
    HostParameter& frequency() noexcept { return *frequencyParameter; }
    TestTone tone() const noexcept
    {
        return { levelParameter->value(), frequencyParameter->value() };
    }

private:
    HostParameter* levelParameter; // JUCE's processor owns them
    HostParameter* frequencyParameter;
};

} // namespace requant
