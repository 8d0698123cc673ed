#include "HostParameter.h"

namespace requant
{

namespace
{

juce::String toString (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

// As many for every list, so that a choice that is added moves no recorded automation.
constexpr int stepsOfChoice = 64;

double highestOf (const Parameter& control)
{
    return control.kind == Parameter::Kind::choice ? stepsOfChoice - 1.0 : control.maximum;
}

// JUCE's wrappers list the steps of a parameter with fewer than 1000.
constexpr int longestList = 1000;

} // namespace

// No label: the texts hold the unit, and a host that appends the label would show it twice.
HostParameter::HostParameter (const Parameter& control, bool shouldListSteps)
    : juce::RangedAudioParameter (juce::ParameterID { toString (control.id), control.versionHint },
                                  toString (control.name)),
      declared (control), listsSteps (shouldListSteps),
      range (static_cast<float> (control.minimum), static_cast<float> (highestOf (control)),
             1.0f / static_cast<float> (control.stepsPerUnit)),
      current (control.defaultValue)
{
}

void HostParameter::setByUser (double newValue)
{
    beginChangeGesture();
    setValueNotifyingHost (convertTo0to1 (static_cast<float> (newValue)));
    endChangeGesture();
}

float HostParameter::getValue() const { return convertTo0to1 (static_cast<float> (value())); }

void HostParameter::setValue (float normalised)
{
    if (! std::isnan (normalised))
        current.store (toLegal (normalised), std::memory_order_relaxed);
}

float HostParameter::getDefaultValue() const
{
    return convertTo0to1 (static_cast<float> (declared.defaultValue));
}

int HostParameter::getNumSteps() const
{
    return declared.isWhole() ? juce::roundToInt (highestOf (declared) - declared.minimum) + 1
                              : juce::AudioProcessor::getDefaultNumParameterSteps();
}

juce::String HostParameter::getText (float normalised, int maximumLength) const
{
    const auto shown = std::isnan (normalised) ? value() : toLegal (normalised);
    const auto text = toString (declared.text (shown));
    return maximumLength > 0 ? text.substring (0, maximumLength) : text;
}

float HostParameter::getValueForText (const juce::String& text) const
{
    const auto parsed = declared.parse (text.toStdString());
    return convertTo0to1 (static_cast<float> (parsed.value_or (value())));
}

juce::StringArray HostParameter::getAllValueStrings() const
{
    juce::StringArray texts;

    if (getNumSteps() <= longestList)
        for (auto v = declared.minimum; v <= declared.maximum; v += 1.0)
            texts.add (toString (declared.text (v)));

    return texts;
}

double HostParameter::toLegal (float normalised) const
{
    const auto proportion = juce::jlimit (0.0f, 1.0f, normalised);
    return declared.nearestStep (static_cast<double> (range.convertFrom0to1 (proportion)));
}

} // namespace requant
