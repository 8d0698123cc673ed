#include "Editor.h"

#include "Instrument/HeadroomRemark.h"
#include "Typefaces.h"

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
juce::String remarkOn (const ReductionSettings& chosen, const ShaperPlan& plan, bool isUnshaped)
{
    juce::StringArray remarks;
    remarks.add (isUnshaped && ! plan.filter.isFlat()
                     ? std::string ("No shaping runs until a shaper is designed that leaves room "
                                    "at this word length.")
                     : plan.remark());
    remarks.add (headroomRemark (chosen, plan));
    remarks.removeEmptyStrings();
    return remarks.joinIntoString (" ");
}

} // namespace

Editor::Editor (juce::AudioProcessor& owner, Session& sessionToShow, MeterFeed& feedToRead,
                PersonalFiles filesToUse)
    : juce::AudioProcessorEditor (owner), session (sessionToShow), feed (feedToRead),
      files (std::move (filesToUse)), style { Palette::dark(), embeddedTypefaces() },
      top (style, session, files.presets, asking), left (style, session), middle (style),
      second (style, PicturePanel::Place::second), right (style, parameters), bottom (style)
{
    setOpaque (true);
    setLookAndFeel (&look);

    for (auto* child :
         std::initializer_list<juce::Component*> { &top, &left, &middle, &right, &bottom })
        addAndMakeVisible (child);

    addChildComponent (second);
    second.choose (PicturePanel::spectrum);
    addChildComponent (asking);
    addKeyListener (&keys);
    juce::Desktop::getInstance().addDarkModeSettingListener (this);
    listenToParts();
    setResizable (true, true);
    setResizeLimits (leastWidth, leastHeight, mostWidth, mostHeight);
    restoreSize();
    setOptions (likes.display);
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
        analyst.work();

    const auto& snapshot = feed.newest();

    // A host that stops calling leaves the last snapshot standing.
    constexpr double stoppedAfterSeconds = 0.5, figuresEverySeconds = 0.2;

    if (std::exchange (lastPosition, snapshot.position) != snapshot.position)
        movedSeconds = seconds;

    const auto isRunning = seconds - movedSeconds < stoppedAfterSeconds;
    right.follow (snapshot, isRunning, seconds);
    const auto heard =
        isRunning ? snapshot.heard : Heard { parameters.settings().monitor.source, 0.0 };
    right.hear (heard);
    bottom.hear (heard);
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
    const auto& view = analyst.samples();

    if (std::exchange (samplesShown, view.number) != view.number)
        for (auto* pictures : { &middle, &second })
            pictures->follow (view, seconds);
    else
        for (auto* pictures : { &middle, &second })
            pictures->rest (seconds);
}

const StatisticsView& Editor::statistics()
{
    return frozen ? frozen->statistics : analyst.statistics();
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
    const auto chosen = parameters.settings().reduction;
    const auto* const predicted = measured.of (shown.reduction);
    const auto* const ofChosen =
        shown.reduction.exists() && chosen != shown.reduction.settings.reduction
            ? &preview.predictedFor (chosen, shown.reduction.sampleRateHz)
            : nullptr;
    const PictureSource source { shown,    predicted,    chosen,
                                 ofChosen, shownOptions, frozen ? frozen->readings : newestReadings,
                                 seconds };
    middle.show (source);

    if (second.isVisible())
        second.show (source);
}

void Editor::showFigures (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    const auto rate = snapshot.reduction.sampleRateHz;
    const auto chosen = parameters.settings().reduction;
    left.setSampleRate (rate);
    left.setRemark (rate > 0.0 ? remarkOn (chosen, preview.planFor (chosen, rate),
                                           isRunning && hasLostItsShaper (snapshot))
                               : juce::String());

    // Until a host says its rate, the one of a CD.
    const auto shownRate = rate > 0.0 ? rate : 44100.0;
    left.showShaper (preview.planFor (chosen, shownRate).filter,
                     preview.predictedFor (chosen, shownRate), shownRate);

    const auto* const predicted = snapshotted.of (snapshot.reduction);
    const auto* const expectation = predicted != nullptr ? &predicted->expectation : nullptr;

    // A host may take away the channel that was chosen.
    if (choice.channel && snapshot.shownChannels() > 0
        && *choice.channel >= snapshot.shownChannels())
        setChannel ({});

    Readings readings (snapshot, right.window(), expectation, isRunning, choice.channel);
    const auto& analysed = analyst.statistics();

    // Of the same reduction and window, or it says nothing of these figures.
    if (analysed.exists() && analysed.reduction.generation == snapshot.reduction.generation
        && analysed.choice == choice)
    {
        readings.addAnalysis (analysed.counts.places, analysed.weightedError, expectation,
                              analysed.channelCount);
        readings.isAnalysisLate = analysed.beganLate;

        if (predicted != nullptr)
            readings.compareWithTpdf (predicted->plainDitherHeardDb);
    }

    readings.fullScale = shownOptions.spectrum.fullScale;
    right.show (readings, seconds);
    bottom.show (readings, load.reading());
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
    analyst.choose (choice);
    changed();
}

void Editor::setOptions (const DisplayOptions& newOptions)
{
    shownOptions = newOptions;
    choice.spectrumWindow = newOptions.spectrum.window;
    analyst.choose (choice);
    right.setFullScale (newOptions.spectrum.fullScale);
    likes.display = newOptions;
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
    left.setCompact (isCompact);
    right.setHasMonitor (! isCompact);
    asking.setBounds (area);

    top.setBounds (area.removeFromTop (isNarrow ? 40 : 48));
    bottom.setBounds (area.removeFromBottom (isNarrow ? 34 : 32));
    left.setBounds (area.removeFromLeft (isNarrow ? 190 : 288));
    right.setBounds (area.removeFromRight (isNarrow ? 176 : 212));

    const auto showsTwo = getWidth() >= widthForTwo;

    if (showsTwo)
        second.setBounds (area.removeFromRight (area.getWidth() / 2));

    middle.setBounds (area);
    second.setPrefersList (! middle.hasTabs());

    if (second.isVisible() != showsTwo)
    {
        second.setVisible (showsTwo);
        choosePicture();
    }
}

} // namespace requant
