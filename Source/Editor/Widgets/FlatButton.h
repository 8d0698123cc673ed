#pragma once

#include "FocusRing.h"
#include "Icons.h"
#include "JuceHeader.h"

namespace requant
{

/** What screen readers are told of a button: what it is called and does, and of one that can be on
    or off that it is such and which of the two. JUCE takes only its own ToggleButton for such a
    one. Message thread. */
class ButtonAccess : public juce::AccessibilityHandler
{
public:
    explicit ButtonAccess (juce::Button& toDescribe)
        : juce::AccessibilityHandler (toDescribe,
                                      toDescribe.isToggleable()
                                          ? juce::AccessibilityRole::toggleButton
                                          : juce::AccessibilityRole::button,
                                      actionsOf (toDescribe)),
          button (toDescribe)
    {
    }

    juce::AccessibleState getCurrentState() const override
    {
        const auto state = AccessibilityHandler::getCurrentState();

        if (! button.isToggleable())
            return state;

        return button.getToggleState() ? state.withCheckable().withChecked()
                                       : state.withCheckable();
    }

    juce::String getTitle() const override
    {
        const auto title = AccessibilityHandler::getTitle();
        return title.isEmpty() ? button.getButtonText() : title;
    }

    juce::String getHelp() const override { return button.getTooltip(); }

private:
    static juce::AccessibilityActions actionsOf (juce::Button& button)
    {
        const auto click = [&button] { button.triggerClick(); };
        const auto actions =
            juce::AccessibilityActions().addAction (juce::AccessibilityActionType::press, click);
        return button.isToggleable() ? juce::AccessibilityActions (actions).addAction (
                   juce::AccessibilityActionType::toggle, click)
                                     : actions;
    }

    juce::Button& button;
};

/** A flat button with a word or a sign; as a toggle it is filled while it is on.
    Message thread. */
class FlatButton : public FocusRing<juce::Button>
{
public:
    enum class Face
    {
        word,
        glyph,
        onOff ///< a switch, with the name on its right
    };

    /** name: what is written on it, and what a screen reader says. */
    FlatButton (const Style&, const juce::String& name, const juce::String& help,
                Face = Face::word);

    /** With a sign on it instead of its name. */
    FlatButton (const Style&, const juce::String& name, const juce::String& help, Icon);

    /** Another sign instead of the one that it has. */
    void setGlyph (Icon);

    /** What it does now, where that changes: a sentence, for the tooltip and for screen readers. */
    void setHelp (const juce::String&);

    /** Dimmed, and why: it has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    bool keyPressed (const juce::KeyPress&) override;
    void mouseDown (const juce::MouseEvent&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

protected:
    void paintButton (juce::Graphics&, bool isHighlighted, bool isDown) override;

private:
    void paintSwitch (juce::Graphics&, bool isHighlighted) const;

    const Style& style;
    Face face;
    Icon glyph = Icon::dots;
    bool isIdle = false;
};

} // namespace requant
