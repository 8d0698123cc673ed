#pragma once

#include "Plots/Juce/Style.h"
#include "Plugin/Parameters/HostParameter.h"

namespace requant
{

/** One control on screen bound to its parameter: hears every change, from the host too, and makes
    each change by a person one gesture, a drag too. Message thread. */
class ParameterBinding
{
public:
    /** whenChanged is called on the message thread after each change, and by refresh(). */
    ParameterBinding (HostParameter& toBind, std::function<void()> whenChanged)
        : parameter (toBind), attachment (toBind, [f = std::move (whenChanged)] (float) { f(); })
    {
    }

    ~ParameterBinding() { endGesture(); }

    HostParameter& target() const noexcept { return parameter; }
    const Parameter& control() const noexcept { return parameter.control(); }
    double value() const noexcept { return parameter.value(); }
    juce::String text() const { return juce::String (control().text (value())); }
    juce::String name() const { return toString (control().name); }
    juce::String help() const { return toString (control().help); }

    void refresh() { attachment.sendInitialUpdate(); }

    /** Sets a value, brought into the control's range first. */
    void set (double newValue)
    {
        if (inGesture)
            return setDuringGesture (newValue);

        const auto legal = control().nearestStep (newValue);
        attachment.setValueAsCompleteGesture (static_cast<float> (legal));
    }

    void setToDefault() { set (control().defaultValue); }

    /** What one step is: 1, 0.1 where the range is small, 100 Hz; or the finest that the control
        has. */
    double stepSize (bool isFine) const noexcept
    {
        const auto& c = control();
        const auto isFinest = isFine || (c.isWhole() && c.unit != "Hz");
        const auto coarse = c.unit == "Hz" ? 100.0 : c.maximum - c.minimum > 10.0 ? 1.0 : 0.1;
        return isFinest ? 1.0 / c.stepsPerUnit : coarse;
    }

    /** Moves the value by so many steps. */
    void step (double count, bool isFine) { set (value() + count * stepSize (isFine)); }

    /** From a drag's beginning to its end hosts take what is set as one change. */
    void beginGesture()
    {
        if (! std::exchange (inGesture, true))
            attachment.beginGesture();
    }

    void setDuringGesture (double newValue)
    {
        const auto legal = control().nearestStep (newValue);
        attachment.setValueAsPartOfGesture (static_cast<float> (legal));
    }

    void endGesture()
    {
        if (std::exchange (inGesture, false))
            attachment.endGesture();
    }

    bool isInGesture() const noexcept { return inGesture; }

    /** Sets what a person typed, unit included; false where it means nothing to the control. */
    bool setTyped (const juce::String& typed)
    {
        const auto parsed = control().parse (typed.toStdString());

        if (parsed)
            set (*parsed);

        return parsed.has_value();
    }

private:
    HostParameter& parameter;
    juce::ParameterAttachment attachment;
    bool inGesture = false;
};

/** What shows and sets one control, so that its menu can be found from wherever it was asked
    for. */
class ParameterHolder
{
public:
    virtual ~ParameterHolder() = default;

    virtual ParameterBinding& held() = 0;

    /** How a value can be typed, or empty. */
    virtual std::function<void()> typingAction() { return {}; }
};

} // namespace requant
