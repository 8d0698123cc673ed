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
    return ! snapshot.isShaperReady && ! snapshot.isShaped;
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

Editor::Editor (juce::AudioProcessor& owner, const Parameters& parametersToShow,
                MeterFeed& feedToRead)
    : juce::AudioProcessorEditor (owner), parameters (parametersToShow),
      feed (feedToRead), style { Palette::dark(), embeddedTypefaces() }, top (style, parameters),
      left (style, parameters), middle (style), right (style), bottom (style)
{
    setOpaque (true);
    setLookAndFeel (&look);

    for (auto* child :
         std::initializer_list<juce::Component*> { &top, &left, &middle, &right, &bottom })
        addAndMakeVisible (child);

    top.onTheme = [this] { setDark (! dark); };
    right.onReset = [this]
    {
        feed.requestReset();
        figuresSeconds = -1.0e9;
    };
    right.onWindow = [this] { figuresSeconds = -1.0e9; };

    setResizable (true, true);
    setResizeLimits (leastWidth, leastHeight, 16384, 16384);
    setSize (defaultWidth, defaultHeight);
    tick (0.0);

    refresh = juce::VBlankAttachment (this, [this]
                                      { tick (0.001 * juce::Time::getMillisecondCounterHiRes()); });
}

Editor::~Editor() { setLookAndFeel (nullptr); }

void Editor::tick (double seconds)
{
    const auto& snapshot = reader.read (parameters.settings().reduction);

    // A host that stops calling leaves the last snapshot standing.
    constexpr double stoppedAfterSeconds = 0.5, figuresEverySeconds = 0.2;

    if (std::exchange (lastPosition, snapshot.position) != snapshot.position)
        movedSeconds = seconds;

    const auto isRunning = seconds - movedSeconds < stoppedAfterSeconds;
    right.follow (snapshot, isRunning, seconds);

    if (reader.hasNews())
        middle.follow (reader.stretch(), seconds);
    else
        middle.rest (seconds);

    if (seconds - figuresSeconds >= figuresEverySeconds)
    {
        figuresSeconds = seconds;
        showFigures (snapshot, isRunning, seconds);
    }
}

void Editor::showFigures (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    const auto rate = snapshot.sampleRateHz;
    const auto chosen = parameters.settings().reduction;
    left.setSampleRate (rate);
    left.setRemark (rate > 0.0 ? remarkOn (chosen, shapers.of (chosen, rate),
                                           isRunning && hasLostItsShaper (snapshot))
                               : juce::String());

    const auto& shaper = rate > 0.0 ? shapers.of (reader.settings(), rate) : ShaperPlan();
    Readings readings (snapshot, right.window(), reader.settings(), shaper.filter, isRunning);
    readings.parts = reader.errorParts();
    readings.partsChannel = FeedReader::watchedChannel;
    right.show (readings, seconds);
    bottom.show (readings);
}

void Editor::setDark (bool shouldBeDark)
{
    dark = shouldBeDark;
    style.palette = dark ? Palette::dark() : Palette::light();
    look.takeColours();
    top.setOfferedTheme (dark ? "Light" : "Dark");
    sendLookAndFeelChange();
    repaint();

    if (onThemeChange)
        onThemeChange();
}

void Editor::paint (juce::Graphics& g) { g.fillAll (style.palette.background); }

void Editor::resized()
{
    auto area = getLocalBounds();
    const auto isNarrow = getWidth() < 1000;
    left.setCompact (isNarrow || getHeight() < 580);

    top.setBounds (area.removeFromTop (isNarrow ? 40 : 48));
    bottom.setBounds (area.removeFromBottom (isNarrow ? 34 : 32));
    left.setBounds (area.removeFromLeft (isNarrow ? 190 : 288));
    right.setBounds (area.removeFromRight (isNarrow ? 176 : 212));
    middle.setBounds (area);
}

} // namespace requant
