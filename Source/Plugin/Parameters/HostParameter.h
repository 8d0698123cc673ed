#pragma once

#include "JuceHeader.h"
#include "Parameters/Parameter.h"

#include <atomic>

namespace requant
{

/** One control as a host sees it: id, name, unit, range, steps and texts all come from the table.

    value() may be read by any thread, in real time; the rest is JUCE's contract for parameters.
*/
class HostParameter : public juce::RangedAudioParameter
{
public:
    /** shouldListSteps: false where a format's wrapper would list the steps wrongly. */
    explicit HostParameter (const Parameter&, bool shouldListSteps = true);

    const Parameter& control() const noexcept { return declared; }

    /** The control's own value: a number, the index of a choice, or 0 and 1. */
    double value() const noexcept { return current.load (std::memory_order_relaxed); }

    /** Sets a legal value and tells the host, as one gesture. Message thread. */
    void setByUser (double newValue);

    const juce::NormalisableRange<float>& getNormalisableRange() const override { return range; }

    float getValue() const override;

    /** Takes the legal value nearest to 0..1; what lies outside counts as 0 or 1, and NaN changes
        nothing. Any thread; real time. */
    void setValue (float normalised) override;
    float getDefaultValue() const override;
    int getNumSteps() const override;
    bool isDiscrete() const override { return listsSteps && declared.isWhole(); }
    bool isBoolean() const override { return declared.kind == Parameter::Kind::toggle; }
    juce::String getText (float normalised, int maximumLength) const override;

    /** The normalised value of a typed text; text that means nothing leaves the value as it is. */
    float getValueForText (const juce::String&) const override;

    /** The texts in order, or none where there are too many to list. Of a choice there are fewer
        than steps, which leave room for later ones: those beyond the last one mean the last. */
    juce::StringArray getAllValueStrings() const override;

private:
    double toLegal (float normalised) const;

    const Parameter& declared;
    const bool listsSteps;
    juce::NormalisableRange<float> range;
    std::atomic<double> current;
    static_assert (std::atomic<double>::is_always_lock_free);
};

} // namespace requant
