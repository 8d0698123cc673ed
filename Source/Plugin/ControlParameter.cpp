#include "ControlParameter.h"

namespace requant
{

namespace
{

juce::String toString (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

// 1: the parameters of the first version. A later one gets a higher hint, which keeps Audio Unit
// hosts' numbering stable.
constexpr int versionHint = 1;

} // namespace

ControlParameter::ControlParameter (const Control& control)
    : juce::RangedAudioParameter (
        juce::ParameterID { toString (control.id), versionHint }, toString (control.name),
        juce::AudioProcessorParameterWithIDAttributes().withLabel (toString (control.unit))),
      declared (control),
      range (static_cast<float> (control.minimum), static_cast<float> (control.maximum), 1.0f),
      current (control.defaultValue)
{
}

void ControlParameter::setByUser (double newValue)
{
    beginChangeGesture();
    setValueNotifyingHost (convertTo0to1 (static_cast<float> (newValue)));
    endChangeGesture();
}

float ControlParameter::getValue() const { return convertTo0to1 (static_cast<float> (value())); }

void ControlParameter::setValue (float normalised) { current = toLegal (normalised); }

float ControlParameter::getDefaultValue() const
{
    return convertTo0to1 (static_cast<float> (declared.defaultValue));
}

int ControlParameter::getNumSteps() const
{
    return juce::roundToInt (declared.maximum - declared.minimum) + 1;
}

juce::String ControlParameter::getText (float normalised, int maximumLength) const
{
    const auto text = juce::String (declared.text (toLegal (normalised)));
    return maximumLength > 0 ? text.substring (0, maximumLength) : text;
}

float ControlParameter::getValueForText (const juce::String& text) const
{
    const auto parsed = declared.parse (text.toStdString());
    return convertTo0to1 (static_cast<float> (parsed.value_or (value())));
}

juce::StringArray ControlParameter::getAllValueStrings() const
{
    juce::StringArray texts;

    if (declared.kind != Control::Kind::integer)
        for (auto v = declared.minimum; v <= declared.maximum; v += 1.0)
            texts.add (declared.text (v));

    return texts;
}

// A host may send anything, NaN included; clamping with max first turns that into the minimum.
double ControlParameter::toLegal (float normalised) const
{
    const auto proportion = std::fmin (std::fmax (0.0f, normalised), 1.0f);
    return std::round (static_cast<double> (range.convertFrom0to1 (proportion)));
}

} // namespace requant
