#include "RenderPanel.h"

#include "Documents/ReportJson.h"
#include "Documents/ReportText.h"
#include "Files/FileProblem.h"
#include "Files/Writing/AtomicFile.h"
#include "Report/PlotData/FiguresData.h"

namespace requant
{

namespace
{

constexpr int refreshesPerSecond = 20;
constexpr int buttonHeight = 28, gap = 12, barHeight = 8, progressHeight = 24;

void writeReport (const ErrorReport& report, const juce::File& file)
{
    AtomicFile (pathOf (file), true).write (reportAsJson (report));
}

} // namespace

RenderPanel::RenderPanel (const Style& styleToUse, const juce::File& input,
                          const juce::File& outputFile, const Settings& settings,
                          const Learned& learned)
    : style (styleToUse), output (outputFile), work (input, output, settings, learned),
      sentence (style), warnings (style), table (style),
      cancel (style, "Cancel", "Stops rendering and leaves no file behind."),
      reveal (style, "Show in folder", "Opens the folder that the file lies in."),
      copy (style, "Copy as text", "Copies the report as requant render prints it."),
      save (style, "Save as JSON", "Writes the report with the fields that requant --json has.")
{
    setOpaque (true);
    say ("Rendering " + input.getFileName() + " to " + output.getFileName() + ".");

    cancel.onClick = [this] { close(); };
    reveal.onClick = [this] { output.revealToUser(); };
    copy.onClick = [this] { juce::SystemClipboard::copyTextToClipboard (reportText()); };
    save.onClick = [this] { chooseReport(); };

    addAndMakeVisible (sentence);
    addAndMakeVisible (cancel);

    for (juce::Component* later :
         std::initializer_list<juce::Component*> { &table, &warnings, &reveal, &copy, &save })
        addChildComponent (later);

    takeSize();
    startTimerHz (refreshesPerSecond);
}

void RenderPanel::say (const juce::String& words) { sentence.setText (words, style.palette.text); }

juce::String RenderPanel::progressText (double proportion, double passedSeconds)
{
    if (proportion <= 0.0)
        return {};

    // All of it only at the end.
    const auto done = juce::String (static_cast<int> (100.0 * proportion + 1.0e-9)) + " %";
    constexpr double leastSeconds = 1.0, leastProportion = 0.02;

    if (passedSeconds < leastSeconds || proportion < leastProportion || proportion >= 1.0)
        return done;

    const auto left = passedSeconds * (1.0 - proportion) / proportion;
    const auto seconds = juce::jmax (1, juce::roundToInt (left));
    return done + ", "
           + (seconds < 100 ? juce::String (seconds) + " s"
                            : juce::String (juce::roundToInt (left / 60.0)) + " min")
           + " left";
}

juce::String RenderPanel::reportText() const
{
    return isOver && work.report() ? juce::String::fromUTF8 (reportAsText (*work.report()).c_str())
                                   : juce::String();
}

void RenderPanel::refresh()
{
    if (isOver)
        return;

    shown = work.progress();
    elapsedSeconds = (juce::Time::getMillisecondCounterHiRes() - beganMs) / 1000.0;
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
    cancel.setHelp ("Closes this window.");

    if (const auto& report = work.report())
        showReport (*report);
    else
        say (work.wasCancelled() ? "Cancelled; there is no file." : work.problem());

    changeSize();
}

void RenderPanel::showReport (const ErrorReport& report)
{
    say (output.getFullPathName() + " is written, bit for bit as requant render writes it.");
    table.show (figuresOf (report));

    juce::StringArray sentences;

    for (const auto& warning : report.warnings)
        sentences.add (juce::String::fromUTF8 (warning.c_str()));

    warnings.setText (sentences.joinIntoString ("\n"), style.palette.clip);
    warnings.setVisible (! sentences.isEmpty());

    for (juce::Component* now :
         std::initializer_list<juce::Component*> { &table, &reveal, &copy, &save })
        now->setVisible (true);
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
        say ("The report is saved as " + named.getFullPathName() + ".");
        changeSize();
        return true;
    }
    catch (const FileProblem& problem)
    {
        say (juce::String::fromUTF8 (problem.what()));
        changeSize();
        return false;
    }
}

void RenderPanel::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);

    if (isOver)
        return;

    const auto whole = bar.toFloat();
    g.setColour (style.palette.raised);
    g.fillRoundedRectangle (whole, 4.0f);
    g.setColour (style.palette.selectedFill);
    g.fillRoundedRectangle (whole.withWidth (whole.getWidth() * static_cast<float> (shown)), 4.0f);
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 13.0f));
    g.drawText (progressText (shown, elapsedSeconds), progressRow, juce::Justification::centredLeft,
                false);
}

void RenderPanel::changeSize()
{
    takeSize();
    juce::NullCheckedInvocation::invoke (onSizeChange);
}

void RenderPanel::takeSize()
{
    const auto width = table.isVisible() ? reportWidth : renderingWidth;
    setSize (width, heightFor (width));
    resized();
    repaint();
}

int RenderPanel::heightFor (int width) const
{
    const auto inside = width - 2 * margin;
    const auto text = 2 * margin + sentence.heightFor (inside) + gap + buttonHeight;

    if (! isOver)
        return text + gap + barHeight + progressHeight;

    return text + (table.isVisible() ? gap + table.fullHeight() : 0)
           + (warnings.isVisible() ? gap + warnings.heightFor (inside) : 0);
}

void RenderPanel::resized()
{
    auto area = getLocalBounds().reduced (margin);
    auto buttons = area.removeFromBottom (buttonHeight);
    area.removeFromBottom (gap);
    sentence.setBounds (area.removeFromTop (sentence.heightFor (area.getWidth())));
    area.removeFromTop (gap);

    if (! isOver)
    {
        bar = area.removeFromTop (barHeight);
        progressRow = area.removeFromTop (progressHeight);
    }

    if (warnings.isVisible())
    {
        warnings.setBounds (area.removeFromBottom (warnings.heightFor (area.getWidth())));
        area.removeFromBottom (gap);
    }

    table.setBounds (area);
    placeButtons (buttons);
}

void RenderPanel::placeButtons (juce::Rectangle<int> row)
{
    reveal.setBounds (row.removeFromLeft (116));
    cancel.setBounds (row.removeFromRight (80));
    row.removeFromRight (8);
    save.setBounds (row.removeFromRight (108));
    row.removeFromRight (8);
    copy.setBounds (row.removeFromRight (104));
}

} // namespace requant
