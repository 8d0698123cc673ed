#include "PresetCommands.h"

#include "Plugin/Presets/PresetFolder.h"

namespace requant
{

PresetCommands::PresetCommands (PresetList& listToServe, Session& sessionToSave,
                                const PresetFolder& folderToUse, ModalDialog& questionToAsk)
    : list (listToServe), session (sessionToSave), folder (folderToUse), question (questionToAsk)
{
}

bool PresetCommands::isUsersShown() const
{
    const auto* shown = list.shown();
    return shown != nullptr && shown->isUsers;
}

void PresetCommands::addTo (juce::PopupMenu& menu)
{
    const auto isUsers = isUsersShown();
    const juce::String name (isUsers ? " \"" + list.shown()->name + "\"" : "");
    menu.addSeparator();
    menu.addItem ("Save" + name, isUsers && list.chosen() < 0, false, [this] { save(); });
    menu.addItem ("Save as...", [this] { saveAs(); });
    menu.addItem ("Rename" + name + "...", isUsers, false, [this] { rename(); });
    menu.addItem ("Delete" + name + "...", isUsers, false, [this] { remove(); });
    menu.addItem ("Show the presets' folder", folder.folder().isDirectory(), false,
                  [this] { folder.folder().startAsProcess(); });
    menu.addSeparator();
    menu.addItem ("Keep the word length when presets change", true, session.keepsWordLength(),
                  [this] { session.setKeepsWordLength (! session.keepsWordLength()); });
}

void PresetCommands::save()
{
    if (! isUsersShown())
        saveAs();
    else if (const auto result = write (list.shown()->name, true); result.failed())
        question.tell ("The preset is not saved", result.getErrorMessage());
}

void PresetCommands::saveAs()
{
    question.ask ({ "Save as a preset",
                    "All settings but bypass, as a text file that you can send and edit.", "Save",
                    "Cancel", true, isUsersShown() ? list.shown()->name : juce::String() },
                  [this] (const juce::String& name) { return saveNew (name); });
}

juce::Result PresetCommands::saveNew (const juce::String& typed)
{
    const auto name = presetName::tidied (typed);

    if (const auto checked = PresetFolder::check (name); checked.failed())
        return checked;

    if (! folder.contains (name))
        return write (name, false);

    question.ask ({ "Replace \"" + name + "\"?",
                    "There is a preset of this name; what it holds would be lost.", "Replace",
                    "Cancel" },
                  [this, name] (const juce::String&) { return write (name, true); });
    return juce::Result::ok();
}

juce::Result PresetCommands::write (const juce::String& name, bool mayReplace)
{
    return named (name, folder.save (name, session.parameters().settings().reduction, mayReplace));
}

// What was saved or renamed is what the present settings are called from now on.
juce::Result PresetCommands::named (const juce::String& name, const juce::Result& result)
{
    if (result.wasOk())
    {
        session.setPreset (name);
        list.refresh();
    }

    return result;
}

void PresetCommands::rename()
{
    if (! isUsersShown())
        return;

    const auto old = list.shown()->name;
    question.ask ({ "Rename the preset", {}, "Rename", "Cancel", true, old },
                  [this, old] (const juce::String& typed)
                  {
                      const auto name = presetName::tidied (typed);
                      return named (name, folder.rename (old, name));
                  });
}

void PresetCommands::remove()
{
    if (! isUsersShown())
        return;

    const auto name = list.shown()->name;
    question.ask ({ "Delete \"" + name + "\"?",
                    "Its file is removed. The settings stay as they are.", "Delete", "Cancel" },
                  [this, name] (const juce::String&)
                  {
                      const auto result = folder.remove (name);
                      list.refresh();
                      return result;
                  });
}

} // namespace requant
