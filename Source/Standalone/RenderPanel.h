#pragma once

#include "Editor/FlatButton.h"
#include "RenderTask.h"

namespace requant
{

/** What the render dialog holds: first how far the file is, with a cancel; then the command's report,
    to read, copy or save as JSON, or the sentence why there is none. Message thread. */
class RenderPanel : public juce::Component, private juce::Timer
{
public:
    /** style: the editor's; must outlive it. Begins to render at once. */
    RenderPanel (const Style&, const juce::File& input, const juce::File& output, const Settings&);

    RenderTask& task() noexcept { return work; }

    /** Shows what the task has come to. A timer does this too. */
    void refresh();

    /** Writes the finished report. False, with the reason shown, where it cannot. */
    bool saveReport (const juce::File&);

    juce::String shownText() const { return text.getText(); }
    juce::String shownSentence() const { return sentence.getText(); }
    double shownProgress() const noexcept { return shown; }

    /** Called when the dialog has nothing left to do. */
    std::function<void()> onClose;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void timerCallback() override { refresh(); }
    void finish();
    void chooseReport();
    void close();

    const Style& style;
    juce::File output;
    RenderTask work;
    juce::Label sentence;
    juce::TextEditor text;
    FlatButton cancel, copy, save;
    std::unique_ptr<juce::FileChooser> chooser;
    double shown = 0.0;
    bool isOver = false;
};

} // namespace requant
