#include "WordLengthLock.h"

namespace requant
{

namespace
{

// The role of a toggle button, which JUCE gives to a class of its own alone.
class ToggleAccess : public juce::AccessibilityHandler
{
public:
    explicit ToggleAccess (juce::Button& toDescribe)
        : juce::AccessibilityHandler (toDescribe, juce::AccessibilityRole::toggleButton,
                                      actionsOf (toDescribe)),
          button (toDescribe)
    {
    }

    juce::AccessibleState getCurrentState() const override
    {
        const auto state = AccessibilityHandler::getCurrentState().withCheckable();
        return button.getToggleState() ? state.withChecked() : state;
    }

    juce::String getTitle() const override { return button.getTitle(); }
    juce::String getHelp() const override { return button.getHelpText(); }

private:
    static juce::AccessibilityActions actionsOf (juce::Button& button)
    {
        const auto click = [&button] { button.triggerClick(); };
        return juce::AccessibilityActions()
            .addAction (juce::AccessibilityActionType::press, click)
            .addAction (juce::AccessibilityActionType::toggle, click);
    }

    juce::Button& button;
};

} // namespace

WordLengthLock::WordLengthLock (const Style& styleToUse, Session& sessionToFollow)
    : FlatButton (styleToUse, "Keep the word length",
                  "Keep the word length when presets change: the padlock is closed while it is "
                  "kept.",
                  Glyph::lockOpen),
      session (sessionToFollow)
{
    onClick = [this] { session.setKeepsWordLength (! session.keepsWordLength()); };
    session.addChangeListener (this);
    follow();
}

WordLengthLock::~WordLengthLock() { session.removeChangeListener (this); }

void WordLengthLock::follow()
{
    const auto isClosed = session.keepsWordLength();
    setGlyph (isClosed ? Glyph::lockClosed : Glyph::lockOpen);
    setToggleState (isClosed, juce::dontSendNotification);
}

std::unique_ptr<juce::AccessibilityHandler> WordLengthLock::createAccessibilityHandler()
{
    return std::make_unique<ToggleAccess> (*this);
}

} // namespace requant
