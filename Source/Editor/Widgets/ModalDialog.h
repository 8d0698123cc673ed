#pragma once

#include "FlatButton.h"

namespace requant
{

/** Asks a person something over the rest of the window: a sentence, a line to type where one is
    wanted, and what can be answered. Return and escape answer; a press beside it is escape. Message
    thread. */
class ModalDialog : public juce::Component
{
public:
    struct Words
    {
        juce::String title, sentence;
        juce::String accept;     ///< on the button that says yes
        juce::String decline {}; ///< on the other; empty: there is none
        bool wantsText = false;
        juce::String text {}; ///< to begin with
    };

    /** Takes what was typed, or an empty string; what it fails with is shown, and the question
        stays. */
    using Answer = std::function<juce::Result (const juce::String& typed)>;

    explicit ModalDialog (const Style&);

    /** Asks; an answer may ask the next one. */
    void ask (const Words&, Answer);

    /** Says something that needs no answer but that it was read. */
    void tell (const juce::String& title, const juce::String& sentence);

    void accept();
    void decline();

    bool isAsking() const { return isVisible(); }
    juce::String sentence() const { return problem.isEmpty() ? words.sentence : problem; }
    juce::TextEditor& line() noexcept { return typed; }

    void paint (juce::Graphics&) override;
    void resized() override;
    void lookAndFeelChanged() override;
    void mouseDown (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    std::unique_ptr<juce::ComponentTraverser> createKeyboardFocusTraverser() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void say (const juce::String& newProblem);
    juce::TextLayout sentenceLayout (int width) const;
    juce::Rectangle<int> card() const;
    void close();

    const Style& style;
    Words words;
    Answer answer;
    juce::String problem;
    int asked = 0;
    juce::TextEditor typed;
    FlatButton yes, no;
    juce::Component::SafePointer<juce::Component> focusBefore;
};

} // namespace requant
