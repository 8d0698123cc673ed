#include "WaveformStrip.h"

#include "Measurement/Error/ErrorFigures.h"
#include "Plots/Juce/DisplayPainter.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

const juce::String help = "The recording: click to go there, drag to loop a part, double click to "
                          "loop all. Arrow keys seek, [ and ] set the loop's ends, L switches it.";

/** What screen readers read and set: where it plays. */
class PlaceAccess : public juce::AccessibilityTextValueInterface
{
public:
    PlaceAccess (const WaveformStrip& s) : strip (s) {}

    bool isReadOnly() const override { return true; }
    juce::String getCurrentValueAsString() const override { return strip.description(); }
    void setValueAsString (const juce::String&) override {}

private:
    const WaveformStrip& strip;
};

} // namespace

WaveformStrip::WaveformStrip (const Style& styleToUse, Player& p) : style (styleToUse), player (p)
{
    setName ("Position");
    setTitle ("Position");
    setHelpText (help);
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setMouseClickGrabsKeyboardFocus (false);
}

void WaveformStrip::setRecording (std::shared_ptr<const Recording> newRecording)
{
    recording = std::move (newRecording);
    shownLength = recording->length();
    overview.compute (recording, static_cast<int> (plot().getWidth()));
    setLoop ({}, false);
    shownColumns = 0;
}

// A header may promise more or less than the file holds, which shows when all of it is loaded.
void WaveformStrip::followLength()
{
    if (std::exchange (shownLength, recording->length()) == recording->length())
        return;

    overview.compute (recording, static_cast<int> (plot().getWidth()));
    shownColumns = 0;
    applyLoop();
    repaint();
}

void WaveformStrip::setInstead (const juce::String& words, const juce::String& reason)
{
    setEnabled (words.isEmpty());
    setHelpText (words.isEmpty() ? help : reason);

    if (std::exchange (instead, words) != words)
        repaint();
}

juce::String WaveformStrip::getTooltip()
{
    const auto peak = WaveformPlot::peakOf (overview.columns());

    if (instead.isNotEmpty() || peak <= 0.0f)
        return getHelpText();

    return getHelpText() + " Drawn so that its peak, "
           + toString (numbers::level (amplitudeToDb (static_cast<double> (peak))))
           + " dBFS, fills the height.";
}

double WaveformStrip::leastLoop() const
{
    return seconds() > 0.0 ? juce::jmin (1.0, Player::leastLoopSeconds / seconds()) : 1.0;
}

double WaveformStrip::proportionAt (const juce::MouseEvent& event) const
{
    return WaveformPlot::proportionAt (event.position.x, plot());
}

juce::String WaveformStrip::description() const
{
    if (instead.isNotEmpty())
        return instead;

    const auto text = [this] (double proportion)
    { return toString (WaveformPlot::timeText (proportion * seconds())); };
    const auto place = text (player.progress()) + " of " + text (1.0);

    if (! region)
        return place;

    return place + (looping ? ", loop " : ", loop off, ") + text (region->getStart()) + " to "
           + text (region->getEnd());
}

void WaveformStrip::follow()
{
    followLength();
    const auto columns = overview.columns().size();
    const auto playhead = player.progress();

    if (columns != std::exchange (shownColumns, columns))
        repaint();

    const auto before = std::exchange (shownPlayhead, playhead);

    if (juce::approximatelyEqual (before, playhead))
        return;

    for (const auto place : { before, playhead })
    {
        const auto x = juce::roundToInt (WaveformPlot::xOf (place, plot()));
        repaint (getLocalBounds()
                     .withBottom (static_cast<int> (plot().getBottom()))
                     .withX (x - 2)
                     .withWidth (5));
    }

    const auto tenths = [this] (double place)
    { return toString (WaveformPlot::timeText (place * seconds())); };

    constexpr int clockWidth = 160;
    if (tenths (before) != tenths (playhead))
        repaint (getLocalBounds()
                     .removeFromRight (clockWidth)
                     .withTop (static_cast<int> (plot().getBottom())));
}

void WaveformStrip::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);

    if (instead.isNotEmpty())
        return paintInstead (g);

    const auto loop =
        region ? std::optional (WaveformData::Loop { region->getStart(), region->getEnd() })
               : std::nullopt;
    const WaveformData data { overview.columns(), seconds(), player.progress(), loop, looping };
    list.clear();
    WaveformPlot (style.theme)
        .paint (list, fromJuce (getLocalBounds().toFloat()), fromJuce (g.getClipBounds().toFloat()),
                data);
    paintList (g, list, style);
    paintFocusRing (g, style);
}

void WaveformStrip::paintInstead (juce::Graphics& g) const
{
    g.setColour (style.palette.background);
    g.fillRect (toJuce (plot()));
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 13.0f));
    g.drawText (instead, toJuce (plot()), juce::Justification::centred, false);
}

void WaveformStrip::resized()
{
    overview.compute (recording, static_cast<int> (plot().getWidth()));
    shownColumns = 0;
}

void WaveformStrip::seek (double proportion)
{
    player.seek (juce::jlimit (0.0, 1.0, proportion));
    follow();
}

void WaveformStrip::setLoop (std::optional<juce::Range<double>> newRegion, bool shouldLoop)
{
    region = newRegion;
    looping = shouldLoop && region;
    applyLoop();
    repaint();
    juce::NullCheckedInvocation::invoke (onLoopChange);
}

void WaveformStrip::applyLoop()
{
    if (looping)
        player.setLoop (*region);
    else
        player.clearLoop();
}

void WaveformStrip::toggleLoop() { setLoop (region, ! looping); }

void WaveformStrip::setLoopStart (double proportion)
{
    const auto end = region ? region->getEnd() : 1.0;
    const auto isBefore = proportion + leastLoop() <= end;
    const auto start = juce::jmin (proportion, 1.0 - leastLoop());
    setLoop (juce::Range<double> { start, isBefore ? end : 1.0 }, true);
}

void WaveformStrip::setLoopEnd (double proportion)
{
    const auto start = region ? region->getStart() : 0.0;
    const auto isBehind = proportion >= start + leastLoop();
    const auto end = juce::jmax (proportion, leastLoop());
    setLoop (juce::Range<double> { isBehind ? start : 0.0, end }, true);
}

void WaveformStrip::mouseDown (const juce::MouseEvent& event)
{
    dragStart = proportionAt (event);

    if (event.getNumberOfClicks() == 1)
        seek (dragStart);
}

void WaveformStrip::mouseDrag (const juce::MouseEvent& event)
{
    if (! event.mouseWasDraggedSinceMouseDown())
        return;

    const auto dragged = juce::Range<double>::between (dragStart, proportionAt (event));

    if (dragged.getLength() >= leastLoop())
        setLoop (dragged, true);
}

void WaveformStrip::mouseDoubleClick (const juce::MouseEvent&) { setLoop ({}, false); }

bool WaveformStrip::keyPressed (const juce::KeyPress& key)
{
    if (seconds() <= 0.0 || key.getModifiers().isCommandDown())
        return false;

    const auto place = player.progress();
    const auto step = (key.getModifiers().isShiftDown() ? 0.1 : 1.0) / seconds();

    if (key.isKeyCode (juce::KeyPress::rightKey))
        seek (place + step);
    else if (key.isKeyCode (juce::KeyPress::leftKey))
        seek (place - step);
    else if (key.isKeyCode (juce::KeyPress::homeKey))
        seek (0.0);
    else if (key.isKeyCode (juce::KeyPress::endKey))
        seek (1.0);
    else if (key.getTextCharacter() == '[')
        setLoopStart (place);
    else if (key.getTextCharacter() == ']')
        setLoopEnd (place);
    else if (juce::CharacterFunctions::toLowerCase (key.getTextCharacter()) == 'l' && region)
        toggleLoop();
    else
        return false;

    if (hasKeyboardFocus (false))
        keyWasUsed();

    return true;
}

std::unique_ptr<juce::AccessibilityHandler> WaveformStrip::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::slider, juce::AccessibilityActions(),
        juce::AccessibilityHandler::Interfaces { std::make_unique<PlaceAccess> (*this) });
}

} // namespace requant
