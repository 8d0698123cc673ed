#pragma once

#include "Editor/Widgets/FlatButton.h"
#include "Plots/Figures/FiguresPlot.h"
#include "Plots/Juce/DisplayPainter.h"
#include "RenderTask.h"
#include "WrappedText.h"

namespace requant
{

/** A table of figures that stays as it is. Message thread. */
class ReportTable : public juce::Component
{
public:
    explicit ReportTable (const Style& styleToUse) : style (styleToUse) {}

    void show (FiguresData newData)
    {
        data = std::move (newData);
        setTitle ("Report");
        setDescription (
            toString (data.title + ". " + FiguresPlot::spoken (data) + ". " + data.remark));
        repaint();
    }

    const FiguresData& shown() const noexcept { return data; }

    /** In px, with every row. */
    int fullHeight() const { return juce::roundToInt (FiguresPlot::heightFor (data)); }

    void paint (juce::Graphics& g) override
    {
        DisplayList list;
        picture.paint (list, PlotAreas (fromJuce (getLocalBounds().toFloat())), data);
        paintList (g, list, style);
    }

private:
    const Style& style;
    FiguresPlot picture { style.theme };
    FiguresData data;
};

/** What the render dialog holds: first how far the file is, with a cancel; then the report's
    figures and where the file lies, with the command's report to copy or to save as JSON; or the
    sentence why there is none. Takes the size that it needs. Message thread. */
class RenderPanel : public juce::Component, private juce::Timer
{
public:
    /** style: the editor's; must outlive it. Begins to render at once. */
    RenderPanel (const Style&, const juce::File& input, const juce::File& output, const Settings&,
                 const Learned& learned = {});

    RenderTask& task() noexcept { return work; }

    /** Shows what the task has come to. A timer does this too. */
    void refresh();

    /** Writes the finished report. False, with the reason shown, where it cannot. */
    bool saveReport (const juce::File&);

    /** The report as `requant render` prints it; empty where there is none. */
    juce::String reportText() const;

    const FiguresData& shownFigures() const noexcept { return table.shown(); }
    juce::String shownSentence() const { return sentence.getText(); }
    double shownProgress() const noexcept { return shown; }

    /** "42 %, 12 s left"; nothing where nothing is done yet, and no rest where too little time has
        passed to tell it. proportion: 0 to 1. */
    static juce::String progressText (double proportion, double passedSeconds);

    /** Called when the dialog has nothing left to do. */
    std::function<void()> onClose;

    /** Called after it has taken another size. */
    std::function<void()> onSizeChange;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    static constexpr int renderingWidth = 440, reportWidth = 700, margin = 16;

    void timerCallback() override { refresh(); }
    void finish();
    void showReport (const ErrorReport&);
    void takeSize();
    void changeSize();
    int heightFor (int width) const;
    void placeButtons (juce::Rectangle<int> row);
    void say (const juce::String&);
    void chooseReport();
    void close();

    const Style& style;
    juce::File output;
    RenderTask work;
    WrappedText sentence, warnings;
    ReportTable table;
    FlatButton cancel, reveal, copy, save;
    juce::Rectangle<int> bar, progressRow;
    std::unique_ptr<juce::FileChooser> chooser;
    const double beganMs = juce::Time::getMillisecondCounterHiRes();
    double shown = 0.0, elapsedSeconds = 0.0;
    bool isOver = false;
};

} // namespace requant
