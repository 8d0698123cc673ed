#pragma once

#include "DropList.h"
#include "ParameterBinding.h"
#include "Segments.h"

namespace requant
{

/** A control that offers a list, as a row of words or as a list that opens. Message thread. */
class ParameterChoice : public juce::Component
{
public:
    enum class Form
    {
        segments,
        list,
        row ///< a list with its name on the left
    };

    ParameterChoice (const Style&, ControlParameter&);

    void setForm (Form);

    /** The control's name, and one sentence about the choice that is made. */
    juce::String name() const { return binding.name(); }
    juce::String chosenHelp() const;
    int chosen() const { return static_cast<int> (binding.value()); }

    /** Called after every change, the host's too. */
    std::function<void()> onChange;

    void resized() override;

    Segments& words() noexcept { return segments; }
    DropList& opening() noexcept { return list; }

private:
    void changed();

    ParameterBinding binding;
    Segments segments;
    DropList list;
};

} // namespace requant
