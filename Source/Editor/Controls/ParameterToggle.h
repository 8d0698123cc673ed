#pragma once

#include "Editor/Widgets/FlatButton.h"
#include "ParameterBinding.h"

namespace requant
{

/** A control that is on or off, as a switch with its name, or as a button. Message thread. */
class ParameterToggle : public FlatButton, public ParameterHolder
{
public:
    ParameterToggle (const Style& styleToUse, HostParameter& parameter,
                     Face faceToShow = Face::onOff)
        : FlatButton (styleToUse, toString (parameter.control().name),
                      toString (parameter.control().help), faceToShow),
          binding (parameter, [this] { changed(); })
    {
        setToggleable (true);
        onClick = [this] { binding.set (1.0 - binding.value()); };
        binding.refresh();
    }

    ParameterBinding& held() override { return binding; }
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
