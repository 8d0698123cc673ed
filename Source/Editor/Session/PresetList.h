#pragma once

#include "Editor/Controls/ParameterBinding.h"
#include "Editor/Widgets/DropDown.h"
#include "Plugin/Presets/PresetFolder.h"
#include "Plugin/Session/Session.h"

namespace requant
{

/** The presets: the factory's for a purpose, a person's own, and the factory's for each mode. Shows
    the one whose settings are the present ones, else the one that they began as, as edited, else
    that they are custom. Message thread. */
class PresetList : public DropDown, private juce::ChangeListener
{
public:
    PresetList (const Style&, Session&, const PresetFolder&);
    ~PresetList() override;

    struct Entry
    {
        juce::String name, group;
        ReductionSettings settings;
        bool isUsers = false, isForPurpose = false;
        juce::String problem {}; ///< why it cannot be chosen; empty: it can
    };

    const std::vector<Entry>& entries() const noexcept { return list; }

    /** Reads a person's presets anew. */
    void refresh();

    /** The preset that is shown, chosen or edited; nullptr where that is none. */
    const Entry* shown() const;

    /** Called where a person chooses a preset that cannot be used, with the reason. */
    std::function<void (const juce::String& problem)> onProblem;

    /** Called with the menu that is about to open, to add what one can do with presets. */
    std::function<void (juce::PopupMenu&)> onMenu;

    void step (int count) override;
    juce::PopupMenu menu() override;

private:
    void changeListenerCallback (juce::ChangeBroadcaster*) override { findCurrent(); }
    void load (int index);
    void findCurrent();
    int indexOf (const juce::String& name) const;
    int matching() const;

    Session& session;
    const PresetFolder& folder;
    std::vector<Entry> list;
    std::vector<std::unique_ptr<ParameterBinding>> bindings;
};

} // namespace requant
