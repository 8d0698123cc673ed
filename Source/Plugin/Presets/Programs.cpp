#include "Programs.h"

namespace requant
{

Programs::Programs (const ParameterSet& toSet, bool shouldHaveCustom)
    : parameters (toSet), presets (requant::presets()), hasCustom (shouldHaveCustom)
{
}

int Programs::count() const noexcept { return presetCount() + (hasCustom ? 1 : 0); }

int Programs::current() const noexcept
{
    const auto found = findPreset (parameters.settings().reduction);
    return found ? static_cast<int> (*found) : hasCustom ? presetCount() : 0;
}

void Programs::choose (int program, bool keepsWordLength) const
{
    if (! juce::isPositiveAndBelow (program, presetCount()))
        return;

    const auto& settings = presets[static_cast<std::size_t> (program)].settings;

    for (auto* parameter : parameters.all())
    {
        const auto& control = parameter->control();
        const auto wanted = control.get (settings);
        const auto isKept = keepsWordLength && control.id == parameterId::bits;

        if (control.isReduction && ! isKept && parameter->value() != wanted)
            parameter->setValueNotifyingHost (
                parameter->convertTo0to1 (static_cast<float> (wanted)));
    }
}

juce::String Programs::name (int program) const
{
    if (juce::isPositiveAndBelow (program, presetCount()))
        return juce::String (presets[static_cast<std::size_t> (program)].name);

    return hasCustom && program == presetCount() ? "Custom" : "";
}

} // namespace requant
