#include "RenderPanel.h"

#include "Offline/FileProblem.h"
#include "Offline/PendingFile.h"
#include "Offline/ReportJson.h"
#include "Offline/ReportText.h"

#include <fstream>

namespace requant
{

namespace
{

constexpr int refreshesPerSecond = 20;

void writeReport (const ErrorReport& report, const juce::File& file)
{
    PendingFile pending (pathOf (file), true);
    std::ofstream stream (pending.temporary(), std::ios::binary);
    stream << reportAsJson (report);
    stream.close();

    if (! stream)
        throw FileProblem (pathOf (file), "the report could not be written; is the disk full?");

    pending.commit();
}

} // namespace

RenderPanel::RenderPanel (const Style& styleToUse, const juce::File& input,
                          const juce::File& outputFile, const Settings& settings)
    : style (styleToUse), output (outputFile), work (input, output, settings),
      cancel (style, "Cancel", "Stops rendering and leaves no file behind."),
      copy (style, "Copy", "Copies the report as text."),
      save (style, "Save as JSON", "Writes the report with the fields that requant --json has.")
{
    setOpaque (true);
    sentence.setText ("Rendering " + input.getFileName() + " to " + output.getFileName() + ".",
                      juce::dontSendNotification);
    sentence.setFont (style.font (Weight::regular, 13.0f));
    sentence.setColour (juce::Label::textColourId, style.palette.text);
    sentence.setBorderSize ({});
    sentence.setMinimumHorizontalScale (1.0f);
    sentence.setJustificationType (juce::Justification::topLeft);

    text.setTitle ("Report");
    text.setMultiLine (true, false);
    text.setReadOnly (true);
    text.setCaretVisible (false);
    text.setScrollbarsShown (true);
    text.setFont (juce::Font (juce::Font::getDefaultMonospacedFontName(), 13.0f, 0));
    text.setColour (juce::TextEditor::backgroundColourId, style.palette.background);
    text.setColour (juce::TextEditor::textColourId, style.palette.text);
    text.setColour (juce::TextEditor::outlineColourId, style.palette.line);

    cancel.onClick = [this] { close(); };
    copy.onClick = [this] { juce::SystemClipboard::copyTextToClipboard (text.getText()); };
    save.onClick = [this] { chooseReport(); };

    addAndMakeVisible (sentence);
    addAndMakeVisible (cancel);
    addChildComponent (text);
    addChildComponent (copy);
    addChildComponent (save);
    setSize (820, 600);
    startTimerHz (refreshesPerSecond);
}

void RenderPanel::refresh()
{
    if (isOver)
        return;

    shown = work.progress();
    repaint();

    if (work.isFinished())
        finish();
}

void RenderPanel::finish()
{
    isOver = true;
    stopTimer();
    cancel.setButtonText ("Close");
    cancel.setTitle ("Close");
    cancel.setTooltip ("Closes this window.");

    if (const auto& report = work.report())
    {
        sentence.setText (output.getFullPathName() + " is written, as requant render writes it.",
                          juce::dontSendNotification);
        text.setText (juce::String::fromUTF8 (reportAsText (*report).c_str()), false);
        text.moveCaretToTop (false);
        text.setVisible (true);
        copy.setVisible (true);
        save.setVisible (true);
    }
    else
    {
        sentence.setText (work.wasCancelled() ? "Cancelled; there is no file." : work.problem(),
                          juce::dontSendNotification);
    }

    resized();
    repaint();
}

void RenderPanel::close()
{
    if (! isOver)
        work.cancel();

    juce::NullCheckedInvocation::invoke (onClose);
}

void RenderPanel::chooseReport()
{
    chooser = std::make_unique<juce::FileChooser> ("Save the report",
                                                   output.withFileExtension ("json"), "*.json");
    chooser->launchAsync (juce::FileBrowserComponent::saveMode
                              | juce::FileBrowserComponent::canSelectFiles
                              | juce::FileBrowserComponent::warnAboutOverwriting,
                          [this] (const juce::FileChooser& chosen)
                          {
                              if (chosen.getResult() != juce::File {})
                                  saveReport (chosen.getResult());
                          });
}

// Never under the name of audio, which a report must not replace.
bool RenderPanel::saveReport (const juce::File& file)
{
    const auto named = file.withFileExtension ("json");

    try
    {
        writeReport (*work.report(), named);
        sentence.setText ("The report is saved as " + named.getFullPathName() + ".",
                          juce::dontSendNotification);
        return true;
    }
    catch (const FileProblem& problem)
    {
        sentence.setText (juce::String::fromUTF8 (problem.what()), juce::dontSendNotification);
        return false;
    }
}

void RenderPanel::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);

    if (isOver)
        return;

    auto bar = getLocalBounds().reduced (16).withTrimmedTop (44).removeFromTop (8).toFloat();
    g.setColour (style.palette.raised);
    g.fillRoundedRectangle (bar, 4.0f);
    g.setColour (style.palette.selectedFill);
    g.fillRoundedRectangle (bar.withWidth (bar.getWidth() * static_cast<float> (shown)), 4.0f);
}

void RenderPanel::resized()
{
    auto area = getLocalBounds().reduced (16);
    sentence.setBounds (area.removeFromTop (36));
    auto buttons = area.removeFromBottom (28);
    area.removeFromTop (8);
    area.removeFromBottom (12);
    text.setBounds (area);
    cancel.setBounds (buttons.removeFromRight (80));
    buttons.removeFromRight (8);
    save.setBounds (buttons.removeFromRight (110));
    buttons.removeFromRight (8);
    copy.setBounds (buttons.removeFromRight (80));
}

} // namespace requant
