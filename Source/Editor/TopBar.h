#pragma once

#include "Editor/Controls/ParameterToggle.h"
#include "Editor/Session/PresetCommands.h"
#include "Editor/Widgets/SegmentedControl.h"

namespace requant
{

/** The top: the name; the presets; two settings to compare; undo and redo; bypass; the menu.
    Message thread. */
class TopBar : public juce::Component, private juce::ChangeListener
{
public:
    TopBar (const Style&, Session&, const PresetFolder&, ModalDialog&);
    ~TopBar() override;

    /** Called when a person asks for the menu. */
    std::function<void()> onMenu;

    PresetList& presetList() noexcept { return presets; }
    PresetCommands& presetCommands() noexcept { return commands; }
    FlatButton& previousPreset() noexcept { return back; }
    FlatButton& nextPreset() noexcept { return forward; }
    SegmentedControl& comparison() noexcept { return slots; }
    FlatButton& copying() noexcept { return copy; }
    FlatButton& undoing() noexcept { return undo; }
    FlatButton& redoing() noexcept { return redo; }
    FlatButton& bypassing() noexcept { return bypass; }
    FlatButton& menuButton() noexcept { return menu; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void changeListenerCallback (juce::ChangeBroadcaster*) override { changed(); }
    void changed();
    bool isNarrow() const { return getWidth() < 1000; }

    const Style& style;
    Session& session;
    PresetList presets;
    PresetCommands commands;
    FlatButton back, forward;
    SegmentedControl slots;
    FlatButton copy, undo, redo;
    ParameterToggle bypass;
    FlatButton menu;
};

} // namespace requant
