#include "Editor.h"

#include "Editor/Widgets/RequantLookAndFeel.h"
#include "Quantization/Reduction/Headroom.h"
#include "Text/Numbers.h"
#include "Version.h"

namespace requant
{

namespace
{

// No shaper runs while one that fits the settings is still being designed.
bool hasLostItsShaper (const MeterSnapshot& snapshot)
{
    return ! snapshot.reduction.isShaperReady && snapshot.reduction.shaper.filter.isFlat();
}

// In what the sound differs from what is chosen.
juce::String remarkOn (const ReductionSettings& chosen, const ShaperPlan& plan, bool isUnshaped,
                       bool needsToLearn)
{
    juce::StringArray remarks;
    remarks.add (isUnshaped && ! plan.filter.isFlat()
                     ? std::string ("No shaping runs until a shaper is designed that leaves room "
                                    "at this word length.")
                     : plan.remark());
    remarks.add (headroomRemark (chosen, plan));

    if (needsToLearn)
        remarks.add (chosen.law == Law::lloydMax
                         ? "Nothing is learned for this yet: levels for a Gaussian density run."
                         : "Nothing is learned for this yet: full scale runs until a passage is.");

    remarks.removeEmptyStrings();
    return remarks.joinIntoString (" ");
}

// Steps, for hosts that do not let a window be dragged.
struct Size
{
    int width, height;
};

constexpr std::array sizes { Size { 640, 400 }, Size { 900, 600 }, Size { 1200, 750 },
                             Size { 1600, 1000 }, Size { 2400, 1500 } };
constexpr std::array scales { 1.0, 1.25, 1.5, 2.0, 3.0 };

// Of the screen that it is on, or will open on; without a display, nothing.
std::optional<juce::Rectangle<int>> screenOf (const juce::Component& component)
{
    const auto& displays = juce::Desktop::getInstance().getDisplays();
    const auto* const display = component.isShowing()
                                    ? displays.getDisplayForRect (component.getScreenBounds())
                                    : displays.getPrimaryDisplay();
    return display != nullptr ? std::optional (display->userArea) : std::nullopt;
}

} // namespace

Editor::Editor (juce::AudioProcessor& owner, Session& sessionToShow, MeterFeed& feedToRead,
                PersonalFiles filesToUse)
    : juce::AudioProcessorEditor (owner), session (sessionToShow), feed (feedToRead),
      files (std::move (filesToUse)), style { Palette::dark(), embeddedTypefaces() },
      bar (style, session, files.presets, dialog), controls (style, session), plots (style),
      secondPlots (style, PlotPanel::Place::second), meters (style, parameters), status (style)
{
    setOpaque (true);
    setLookAndFeel (&look);

    for (auto* child :
         std::initializer_list<juce::Component*> { &bar, &controls, &plots, &meters, &status })
        addAndMakeVisible (child);

    addChildComponent (secondPlots);
    secondPlots.choose (PlotPanel::spectrum);
    addChildComponent (dialog);
    addKeyListener (&keys);
    juce::Desktop::getInstance().addDarkModeSettingListener (this);
    listenToParts();
    setResizable (true, true);
    setResizeLimits (leastWidth, leastHeight, mostWidth, mostHeight);
    restoreSize();
    setOptions (current.display);
    showTheme();
    forgetCosts();
    tellOfTrial();
    tick (0.0);

    refresh = juce::VBlankAttachment (this, [this]
                                      { tick (0.001 * juce::Time::getMillisecondCounterHiRes()); });
}

Editor::~Editor()
{
    remember();
    juce::Desktop::getInstance().removeDarkModeSettingListener (this);
    analysis.stop();
    setLookAndFeel (nullptr);
}

void Editor::analyseWhileShown()
{
    if (isShowing() && ! analysis.isRunning())
    {
        forgetCosts();
        analysis.start();
    }
    else if (! isShowing())
        analysis.stop();
}

void Editor::parentHierarchyChanged() { analyseWhileShown(); }
void Editor::visibilityChanged() { analyseWhileShown(); }

void Editor::tick (double seconds)
{
    nowSeconds = seconds;
    endTrial (seconds);

    if (! analysis.isRunning())
        analyzer.work();

    const auto& snapshot = feed.newest();

    // A host that stops calling leaves the last snapshot standing.
    constexpr double stoppedAfterSeconds = 0.5, figuresEverySeconds = 0.2;

    if (std::exchange (lastPosition, snapshot.position) != snapshot.position)
        movedSeconds = seconds;

    const auto isRunning = seconds - movedSeconds < stoppedAfterSeconds;
    meters.follow (snapshot, isRunning, seconds);
    const auto heard =
        isRunning ? snapshot.heard : Heard { parameters.settings().monitor.source, 0.0 };
    meters.hear (heard);
    status.hear (heard);
    followCosts();
    followSamples (seconds);
    followStatistics (seconds);

    if (seconds - figuresSeconds >= figuresEverySeconds)
    {
        figuresSeconds = seconds;
        showFigures (snapshot, isRunning, seconds);
    }
}

// What waits is of the time before, and the oldest of it: the newest had no room.
void Editor::forgetCosts()
{
    BlockCost cost;

    while (feed.popCost (cost))
    {
    }

    load.reset();
}

void Editor::followCosts()
{
    BlockCost cost;

    while (feed.popCost (cost))
        load.add (cost);
}

void Editor::followSamples (double seconds)
{
    const auto& view = analyzer.samples();

    if (std::exchange (samplesShown, view.number) != view.number)
        for (auto* pictures : { &plots, &secondPlots })
            pictures->follow (view, seconds);
    else
        for (auto* pictures : { &plots, &secondPlots })
            pictures->rest (seconds);
}

const LiveResults& Editor::statistics()
{
    return frozen ? frozen->statistics : analyzer.statistics();
}

void Editor::followStatistics (double seconds)
{
    const auto number = statistics().number;

    if (std::exchange (statisticsShown, number) != number)
        showPicture (seconds);
}

void Editor::showPicture (double seconds)
{
    const auto& shown = statistics();
    const auto chosen = chosenReduction();
    const auto predicted = measured.of (shown.reduction);
    const auto* const ofChosen =
        shown.reduction.exists() && chosen != shown.reduction.settings.reduction
            ? &preview.predictedFor (chosen, shown.reduction.sampleRateHz)
            : nullptr;
    const PlotSource source { shown,    predicted.get(), chosen,
                              ofChosen, shownOptions,    frozen ? frozen->readings : newestReadings,
                              seconds };
    plots.show (source);

    if (secondPlots.isVisible())
        secondPlots.show (source);
}

// With what was learned for it, and of the channel that is shown.
ReductionSettings Editor::chosenReduction() const
{
    auto settings = parameters.settings().reduction.asLawAllows();
    settings.learned = session.memory().learned.scale;
    return settings.hasStepsOfChannels() ? settings.ofChannel (choice.channel.value_or (0))
                                         : settings;
}

void Editor::showFigures (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    const auto rate = snapshot.reduction.sampleRateHz;
    const auto chosen = chosenReduction();
    controls.setSampleRate (rate);
    controls.setRemark (rate > 0.0 ? remarkOn (chosen, preview.planFor (chosen, rate),
                                               isRunning && hasLostItsShaper (snapshot),
                                               ! chosen.isLearned())
                                   : juce::String());

    // Until a host says its rate, the one of a CD.
    const auto shownRate = rate > 0.0 ? rate : 44100.0;
    controls.showShaper (preview.planFor (chosen, shownRate).filter,
                         preview.predictedFor (chosen, shownRate), shownRate);

    // A host may take away the channel that was chosen.
    if (choice.channel && snapshot.shownChannels() > 0
        && *choice.channel >= snapshot.shownChannels())
        setChannel ({});

    const auto predicted = snapshotted.of (
        snapshot.reduction.ofChannel (snapshot.reduction.shownChannel (choice.channel)));

    Readings readings (snapshot, meters.window(), predicted, isRunning, choice.channel);
    const auto& analysed = analyzer.statistics();

    // Of the same reduction and window, or it says nothing of these figures.
    if (analysed.exists() && analysed.reduction.generation == snapshot.reduction.generation
        && analysed.choice == choice)
    {
        readings.addAnalysis (analysed.counts.byPhase, analysed.weightedError,
                              analysed.channelCount);
        readings.isAnalysisLate = analysed.beganLate;

        if (predicted != nullptr)
            readings.compareWithTpdf (predicted->plainDitherHeardDb());
    }

    readings.fullScale = shownOptions.spectrum.fullScale;
    meters.show (readings, seconds);
    status.show (readings, load.reading());
    newestReadings = std::move (readings);

    // The chosen curve moves with the knob, also while no audio runs.
    showPicture (seconds);
}

// What shows is out of date: at the next tick all of it is shown anew.
void Editor::changed()
{
    figuresSeconds = -1.0e9;
    statisticsShown = 0;
}

void Editor::setChannel (std::optional<std::size_t> channel)
{
    choice.channel = channel;
    analyzer.choose (choice);
    changed();
}

void Editor::setOptions (const DisplayOptions& newOptions)
{
    shownOptions = newOptions;
    choice.spectrumWindow = newOptions.spectrum.window;
    analyzer.choose (choice);
    meters.setFullScale (newOptions.spectrum.fullScale);
    current.display = newOptions;
    remember();

    if (frozen)
        frozen->readings.fullScale = newOptions.spectrum.fullScale;

    changed();
}

void Editor::paint (juce::Graphics& g) { g.fillAll (style.palette.background); }

void Editor::resized()
{
    auto area = getLocalBounds();
    const auto isNarrow = getWidth() < 1000;
    const auto isCompact = isNarrow || getHeight() < 580;
    controls.setCompact (isCompact);
    meters.setHasMonitor (! isCompact);
    dialog.setBounds (area);

    bar.setBounds (area.removeFromTop (isNarrow ? 40 : 48));
    status.setBounds (area.removeFromBottom (isNarrow ? 34 : 32));
    controls.setBounds (area.removeFromLeft (isNarrow ? 190 : 288));
    meters.setBounds (area.removeFromRight (isNarrow ? 176 : 212));

    const auto showsTwo = getWidth() >= widthForTwo;

    if (showsTwo)
        secondPlots.setBounds (area.removeFromRight (area.getWidth() / 2));

    plots.setBounds (area);
    secondPlots.setPrefersList (! plots.hasTabs());

    if (secondPlots.isVisible() != showsTwo)
    {
        secondPlots.setVisible (showsTwo);
        choosePicture();
    }
}

void Editor::listenToParts()
{
    bar.onMenu = [this]
    {
        auto menu = mainMenu();
        menu.setLookAndFeel (&look);
        menu.showMenuAsync (juce::PopupMenu::Options()
                                .withTargetComponent (bar.menuButton())
                                .withDeletionCheck (*this)
                                .withParentComponent (getTopLevelComponent()));
    };
    meters.onReset = [this]
    {
        feed.requestReset();
        changed();
    };
    status.onHearOutput = [this]
    {
        parameters[parameterId::monitor].setByUser (
            parameters[parameterId::monitor].control().defaultValue);
    };
    meters.onWindow = [this]
    {
        choice.window = meters.window();
        analyzer.choose (choice);
        changed();
    };
    plots.onPicture = secondPlots.onPicture = [this] { choosePicture(); };
    plots.onFreeze = [this] { freezePictures (plots.isFrozen()); };
    secondPlots.onFreeze = [this] { freezePictures (secondPlots.isFrozen()); };
    plots.onMenu = [this] {
        viewMenu().showMenuAsync (
            juce::PopupMenu::Options().withTargetComponent (plots.menuButton()));
    };
}

void Editor::choosePicture()
{
    choice.wantsLevels = isShown (PlotPanel::bits);
    choice.wantsComparison = isShown (PlotPanel::compare);
    analyzer.choose (choice);
    changed();
}

bool Editor::isShown (PlotPanel::Picture picture) const
{
    return plots.chosen() == picture
           || (secondPlots.isVisible() && secondPlots.chosen() == picture);
}

void Editor::freezePictures (bool shouldFreeze)
{
    for (auto* pictures : { &plots, &secondPlots })
        if (pictures->isFrozen() != shouldFreeze)
            pictures->setFrozen (shouldFreeze);

    frozen.reset();

    if (shouldFreeze)
        frozen = Still { analyzer.statistics(), newestReadings };

    changed();
}

juce::PopupMenu Editor::viewMenu()
{
    juce::PopupMenu menu;
    const auto option = [this] (auto change)
    {
        return [this, change]
        {
            auto changedOptions = shownOptions;
            change (changedOptions);
            setOptions (changedOptions);
        };
    };

    const auto channels = feed.newest().shownChannels();

    if (channels > 1)
    {
        menu.addSectionHeader ("Channel");
        menu.addItem ("All together", true, ! choice.channel, [this] { setChannel ({}); });

        for (std::size_t c = 0; c < channels; ++c)
            menu.addItem ("Channel " + juce::String (c + 1), true, choice.channel == c,
                          [this, c] { setChannel (c); });
    }

    if (isShown (PlotPanel::spectrum))
    {
        menu.addSectionHeader ("Spectrum");
        menu.addItem ("Logarithmic frequency", true, shownOptions.spectrum.isLogarithmic,
                      option ([] (auto& o) { o.spectrum.isLogarithmic = true; }));
        menu.addItem ("Linear frequency", true, ! shownOptions.spectrum.isLogarithmic,
                      option ([] (auto& o) { o.spectrum.isLogarithmic = false; }));
        menu.addSeparator();
        menu.addItem ("Levels per Hz, for noise", true, ! shownOptions.spectrum.isPerBin,
                      option ([] (auto& o) { o.spectrum.isPerBin = false; }));
        menu.addItem ("Levels per bin, for tones", true, shownOptions.spectrum.isPerBin,
                      option ([] (auto& o) { o.spectrum.isPerBin = true; }));
        menu.addSeparator();

        for (const auto window : tapers)
            menu.addItem ("Window: " + toString (windowName (window)), true,
                          shownOptions.spectrum.window == window,
                          option ([window] (auto& o) { o.spectrum.window = window; }));

        menu.addSeparator();
        menu.addItem ("Peak hold", true, shownOptions.spectrum.showsPeaks,
                      option ([] (auto& o) { o.spectrum.showsPeaks = ! o.spectrum.showsPeaks; }));
        menu.addItem ("Forget peaks", shownOptions.spectrum.showsPeaks, false,
                      [this] { analyzer.forgetPeaks(); });
        menu.addSectionHeader ("A full-scale sine is listened to at");

        for (const auto level : { 85.0, 95.0, 105.0, 115.0 })
            menu.addItem (toString (numbers::fixed (level, 0)) + " dB SPL", true,
                          shownOptions.spectrum.fullScaleDbSpl == level,
                          option ([level] (auto& o) { o.spectrum.fullScaleDbSpl = level; }));
    }

    if (isShown (PlotPanel::bits))
    {
        menu.addSectionHeader ("Bits of");
        menu.addItem ("two's complement", true, ! shownOptions.showsMagnitudeBits,
                      option ([] (auto& o) { o.showsMagnitudeBits = false; }));
        menu.addItem ("the magnitude |x|", true, shownOptions.showsMagnitudeBits,
                      option ([] (auto& o) { o.showsMagnitudeBits = true; }));
    }

    menu.addSectionHeader ("0 dBFS is");
    menu.addItem ("a full-scale sine (AES17)", true,
                  shownOptions.spectrum.fullScale == FullScale::sine,
                  option ([] (auto& o) { o.spectrum.fullScale = FullScale::sine; }));
    menu.addItem ("a full-scale square: that sine reads " + toString (numbers::fixed (-3.01, 2)),
                  true, shownOptions.spectrum.fullScale == FullScale::square,
                  option ([] (auto& o) { o.spectrum.fullScale = FullScale::square; }));
    return menu;
}

void Editor::setDark (bool shouldBeDark)
{
    dark = shouldBeDark;
    style.setTheme (dark ? Palette::dark() : Palette::light());
    look.takeColours();
    sendLookAndFeelChange();
    repaint();

    if (onThemeChange)
        onThemeChange();
}

void Editor::setTheme (Theme theme)
{
    current.theme = theme;
    showTheme();
    remember();
}

void Editor::showTheme()
{
    setDark (current.theme == Theme::system ? juce::Desktop::getInstance().isDarkModeActive()
                                            : current.theme == Theme::dark);
}

void Editor::setScale (double newScale)
{
    current.scale = newScale;
    setScaleFactor (hostScaleFactor);
    fitScreen();
    remember();
}

double Editor::scale() const
{
    const auto screen = screenOf (*this);

    if (! screen)
        return current.scale;

    const auto largest =
        juce::jmin (screen->getWidth() / static_cast<double> (leastWidth),
                    screen->getHeight() / static_cast<double> (leastHeight + roomAbove));
    return juce::jmin (current.scale, juce::jmax (PreferencesFile::leastScale, largest));
}

void Editor::setRoomAbove (int height)
{
    roomAbove = height;
    setScaleFactor (hostScaleFactor);
    fitScreen();
}

void Editor::setScaleFactor (float hostScale)
{
    hostScaleFactor = hostScale;
    juce::AudioProcessorEditor::setScaleFactor (hostScale * static_cast<float> (scale()));
}

bool Editor::fitsScreen (int width, int height, double scaleToTry) const
{
    const auto screen = screenOf (*this);
    return ! screen
           || (width * scaleToTry <= screen->getWidth()
               && (height + roomAbove) * scaleToTry <= screen->getHeight());
}

// Larger than the screen, it would hide the menu that makes it smaller.
void Editor::fitScreen()
{
    const auto screen = screenOf (*this);

    if (! screen || fitsScreen (getWidth(), getHeight(), scale()))
        return;

    const auto room = screen->toDouble() / scale();
    const auto width = static_cast<int> (room.getWidth());
    const auto height = static_cast<int> (room.getHeight()) - roomAbove;
    setSize (juce::jmax (leastWidth, juce::jmin (getWidth(), width)),
             juce::jmax (leastHeight, juce::jmin (getHeight(), height)));
}

void Editor::restoreSize()
{
    setSize (juce::jlimit (leastWidth, mostWidth, current.width),
             juce::jlimit (leastHeight, mostHeight, current.height));
    setScaleFactor (hostScaleFactor);
    fitScreen();
}

void Editor::tellOfTrial()
{
    if (trial.putAside() != juce::File())
        dialog.tell (
            "Your preferences were put aside",
            "The last window did not open with them, so this one has the defaults. The old "
            "ones are in "
                + trial.putAside().getFullPathName() + ".");
}

// What kills a window does so while it is laid out and painted, or when the desktop first moves it.
void Editor::endTrial (double seconds)
{
    constexpr double survivedSeconds = 1.0;

    if (hasPainted && ! paintedSeconds)
        paintedSeconds = seconds;

    if (paintedSeconds && seconds - *paintedSeconds >= survivedSeconds)
        trial.survived();
}

void Editor::remember()
{
    current.width = getWidth();
    current.height = getHeight();
    files.preferences.write (std::exchange (saved, current), current);
}

int Editor::getControlParameterIndex (juce::Component& component)
{
    auto* holder = ParameterMenus::holderOf (&component);
    return holder == nullptr ? -1 : holder->held().target().getParameterIndex();
}

juce::PopupMenu Editor::mainMenu()
{
    juce::PopupMenu menu, sizeMenu, scaleMenu;
    const auto times = juce::String::fromUTF8 (" \xc3\x97 ");
    const auto orTooLarge = [] (const juce::String& name, bool fits)
    { return fits ? name : name + ", larger than this screen"; };
    const auto theme = [this, &menu] (const juce::String& name, Theme each)
    { menu.addItem (name, true, current.theme == each, [this, each] { setTheme (each); }); };

    menu.addSectionHeader ("Theme");
    theme ("Dark", Theme::dark);
    theme ("Light", Theme::light);
    theme ("As the system", Theme::system);
    menu.addSeparator();

    for (const auto each : sizes)
    {
        const auto fits = fitsScreen (each.width, each.height, scale());
        const auto name = juce::String (each.width) + times + juce::String (each.height);
        sizeMenu.addItem (orTooLarge (name, fits), fits,
                          getWidth() == each.width && getHeight() == each.height,
                          [this, each] { setSize (each.width, each.height); });
    }

    for (const auto each : scales)
    {
        const auto fits = fitsScreen (leastWidth, leastHeight, each);
        const auto name = juce::String (juce::roundToInt (100.0 * each)) + " %";
        scaleMenu.addItem (orTooLarge (name, fits), fits,
                           juce::approximatelyEqual (current.scale, each),
                           [this, each] { setScale (each); });
    }

    menu.addSubMenu ("Size", sizeMenu);
    menu.addSubMenu ("Scale", scaleMenu);
    menu.addSeparator();
    menu.addItem ("About Requant",
                  [this]
                  {
                      dialog.tell (juce::String ("Requant ") + versionText,
                                   "Word-length reduction with dither and noise shaping, measured "
                                   "live. Free software under the GNU "
                                       + juce::String (JUCE_MAJOR_VERSION < 8 ? "" : "Affero ")
                                       + "General Public License, version 3, without any warranty. "
                                         "Made with JUCE; set in Lato.");
                  });
    return menu;
}

} // namespace requant
