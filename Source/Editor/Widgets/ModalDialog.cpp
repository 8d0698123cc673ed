#include "ModalDialog.h"

namespace requant
{

namespace
{

constexpr int cardWidth = 360, edge = 18, buttonHeight = 28, lineHeight = 30;

} // namespace

ModalDialog::ModalDialog (const Style& styleToUse)
    : style (styleToUse), yes (style, "OK", {}), no (style, "Cancel", {})
{
    setVisible (false);
    setFocusContainerType (FocusContainerType::keyboardFocusContainer);
    setWantsKeyboardFocus (true);
    addChildComponent (typed);
    addAndMakeVisible (yes);
    addChildComponent (no);
    yes.setToggleState (true, juce::dontSendNotification);
    yes.onClick = [this] { accept(); };
    no.onClick = [this] { decline(); };
    typed.onReturnKey = [this] { accept(); };
    typed.onEscapeKey = [this] { decline(); };
    typed.onTextChange = [this] { say ({}); };
}

void ModalDialog::ask (const Words& newWords, Answer newAnswer)
{
    if (! isVisible())
        focusBefore = getCurrentlyFocusedComponent();

    ++asked;
    words = newWords;
    answer = std::move (newAnswer);
    setTitle (words.title);
    yes.setButtonText (words.accept);
    yes.setTitle (words.accept);
    yes.setHelp (words.accept + ": return does the same.");
    no.setButtonText (words.decline);
    no.setTitle (words.decline);
    no.setHelp (words.decline + ": escape does the same.");
    no.setVisible (words.decline.isNotEmpty());
    typed.setVisible (words.wantsText);
    typed.setFont (style.font (Weight::regular, 14.0f));
    typed.setIndents (8, 6);
    typed.setTitle (words.title);
    typed.setText (words.text, false);
    typed.applyFontToAllText (typed.getFont());
    lookAndFeelChanged();
    setVisible (true);
    toFront (false);
    say ({});

    typed.selectAll();

    if (! isShowing())
        return;

    if (words.wantsText)
        typed.grabKeyboardFocus();
    else
        yes.grabKeyboardFocus();
}

void ModalDialog::tell (const juce::String& title, const juce::String& sentence)
{
    ask ({ title, sentence, "Close" }, [] (const juce::String&) { return juce::Result::ok(); });
}

void ModalDialog::accept()
{
    const auto number = asked;
    const auto result = answer (typed.getText());

    if (result.failed())
        say (result.getErrorMessage());
    else if (number == asked)
        close();
}

void ModalDialog::decline() { close(); }

void ModalDialog::close()
{
    setVisible (false);

    if (focusBefore != nullptr && focusBefore->isShowing())
        focusBefore->grabKeyboardFocus();
}

void ModalDialog::say (const juce::String& newProblem)
{
    problem = newProblem;
    setDescription (sentence());
    resized();
    repaint();

    if (problem.isNotEmpty())
        juce::AccessibilityHandler::postAnnouncement (
            problem, juce::AccessibilityHandler::AnnouncementPriority::high);
}

juce::TextLayout ModalDialog::sentenceLayout (int width) const
{
    juce::AttributedString string;

    if (problem.isEmpty())
    {
        string.append (sentence(), style.font (Weight::regular, 13.0f),
                       style.palette.secondaryText);
    }
    else
    {
        string.append ("Not done. ", style.font (Weight::bold, 13.0f), style.palette.text);
        string.append (problem, style.font (Weight::regular, 13.0f), style.palette.text);
    }

    juce::TextLayout layout;
    layout.createLayout (string, static_cast<float> (width));
    return layout;
}

juce::Rectangle<int> ModalDialog::card() const
{
    const auto width = juce::jmin (cardWidth, getWidth() - 2 * edge);
    const auto sentenceHeight =
        sentence().isEmpty()
            ? 0
            : 10 + juce::roundToInt (std::ceil (sentenceLayout (width - 2 * edge).getHeight()));
    const auto height = 2 * edge + 22 + sentenceHeight + (words.wantsText ? 10 + lineHeight : 0)
                        + 16 + buttonHeight;
    return getLocalBounds()
        .withSizeKeepingCentre (width, height)
        .withY (juce::jmax (edge, (getHeight() - height) / 3));
}

void ModalDialog::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.background.withAlpha (0.72f));
    const auto outside = card();
    g.setColour (palette.panel);
    g.fillRoundedRectangle (outside.toFloat(), 8.0f);
    g.setColour (palette.line);
    g.drawRoundedRectangle (outside.toFloat().reduced (0.5f), 8.0f, 1.0f);

    auto area = outside.reduced (edge);
    g.setColour (palette.text);
    g.setFont (style.font (Weight::bold, 16.0f));
    g.drawText (words.title, area.removeFromTop (22), juce::Justification::centredLeft, true);

    if (words.wantsText)
        area.removeFromTop (10 + lineHeight);

    area.removeFromTop (10);
    sentenceLayout (area.getWidth()).draw (g, area.toFloat());
}

void ModalDialog::resized()
{
    auto area = card().reduced (edge);
    area.removeFromTop (22 + 10);
    typed.setBounds (area.removeFromTop (lineHeight));
    auto buttons = card().reduced (edge);
    buttons = buttons.removeFromBottom (buttonHeight);

    for (auto* button : { &yes, &no })
    {
        const auto font = style.font (Weight::bold, 12.5f);
        const auto width =
            juce::jmax (80, juce::roundToInt (textWidth (font, button->getButtonText())) + 28);
        button->setBounds (buttons.removeFromRight (width));
        buttons.removeFromRight (8);
    }
}

// What is typed already keeps the colour of the theme that it was typed in.
void ModalDialog::lookAndFeelChanged() { typed.applyColourToAllText (style.palette.text); }

void ModalDialog::mouseDown (const juce::MouseEvent& event)
{
    if (! card().contains (event.getPosition()))
        decline();
}

bool ModalDialog::keyPressed (const juce::KeyPress& key)
{
    if (key.isKeyCode (juce::KeyPress::escapeKey))
        decline();
    else if (key.isKeyCode (juce::KeyPress::returnKey))
        accept();

    // Nothing behind it hears a key.
    return ! key.isKeyCode (juce::KeyPress::tabKey);
}

// The tab key goes round inside it.
std::unique_ptr<juce::ComponentTraverser> ModalDialog::createKeyboardFocusTraverser()
{
    struct Round : juce::KeyboardFocusTraverser
    {
        juce::Component* getNextComponent (juce::Component* current) override
        {
            auto* next = KeyboardFocusTraverser::getNextComponent (current);
            return next != nullptr ? next : getDefaultComponent (container (current));
        }

        juce::Component* getPreviousComponent (juce::Component* current) override
        {
            auto* previous = KeyboardFocusTraverser::getPreviousComponent (current);

            if (previous != nullptr)
                return previous;

            const auto all = getAllComponents (container (current));
            return all.empty() ? nullptr : all.back();
        }

        static juce::Component* container (juce::Component* current)
        {
            return current->findKeyboardFocusContainer();
        }
    };

    return std::make_unique<Round>();
}

std::unique_ptr<juce::AccessibilityHandler> ModalDialog::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this,
                                                         juce::AccessibilityRole::dialogWindow);
}

} // namespace requant
