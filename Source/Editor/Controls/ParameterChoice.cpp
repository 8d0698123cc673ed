#include "ParameterChoice.h"

namespace requant
{

namespace
{

// Where words stand side by side there is no room for what goes without saying.
juce::String wordFor (const Choice& choice)
{
    return choice.id == "twos-complement" ? "Two's compl."
           : choice.id == "high-pass"     ? "High-pass"
           : choice.id == "nearest-away"  ? "Ties away"
                                          : toString (choice.name);
}

std::vector<SegmentedControl::Item> wordsOf (const Parameter& control)
{
    std::vector<SegmentedControl::Item> items;

    for (const auto& choice : control.choices)
        items.push_back ({ wordFor (choice), toString (choice.help) });

    return items;
}

// What the receiver makes of a code k: which lattice is right hangs on that alone.
juce::String noteFor (const Choice& choice)
{
    return choice.id == "twos-complement" ? "k / 2^(bits-1)"
           : choice.id == "symmetric"     ? "k / (2^(bits-1) - 1)"
           : choice.id == "end-points"    ? "-1 + 2 k / (2^bits - 1)"
                                          : "";
}

juce::String sectionOf (const Parameter& control, std::size_t index)
{
    const auto shaping = static_cast<Shaping> (index);

    if (control.id != parameterId::shaping || shaping == Shaping::none)
        return {};

    return isDesigned (shaping) ? "Designed for the sample rate" : "Published";
}

std::vector<DropDown::Item> itemsOf (const Parameter& control)
{
    std::vector<DropDown::Item> items;

    for (const auto& choice : control.choices)
        items.push_back ({ toString (choice.name), toString (choice.help),
                           sectionOf (control, items.size()),
                           noteFor (choice).replace ("-", juce::String::charToString (0x2212)) });

    return items;
}

} // namespace

ParameterChoice::ParameterChoice (const Style& style, HostParameter& parameter,
                                  const juce::String& label)
    : binding (parameter, [this] { changed(); }),
      segments (style, binding.name(), binding.help(), wordsOf (binding.control())),
      list (style, binding.name(), binding.help(), itemsOf (binding.control()))
{
    if (label.isNotEmpty())
        list.setLabel (label);

    addAndMakeVisible (segments);
    addChildComponent (list);

    segments.onChoose = list.onChoose = [this] (int index) { binding.set (index); };
    binding.refresh();
}

void ParameterChoice::setForm (Form form)
{
    segments.setVisible (form == Form::segments);
    list.setVisible (form != Form::segments);
    list.setIsRow (form == Form::row || form == Form::inlined, form == Form::row);
}

void ParameterChoice::setIdle (const juce::String& reason)
{
    list.setIdle (reason);
    segments.setIdle (reason);
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
