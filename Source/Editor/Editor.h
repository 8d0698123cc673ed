#pragma once

#include "Editor/Controls/ControlsPanel.h"
#include "Editor/Meters/MetersPanel.h"
#include "Editor/Meters/PredictionCache.h"
#include "Editor/Session/Preferences.h"
#include "Editor/Session/PreferencesTrial.h"
#include "Editor/Views/LiveAnalyzer.h"
#include "Editor/Views/PlotPanel.h"
#include "Editor/Widgets/EditKeys.h"
#include "Editor/Widgets/RequantLookAndFeel.h"
#include "StatusBar.h"
#include "TopBar.h"

namespace requant
{

/** The plug-in's window: controls on the left, one large picture, or two where there is room,
    meters and figures on the right.

    Gets the session with its parameters and the measurement feed, never the processor's class. It
    is the feed's one reader: a plug-in may have one editor at a time. Message thread; while it
    shows on a screen, what is measured is analysed in a thread of its own.
*/
class Editor : public juce::AudioProcessorEditor, private juce::DarkModeSettingListener
{
public:
    static constexpr int defaultWidth = 1200, defaultHeight = 750;
    static constexpr int leastWidth = 640, leastHeight = 400, widthForTwo = 1600;
    static constexpr int mostWidth = 16384, mostHeight = 16384;

    Editor (juce::AudioProcessor& owner, Session&, MeterFeed&, PersonalFiles);
    ~Editor() override;

    /** Takes in what was measured since the last call and repaints what changed. The display's
        refresh calls this; seconds: of the same clock each time, never going back. */
    void tick (double seconds);

    void setDark (bool shouldBeDark);
    bool isDark() const noexcept { return dark; }

    /** What a person likes; remembered for the next window, in every session and host. */
    void setTheme (Theme);
    void setScale (double newScale);
    const Preferences& preferences() const noexcept { return current; }

    /** What a person has chosen, or less where the smallest window would not fit on the screen. */
    double scale() const;

    /** How much higher the window around the editor is than the editor, in px at a scale of 1: what
        is offered, and what is remembered, has to fit on the screen with it. */
    void setRoomAbove (int height);

    /** Times what a person has chosen: the host's or the desktop's scale. */
    void setScaleFactor (float hostScale) override;

    /** The index of the parameter that a component shows, or -1. */
    int getControlParameterIndex (juce::Component&) override;

    /** Which channel is looked at, counted from 0; empty: all together. */
    void setChannel (std::optional<std::size_t>);

    /** How spectra are shown, and which signal reads 0 dBFS everywhere. */
    void setOptions (const DisplayOptions&);
    const DisplayOptions& options() const noexcept { return shownOptions; }

    TopBar& topBar() noexcept { return bar; }
    ControlsPanel& controlsPanel() noexcept { return controls; }
    PlotPanel& pictures() noexcept { return plots; }

    /** The second picture, which shows where the window is widthForTwo px wide or wider. */
    PlotPanel& secondPictures() noexcept { return secondPlots; }
    StepsView& steps() noexcept { return plots.stepsPicture(); }
    MetersPanel& metersPanel() noexcept { return meters; }
    StatusBar& statusBar() noexcept { return status; }

    /** What it looks like now, for a window that shows more than the editor. */
    const Style& appearance() const noexcept { return style; }

    /** What the View button offers for the chosen picture, and the menu at the top. */
    juce::PopupMenu viewMenu();
    juce::PopupMenu mainMenu();

    /** The keys that hold wherever the focus is in the window. */
    juce::KeyListener& shortcuts() noexcept { return keys; }
    ModalDialog& question() noexcept { return dialog; }

    /** Called after the theme has changed. */
    std::function<void()> onThemeChange;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override { hasPainted = true; }
    void resized() override;
    void parentHierarchyChanged() override;
    void visibilityChanged() override;

private:
    /** What pictures are made of, held still. */
    struct Still
    {
        LiveResults statistics;
        Readings readings;
    };

    void analyseWhileShown();
    const LiveResults& statistics();
    void followSamples (double seconds);
    void followStatistics (double seconds);
    void forgetCosts();
    void followCosts();
    void darkModeSettingChanged() override { showTheme(); }
    void showTheme();
    void remember();
    void restoreSize();
    void fitScreen();
    bool fitsScreen (int width, int height, double scaleToTry) const;
    void tellOfTrial();
    void endTrial (double seconds);
    void listenToParts();
    ReductionSettings chosenReduction() const;
    void showFigures (const MeterSnapshot&, bool isRunning, double seconds);
    void showPicture (double seconds);
    void choosePicture();
    bool isShown (PlotPanel::Picture) const;
    void freezePictures (bool shouldFreeze);
    void changed();

    Session& session;
    const ParameterSet& parameters { session.parameters() };
    MeterFeed& feed;
    const PersonalFiles files;
    PreferencesTrial trial { files.preferences };
    Preferences current { trial.preferences() }, saved { current };
    float hostScaleFactor = 1.0f;
    int roomAbove = 0;
    LiveAnalyzer analyzer { feed };
    AnalysisThread analysis { analyzer };
    AnalysisChoice choice;
    DisplayOptions shownOptions;
    std::optional<Still> frozen;
    PredictionCache measured, snapshotted;
    ShaperPreview preview;
    ProcessLoad load;
    Readings newestReadings;

    bool dark = true;
    Style style;
    RequantLookAndFeel look { style };

    ModalDialog dialog { style };
    TopBar bar;
    ControlsPanel controls;
    PlotPanel plots, secondPlots;
    MetersPanel meters;
    StatusBar status;
    juce::TooltipWindow tooltips { this, 700 };
    ParameterMenus menus { *this };
    EditKeys keys { session, menus };

    std::uint64_t lastPosition = 0, samplesShown = 0, statisticsShown = 0;
    double nowSeconds = 0.0, movedSeconds = -1.0e9, figuresSeconds = -1.0e9;
    bool hasPainted = false;
    std::optional<double> paintedSeconds;
    juce::VBlankAttachment refresh;
};

} // namespace requant
