#pragma once

#include "Plugin/ControlParameter.h"
#include "Plugin/ParameterOwner.h"
#include "Signal.h"

namespace requant
{

/** Level and frequency of the test signals as parameters, so that the editor's number fields take
    them as they take the plug-in's. Message thread. */
class ToneControls : public ParameterOwner
{
public:
    ToneControls();

    ControlParameter& level() noexcept { return *levelParameter; }
    ControlParameter& frequency() noexcept { return *frequencyParameter; }
    TestTone tone() const noexcept
    {
        return { levelParameter->value(), frequencyParameter->value() };
    }

private:
    ControlParameter* levelParameter; // JUCE's processor owns them
    ControlParameter* frequencyParameter;
};

} // namespace requant
