#pragma once

#include "FlatButton.h"
#include "ParameterBinding.h"

namespace requant
{

/** A control that is on or off, as a switch with its name. Message thread. */
class ParameterToggle : public FlatButton
{
public:
    ParameterToggle (const Style& styleToUse, ControlParameter& parameter)
        : FlatButton (styleToUse, toString (parameter.control().name),
                      toString (parameter.control().help), Face::onOff),
          binding (parameter, [this] { changed(); })
    {
        onClick = [this] { binding.set (1.0 - binding.value()); };
        binding.refresh();
    }

    bool isOn() const noexcept { return binding.value() != 0.0; }

    /** Called after every change, the host's too. */
    std::function<void()> onChange;

private:
    void changed()
    {
        setToggleState (isOn(), juce::dontSendNotification);

        if (onChange != nullptr)
            onChange();
    }

    ParameterBinding binding;
};

} // namespace requant
