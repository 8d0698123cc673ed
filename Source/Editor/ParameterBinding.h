#pragma once

#include "Plugin/ControlParameter.h"

namespace requant
{

/** Text of the controls' table as JUCE holds it. Thread: any. */
inline juce::String toString (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

/** One control on screen bound to its parameter: hears every change, from the host too, and makes
    each change by a person one gesture. Message thread. */
class ParameterBinding
{
public:
    /** whenChanged is called on the message thread after each change, and by refresh(). */
    ParameterBinding (ControlParameter& toBind, std::function<void()> whenChanged)
        : parameter (toBind), attachment (toBind, [f = std::move (whenChanged)] (float) { f(); })
    {
    }

    const Control& control() const noexcept { return parameter.control(); }
    double value() const noexcept { return parameter.value(); }
    juce::String text() const { return juce::String (control().text (value())); }
    juce::String name() const { return toString (control().name); }
    juce::String help() const { return toString (control().help); }

    void refresh() { attachment.sendInitialUpdate(); }

    /** Sets a value, brought into the control's range first. */
    void set (double newValue)
    {
        const auto legal = control().nearestStep (newValue);
        attachment.setValueAsCompleteGesture (static_cast<float> (legal));
    }

    void setToDefault() { set (control().defaultValue); }

    /** Sets what a person typed, unit included; false where it means nothing to the control. */
    bool setTyped (const juce::String& typed)
    {
        const auto parsed = control().parse (typed.toStdString());

        if (parsed)
            set (*parsed);

        return parsed.has_value();
    }

private:
    ControlParameter& parameter;
    juce::ParameterAttachment attachment;
};

} // namespace requant
