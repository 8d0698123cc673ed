#include "NumberField.h"

#include "Text/Numbers.h"

namespace requant
{

namespace
{

bool canScroll (const juce::Component& component)
{
    const auto* viewport = component.findParentComponentOfClass<juce::Viewport>();
    return viewport != nullptr && viewport->canScrollVertically();
}

} // namespace

NumberField::NumberField (const Style& styleToUse, HostParameter& parameter, Weight weightToUse,
                          juce::Justification justificationToUse)
    : style (styleToUse), weight (weightToUse), justification (justificationToUse),
      binding (parameter, [this] { settle(); })
{
    setName (binding.name());
    setTitle (binding.name());
    setHelpText (binding.help());
    setReason ({}, false);
    setWantsKeyboardFocus (true);
    setMouseCursor (juce::MouseCursor::UpDownResizeCursor);
}

NumberField::~NumberField() = default;

void NumberField::setTextSize (float sizePx)
{
    size = sizePx;
    repaint();
}

void NumberField::setShowsUnit (bool shouldShow, const juce::String& other)
{
    showsUnit = shouldShow;
    insteadOfUnit = other;
    repaint();
}

void NumberField::setInstead (const juce::String& text)
{
    if (std::exchange (shownInstead, text) == text)
        return;

    if (text.isNotEmpty())
        stopTyping();

    changed();
}

void NumberField::setReason (const juce::String& reason, bool isIdleNow)
{
    isIdle = isIdleNow;

    if (shownInstead.isNotEmpty())
        return setTooltip (binding.help() + " " + reason);

    const auto& control = binding.control();
    const juce::String finely (control.isWhole() && control.unit != "Hz" ? ""
                                                                         : ", shift for finer");
    setTooltip (binding.help() + (reason.isEmpty() ? "" : " " + reason)
                + " Click to type; drag, wheel or arrow keys to step" + finely
                + ", double click for " + juce::String (control.text (control.defaultValue)) + ".");
}

juce::String NumberField::textOf (double value) const
{
    const auto& control = binding.control();
    return toString (numbers::typeset (showsUnit ? control.text (value) : control.idText (value)))
           + (control.unit.empty() ? insteadOfUnit : juce::String());
}

float NumberField::widestText() const
{
    const auto& control = binding.control();
    const auto finest = 1.0 / control.stepsPerUnit;
    return std::max (textWidth (font(), textOf (control.maximum)),
                     textWidth (font(), textOf (control.maximum - finest)));
}

float NumberField::shownWidth() const { return textWidth (font(), textOf (binding.value())); }

bool NumberField::enter (const juce::String& typed)
{
    const auto isTaken = binding.setTyped (typed);
    refused = isTaken
                  ? juce::String()
                  : binding.name() + " can be " + juce::String (binding.control().allowed()) + ".";
    changed();
    return isTaken;
}

void NumberField::step (double count, bool finely)
{
    if (shownInstead.isNotEmpty())
        return;

    settle();
    binding.step (count, finely);
}

void NumberField::startTyping()
{
    if (shownInstead.isNotEmpty())
        return;

    settle();
    editor = std::make_unique<juce::TextEditor> (binding.name());
    editor->setFont (font());
    editor->setJustification (justification);
    editor->setBorder ({});
    editor->setIndents (0, 0);
    editor->setText (juce::String (binding.control().idText (binding.value())), false);
    editor->onReturnKey = [this]
    {
        enter (editor->getText());
        stopTyping();
    };
    editor->onEscapeKey = [this] { stopTyping(); };

    // Whoever has gone elsewhere is not to be told there what was wrong here.
    editor->onFocusLost = [this]
    {
        enter (editor->getText());
        settle();
        stopTyping();
    };
    // The second click of a double click lands on the text field.
    editor->addMouseListener (this, false);
    addAndMakeVisible (*editor);
    resized();
    editor->selectAll();
    editor->grabKeyboardFocus();
    changed();
}

// Deleted later: this is called from within the text field itself.
void NumberField::stopTyping()
{
    if (editor == nullptr)
        return;

    editor->onReturnKey = editor->onEscapeKey = editor->onFocusLost = nullptr;
    editor->setVisible (false);
    juce::MessageManager::callAsync (
        [old = std::shared_ptr<juce::TextEditor> (std::move (editor))] {});
    changed();
}

// The menu that this is chosen from may outlive the field.
std::function<void()> NumberField::typingAction()
{
    if (shownInstead.isNotEmpty())
        return {};

    return [safe = juce::Component::SafePointer<NumberField> (this)]
    {
        if (safe != nullptr)
            safe->startTyping();
    };
}

void NumberField::paint (juce::Graphics& g)
{
    g.setColour (isIdle ? style.palette.secondaryText : style.palette.text);
    const auto room = static_cast<float> (getWidth());
    const auto needed = shownWidth();
    g.setFont (needed > room ? style.font (weight, size * room / needed) : font());

    if (editor == nullptr)
        g.drawText (shownInstead.isEmpty() ? textOf (binding.value()) : shownInstead,
                    getLocalBounds(), justification, false);

    paintFocusRing (g, style);
}

void NumberField::resized()
{
    if (editor != nullptr)
        editor->setBounds (getLocalBounds());
}

void NumberField::lookAndFeelChanged()
{
    if (editor != nullptr)
        editor->applyColourToAllText (style.palette.text);
}

void NumberField::focusLost (FocusChangeType cause)
{
    FocusRing<juce::Component>::focusLost (cause);
    settle();
}

void NumberField::settle()
{
    refused.clear();
    changed();
}

void NumberField::changed()
{
    setDescription (refused.isNotEmpty()        ? refused
                    : shownInstead.isNotEmpty() ? shownInstead
                                                : binding.text());
    repaint();

    if (onChange != nullptr)
        onChange();
}

std::unique_ptr<juce::AccessibilityHandler> NumberField::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::slider,
        juce::AccessibilityActions().addAction (juce::AccessibilityActionType::press,
                                                [this] { startTyping(); }),
        juce::AccessibilityHandler::Interfaces {
            std::make_unique<ValueAccess> (binding, &shownInstead) });
}

void NumberField::mouseDrag (const juce::MouseEvent& event)
{
    if (editor != nullptr || shownInstead.isNotEmpty() || event.mods.isPopupMenu()
        || ! event.mouseWasDraggedSinceMouseDown())
        return;

    if (! binding.isInGesture())
    {
        settle();
        binding.beginGesture();
        dragged = binding.value();
        lastY = event.mouseDownPosition.y;
    }

    constexpr float pxPerStep = 6.0f;
    const auto rise = std::exchange (lastY, event.position.y) - event.position.y;
    dragged += static_cast<double> (rise / pxPerStep) * binding.stepSize (isFine (event.mods));
    binding.setDuringGesture (dragged);
}

void NumberField::mouseUp (const juce::MouseEvent& event)
{
    if (binding.isInGesture())
        return binding.endGesture();

    if (editor == nullptr && event.getNumberOfClicks() == 1 && ! event.mods.isPopupMenu()
        && ! event.mouseWasDraggedSinceMouseDown())
        startTyping();
}

void NumberField::mouseDoubleClick (const juce::MouseEvent&)
{
    if (shownInstead.isNotEmpty())
        return;

    stopTyping();
    settle();
    binding.setToDefault();
}

void NumberField::mouseWheelMove (const juce::MouseEvent& event,
                                  const juce::MouseWheelDetails& details)
{
    if (editor != nullptr)
        return;

    if (canScroll (*this) && ! hasKeyboardFocus (false))
    {
        juce::Component::mouseWheelMove (event, details);
        return;
    }

    if (const auto steps = wheel.turn (details))
        step (steps, isFine (event.mods));
}

bool NumberField::keyPressed (const juce::KeyPress& key)
{
    const auto isUp =
        key.isKeyCode (juce::KeyPress::upKey) || key.isKeyCode (juce::KeyPress::rightKey);
    const auto isDown =
        key.isKeyCode (juce::KeyPress::downKey) || key.isKeyCode (juce::KeyPress::leftKey);

    if (isUp || isDown)
        step (isUp ? 1.0 : -1.0, isFine (key.getModifiers()));
    else if (key.isKeyCode (juce::KeyPress::returnKey))
        startTyping();
    else if (key.isKeyCode (juce::KeyPress::escapeKey) && refused.isNotEmpty())
        settle();
    else
        return false;

    keyWasUsed();
    return true;
}

} // namespace requant
