#include "ParameterMenus.h"

namespace requant
{

ParameterMenus::ParameterMenus (juce::AudioProcessorEditor& editorToServe) : editor (editorToServe)
{
    editor.addMouseListener (this, true);
}

ParameterMenus::~ParameterMenus() { editor.removeMouseListener (this); }

ParameterHolder* ParameterMenus::holderOf (juce::Component* component)
{
    for (; component != nullptr; component = component->getParentComponent())
        if (auto* holder = dynamic_cast<ParameterHolder*> (component))
            return holder;

    return nullptr;
}

juce::PopupMenu ParameterMenus::menuFor (ParameterHolder& holder,
                                         const juce::HostProvidedContextMenu* host)
{
    auto& binding = holder.held();
    const auto& control = binding.control();
    juce::PopupMenu menu;
    menu.addSectionHeader (binding.name() + ": " + binding.text());
    menu.addItem ("Default: " + toString (control.text (control.defaultValue)),
                  binding.value() != control.defaultValue, false,
                  [&binding] { binding.setToDefault(); });

    if (auto type = holder.typingAction())
        menu.addItem ("Type a value...", std::move (type));

    if (host == nullptr)
        return menu;

    const auto offered = host->getEquivalentPopupMenu();
    menu.addSeparator();

    for (juce::PopupMenu::MenuItemIterator item (offered); item.next();)
        menu.addItem (item.getItem());

    return menu;
}

bool ParameterMenus::showFor (juce::Component* component)
{
    auto* holder = holderOf (component);

    if (holder == nullptr)
        return false;

    const auto* context = editor.getHostContext();
    hosts = context != nullptr ? context->getContextMenuForParameter (&holder->held().target())
                               : nullptr;
    auto menu = menuFor (*holder, hosts.get());
    menu.setLookAndFeel (&editor.getLookAndFeel());
    menu.showMenuAsync (juce::PopupMenu::Options()
                            .withTargetComponent (component)
                            .withDeletionCheck (*component)
                            .withParentComponent (editor.getTopLevelComponent()));
    return true;
}

void ParameterMenus::mouseDown (const juce::MouseEvent& event)
{
    if (event.mods.isPopupMenu())
        showFor (event.eventComponent);
}

} // namespace requant
