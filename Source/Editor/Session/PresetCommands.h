#pragma once

#include "Editor/Widgets/ModalDialog.h"
#include "PresetList.h"

namespace requant
{

/** What one can do with presets beside loading them: save, rename, remove, keep the word length.
    Asks before anything is replaced or removed. Message thread. */
class PresetCommands
{
public:
    PresetCommands (PresetList&, Session&, const PresetFolder&, ModalDialog&);

    void addTo (juce::PopupMenu&);

    /** Saves over the person's preset that is shown, and asks for a name where that is none. */
    void save();
    void saveAs();
    void rename();
    void remove();

private:
    bool isUsersShown() const;
    juce::Result saveNew (const juce::String& name);
    juce::Result write (const juce::String& name, bool mayReplace);
    juce::Result named (const juce::String& name, const juce::Result&);

    PresetList& list;
    Session& session;
    const PresetFolder& folder;
    ModalDialog& question;
};

} // namespace requant
