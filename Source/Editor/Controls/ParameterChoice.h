#pragma once

#include "Editor/Widgets/DropDown.h"
#include "Editor/Widgets/SegmentedControl.h"
#include "ParameterBinding.h"

namespace requant
{

/** A control that offers a list, as a row of words or as a list that opens. Message thread. */
class ParameterChoice : public juce::Component, public ParameterHolder
{
public:
    enum class Form
    {
        segments,
        list,
        inlined, ///< a list with its name on the left
        row      ///< that, among rows with lines between them
    };

    /** label: the name that a row has where a heading says the rest; empty: the whole name. */
    ParameterChoice (const Style&, HostParameter&, const juce::String& label = {});

    ParameterBinding& held() override { return binding; }

    void setForm (Form);

    /** Dimmed, and why: the choice has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    /** The control's name, and one sentence about the choice that is made. */
    juce::String name() const { return binding.name(); }
    juce::String chosenHelp() const;
    int chosen() const { return static_cast<int> (binding.value()); }

    /** Called after every change, the host's too. */
    std::function<void()> onChange;

    void resized() override;

    SegmentedControl& words() noexcept { return segments; }
    DropDown& opening() noexcept { return list; }

private:
    void changed();

    ParameterBinding binding;
    SegmentedControl segments;
    DropDown list;
};

} // namespace requant
