#pragma once

#include "Editor/Controls/ParameterMenus.h"
#include "Plugin/Session/Session.h"

namespace requant
{

/** The keys that hold in the whole window: undo and redo as each system has them, and shift F10 for
    the menu of the control that has the focus. Message thread. */
class EditKeys : public juce::KeyListener
{
public:
    EditKeys (Session& sessionToEdit, ParameterMenus& menusToOpen)
        : session (sessionToEdit), menus (menusToOpen)
    {
    }

    bool keyPressed (const juce::KeyPress& key, juce::Component*) override
    {
        const auto command = juce::ModifierKeys::commandModifier;
        const auto shift = juce::ModifierKeys::shiftModifier;

        if (key == juce::KeyPress ('z', command, 0))
            return undo();

        if (key == juce::KeyPress ('z', command | shift, 0)
            || key == juce::KeyPress ('y', command, 0))
            return redo();

        return key == juce::KeyPress (juce::KeyPress::F10Key, shift, 0)
               && menus.showFor (juce::Component::getCurrentlyFocusedComponent());
    }

private:
    // Where there is nothing to do the key is the host's.
    bool undo()
    {
        const auto can = session.canUndo();
        session.undo();
        return can;
    }

    bool redo()
    {
        const auto can = session.canRedo();
        session.redo();
        return can;
    }

    Session& session;
    ParameterMenus& menus;
};

} // namespace requant
