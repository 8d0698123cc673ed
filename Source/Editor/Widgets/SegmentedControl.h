#pragma once

#include "FocusRing.h"

namespace requant
{

/** A row of words of which one is chosen: one tab stop, arrow keys move. As tabs, the chosen word
    is underlined and the words stand from the left on. Message thread. */
class SegmentedControl : public FocusRing<juce::Component>, public juce::TooltipClient
{
public:
    struct Item
    {
        juce::String text, help;
    };

    enum class Form
    {
        segments,
        tabs
    };

    SegmentedControl (const Style&, const juce::String& name, const juce::String& help,
                      std::vector<Item> items, Form = Form::segments);

    /** Which one is chosen; -1 for none of them. Does not call onChoose. */
    void setChosen (int index);
    int chosen() const noexcept { return current; }

    /** Called when a person chooses. */
    std::function<void (int)> onChoose;

    /** The colour that fills the chosen word, where it is to be seen from afar; nullptr: the one of
        every choice. */
    void setAccent (juce::Colour ScreenPalette::*);

    /** Dimmed, and why: it has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    juce::Rectangle<float> cell (int index) const;
    bool allTextFits() const;

    /** How wide all tabs are together. */
    float tabsWidth() const { return cell (count() - 1).getRight(); }

    void paint (juce::Graphics&) override;
    void mouseDown (const juce::MouseEvent&) override;
    void mouseMove (const juce::MouseEvent&) override;
    void mouseExit (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    juce::String getTooltip() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    int count() const noexcept { return static_cast<int> (items.size()); }
    const Item& item (int index) const { return items[static_cast<std::size_t> (index)]; }
    int indexAt (float x) const;
    void choose (int index);
    void paintSegments (juce::Graphics&) const;
    void paintTabs (juce::Graphics&) const;
    juce::Colour wordColour (int index) const;

    const Style& style;
    std::vector<Item> items;
    Form form;
    juce::String idle; ///< why it has no effect
    int current = -1, hovered = -1;
    juce::Colour ScreenPalette::*accent = nullptr;
};

} // namespace requant
