#include "ParameterChoice.h"

namespace requant
{

namespace
{

template <typename Item>
std::vector<Item> itemsOf (const Control& control)
{
    std::vector<Item> items;

    for (const auto& choice : control.choices)
        items.push_back ({ toString (choice.name), toString (choice.help) });

    return items;
}

} // namespace

ParameterChoice::ParameterChoice (const Style& style, ControlParameter& parameter)
    : binding (parameter, [this] { changed(); }),
      segments (style, binding.name(), binding.help(), itemsOf<Segments::Item> (binding.control())),
      list (style, binding.name(), binding.help(), itemsOf<DropList::Item> (binding.control()))
{
    addAndMakeVisible (segments);
    addChildComponent (list);

    segments.onChoose = list.onChoose = [this] (int index) { binding.set (index); };
    binding.refresh();
}

void ParameterChoice::setForm (Form form)
{
    segments.setVisible (form == Form::segments);
    list.setVisible (form != Form::segments);
    list.setIsRow (form == Form::row);
}

juce::String ParameterChoice::chosenHelp() const
{
    return toString (binding.control().choices[static_cast<std::size_t> (chosen())].help);
}

void ParameterChoice::resized()
{
    segments.setBounds (getLocalBounds());
    list.setBounds (getLocalBounds());
}

void ParameterChoice::changed()
{
    segments.setChosen (chosen());
    list.setChosen (chosen());

    if (onChange != nullptr)
        onChange();
}

} // namespace requant
