#pragma once

#include "Editor/Widgets/FlatButton.h"
#include "ParameterChoice.h"
#include "ParameterNumber.h"
#include "Plugin/Session/Session.h"

#include <vector>

namespace requant
{

/** How levels are spaced and what they span: one row that says it and opens. Open, it has the law,
    what that law alone has, the range, and a button that learns a passage. Message thread. */
class LawControls : public juce::Component, private juce::ChangeListener
{
public:
    LawControls (const Style&, Session&);
    ~LawControls() override;

    /** Places everything for a width in px, and is then as tall as it needs to be. isCompact: rows
        with lines between them. */
    void layOut (int width, bool isCompact);

    /** "Uniform, full scale": what the row says. */
    juce::String summary() const;

    /** What dither and shaping work on behind this law, or why they do not; empty for the uniform
        one. */
    juce::String note() const;

    /** What was learned, or that nothing was yet; empty where nothing has to be. */
    juce::String learnedWords() const;

    bool isOpen() const noexcept { return opener.getToggleState(); }
    void setOpen (bool shouldBeOpen);

    /** Called after every change of a control here, the host's too. */
    std::function<void()> onChange;

    /** Called where the height that is needed may have changed. */
    std::function<void()> onResize;

    FlatButton opener, learn;
    ParameterChoice law, decisions, density, overflow, range, rangeChannels;
    ParameterNumber mu, a, spacing, blockLength, exponentBits, scale, percentile;

    std::vector<ParameterChoice*> choicesHere();
    std::vector<ParameterNumber*> numbers();

    void paint (juce::Graphics&) override;

private:
    void changeListenerCallback (juce::ChangeBroadcaster*) override { changed(); }
    void changed();
    void toggleLearning();
    ReductionSettings settings() const { return session.parameters().settings().reduction; }
    std::vector<juce::Component*> shownControls();

    const Style& style;
    Session& session;
    bool compact = false;
    juce::Rectangle<int> learnedArea, noteArea;
};

} // namespace requant
