#include "PresetList.h"

#include "Controls/Presets.h"

namespace requant
{

namespace
{

std::vector<DropList::Item> presetItems()
{
    std::vector<DropList::Item> list;

    for (const auto& preset : presets())
        list.push_back ({ juce::String (preset.name), {}, juce::String (preset.group) });

    return list;
}

} // namespace

PresetList::PresetList (const Style& styleToUse, const Parameters& parametersToSet)
    : DropList (styleToUse, "Preset", "Settings for a purpose.", presetItems()),
      parameters (parametersToSet)
{
    setNoneText ("Custom");
    onChoose = [this] (int index) { apply (index); };

    for (auto* parameter : parameters.all())
        if (parameter->control().isReduction)
            bindings.push_back (
                std::make_unique<ParameterBinding> (*parameter, [this] { findCurrent(); }));

    findCurrent();
}

void PresetList::apply (int index)
{
    const auto& settings = presets()[static_cast<std::size_t> (index)].settings;

    for (auto* parameter : parameters.all())
    {
        const auto& control = parameter->control();
        const auto wanted = control.get (settings);

        if (control.isReduction && parameter->value() != wanted)
            parameter->setByUser (wanted);
    }
}

void PresetList::findCurrent()
{
    const auto found = findPreset (parameters.settings().reduction);
    const auto index = found ? static_cast<int> (*found) : -1;

    if (index != chosen())
        setChosen (index);
}

} // namespace requant
