#include "StepsView.h"

#include "Plots/Steps/StepsWords.h"
#include "Plots/Steps/Trigger.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::size_t margin = 16; // samples around the view, for the curve
constexpr double figuresSeconds = 0.2;

constexpr double fewestSamples = 8.0, mostSamples = 4000.0;
constexpr double keyFactor = 1.25;

} // namespace

StepsView::StepsView (const Style& styleToUse) : style (styleToUse), geometry ({}, view)
{
    takeRanges (lastSeconds);
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setTitle ("Steps");
    setHelpText ("Wheel: time. Shift and wheel: amplitude. Double click: everything in view. "
                 "Arrow keys read samples and zoom, space freezes.");
}

void StepsView::follow (const SampleView& samples, double seconds)
{
    newest = &samples;
    lastSeconds = seconds;

    if (! isFrozen())
        show (samples);
}

void StepsView::rest (double seconds)
{
    if (cardSeconds >= lastSeconds || seconds - cardSeconds < figuresSeconds)
        return;

    cardSeconds = seconds;
    cardData.read.reset();
    refresh();
}

void StepsView::showLevelsOf (const ReductionSettings& chosen)
{
    if (! view.samples.empty() || view.reduction == chosen)
        return;

    takeSettings (chosen, false);
    takeRanges (lastSeconds);
    refresh();
}

void StepsView::takeSettings (const ReductionSettings& settings, bool isBypassed)
{
    if (view.reduction != settings || view.isBypassed != isBypassed)
    {
        const auto least = settings.lattice().levelCount() <= 3 ? 1.0 : 2.0;
        amplitude = { least, least };
        error = { 0.5, 0.5 };

        if (view.reduction.bits != settings.bits
            || view.reduction.latticeKind != settings.latticeKind)
            zoom.reset();
    }

    view.reduction = settings;
    view.isBypassed = isBypassed;
}

void StepsView::show (const SampleView& stretch)
{
    takeSettings (stretch.reduction.settings.reduction, stretch.reduction.settings.bypassed);
    view.samples = stretch.samples;
    view.sampleRateHz =
        stretch.reduction.exists() ? stretch.reduction.sampleRateHz : view.sampleRateHz;
    findStart();
    takeRanges (lastSeconds);
    readSample();

    if (lastSeconds - cardSeconds >= figuresSeconds || lastSeconds < cardSeconds)
    {
        cardSeconds = lastSeconds;
        cardData.read.reset();
    }

    refresh();
}

void StepsView::setFrozen (bool shouldFreeze)
{
    if (std::exchange (view.isFrozen, shouldFreeze) == shouldFreeze)
        return;

    cardData.read.reset();

    if (shouldFreeze)
    {
        frozen.assign (view.samples.begin(), view.samples.end());
        view.samples = frozen;
        refresh();
    }
    else if (newest != nullptr && ! newest->samples.empty())
        show (*newest);
    else
        refresh();
}

void StepsView::findStart()
{
    view.length = length;
    const auto all = view.samples;
    const auto shown = static_cast<std::size_t> (std::ceil (length)) + 1;

    // The last 50 ms and what is in view: old enough to find a crossing of any audible tone.
    const auto searched = std::min (
        all.size(), shown + 2 * margin + static_cast<std::size_t> (view.sampleRateHz * 0.05));
    const auto offset = all.size() - searched;
    const auto found = Trigger::find (all.subspan (offset), shown, margin, lastInput);
    const auto latest = std::max (0.0, static_cast<double> (all.size()) - length - 1.0);
    view.start = found ? *found + static_cast<double> (offset) : latest;

    constexpr std::size_t points = 32;
    lastInput.resize (points);

    for (std::size_t i = 0; i < points; ++i)
    {
        const auto at = view.start + length * static_cast<double> (i) / (points - 1);
        const auto index = std::min (static_cast<std::size_t> (at), all.size() - 1);
        lastInput[i] = all[index].input;
    }
}

void StepsView::takeRanges (double seconds)
{
    const auto step = view.reduction.lattice().step();
    auto lowest = 0.0, highest = 0.0, lowestError = 0.0, highestError = 0.0;

    for (auto n = view.firstInView(); n < view.endInView(); ++n)
    {
        const auto x = view.samples[n].input / step, y = view.samples[n].output / step;
        lowest = std::min ({ lowest, x, y });
        highest = std::max ({ highest, x, y });
        lowestError = std::min (lowestError, x - y);
        highestError = std::max (highestError, x - y);
    }

    amplitude.follow (lowest, highest, seconds);
    error.follow (lowestError, highestError, seconds);
    view.lowestLsb = zoom ? zoom->lowest : 1.03 * amplitude.lowest() - 0.25;
    view.highestLsb = zoom ? zoom->highest : 1.03 * amplitude.highest() + 0.25;
    view.lowestErrorLsb = 1.2 * error.lowest();
    view.highestErrorLsb = 1.2 * error.highest();
}

void StepsView::readSample()
{
    geometry = StepsLayout (pictureArea(), view);
    view.read.reset();

    if (pointer)
        view.read = geometry.sampleAt (*pointer);

    if (! view.read && view.endInView() > view.firstInView())
    {
        const auto position =
            static_cast<std::size_t> (std::lround (view.start + readAlong * view.length));
        view.read = std::clamp (position, view.firstInView(), view.endInView() - 1);
    }
}

// The card's figures change more slowly than the picture; they are of a sample of their own.
void StepsView::refresh()
{
    readSample();

    if (! cardData.read && view.read)
    {
        cardSample = view.samples[*view.read];
        cardData = view;
        cardData.samples = { &cardSample, 1 };
        cardData.read = 0;
        setDescription (stepsWords::title (view) + ". " + stepsWords::subtitle (view) + " "
                        + StepsCard::inOneLine (cardData));
    }

    repaint();
}

juce::Rectangle<float> StepsView::pictureArea() const
{
    const auto isNarrow = getWidth() < 560;
    return getLocalBounds().toFloat().reduced (isNarrow ? 10.0f : 18.0f, isNarrow ? 6.0f : 10.0f);
}

void StepsView::resized() { refresh(); }

void StepsView::paintFrame (juce::Graphics& g)
{
    FrameKey key { stepsWords::title (view),
                   stepsWords::subtitle (view),
                   view.reduction.latticeKind,
                   view.reduction.bits,
                   view.length,
                   view.sampleRateHz,
                   view.lowestLsb,
                   view.highestLsb,
                   view.lowestErrorLsb,
                   view.highestErrorLsb,
                   stepsWords::leavesAbove (view),
                   stepsWords::leavesBelow (view) };

    if (key != frameKey)
        frame.forget();

    frameKey = std::move (key);
    frame.paint (g, getLocalBounds(), style.palette,
                 [this] (juce::Graphics& into) { picture.paintFrame (into, geometry, view); });
}

void StepsView::paint (juce::Graphics& g)
{
    paintFrame (g);
    picture.paintData (g, geometry, view);

    if (geometry.hasCard())
    {
        if (! view.samples.empty())
            card.paint (g, geometry.card, cardData);
    }
    else if (cardData.read)
    {
        g.setFont (style.font (Weight::regular, 12.0f));
        g.setColour (style.palette.secondaryText);
        const auto line = StepsCard::inOneLine (cardData);
        const auto fits = textWidth (g.getCurrentFont(), line) < geometry.area.getWidth() - 58.0f;
        g.drawText (fits ? line : line.fromLastOccurrenceOf ("   ", false, false),
                    geometry.timeAxis.withTrimmedTop (geometry.timeAxis.getHeight() - 16.0f)
                        .withLeft (geometry.area.getX())
                        .withTrimmedRight (54.0f),
                    juce::Justification::centredLeft, false);
    }

    paintFocusRing (g, style);
}

void StepsView::zoomTime (double factor)
{
    length = std::clamp (length * factor, fewestSamples, mostSamples);
    view.length = length;
    lastInput.clear();

    if (! view.samples.empty())
        findStart();

    cardData.read.reset();
    refresh();
}

void StepsView::zoomAmplitude (double factor, double aroundLsb)
{
    const auto lattice = view.reduction.lattice();
    const auto most = 2.0 * static_cast<double> (lattice.levelCount()) + 4.0;
    const auto span = view.highestLsb - view.lowestLsb;
    const auto wanted = std::clamp (span * factor, 2.0, most) / span;

    zoom = Zoom { aroundLsb + (view.lowestLsb - aroundLsb) * wanted,
                  aroundLsb + (view.highestLsb - aroundLsb) * wanted };
    view.lowestLsb = zoom->lowest;
    view.highestLsb = zoom->highest;
    cardData.read.reset();
    refresh();
}

void StepsView::fit()
{
    zoom.reset();
    zoomTime (56.0 / length);
    takeRanges (lastSeconds);
    refresh();
}

void StepsView::mouseMove (const juce::MouseEvent& event)
{
    pointer = event.position;
    cardData.read.reset();
    refresh();
}

void StepsView::mouseExit (const juce::MouseEvent&)
{
    pointer.reset();
    cardData.read.reset();
    refresh();
}

void StepsView::mouseDown (const juce::MouseEvent& event)
{
    drag = { Drag::Along::undecided, event.position, lsbAt (event.position.y) };
}

// What is dragged to the right or up grows.
void StepsView::mouseDrag (const juce::MouseEvent& event)
{
    constexpr float decided = 4.0f;
    constexpr double pxForTwice = 120.0;
    const auto moved = event.position - drag.last;

    if (drag.along == Drag::Along::undecided)
    {
        if (std::max (std::abs (moved.x), std::abs (moved.y)) < decided)
            return;

        drag.along =
            std::abs (moved.x) > std::abs (moved.y) ? Drag::Along::time : Drag::Along::amplitude;
    }

    drag.last = event.position;
    pointer = event.position;

    if (drag.along == Drag::Along::time)
        zoomTime (std::exp2 (-static_cast<double> (moved.x) / pxForTwice));
    else
        zoomAmplitude (std::exp2 (static_cast<double> (moved.y) / pxForTwice), drag.aroundLsb);
}

void StepsView::mouseDoubleClick (const juce::MouseEvent&) { fit(); }

void StepsView::mouseWheelMove (const juce::MouseEvent& event,
                                const juce::MouseWheelDetails& details)
{
    // With shift some systems turn the wheel sideways.
    const auto delta =
        std::abs (details.deltaY) >= std::abs (details.deltaX) ? details.deltaY : details.deltaX;
    const auto factor = std::exp (static_cast<double> (details.isReversed ? delta : -delta));

    if (! event.mods.isShiftDown() && ! event.mods.isCommandDown() && ! event.mods.isCtrlDown())
    {
        zoomTime (factor);
        return;
    }

    zoomAmplitude (factor, lsbAt (event.position.y));
}

double StepsView::lsbAt (float y) const
{
    const auto along = (geometry.plot.getBottom() - y) / geometry.plot.getHeight();
    return view.lowestLsb
           + static_cast<double> (std::clamp (along, 0.0f, 1.0f))
                 * (view.highestLsb - view.lowestLsb);
}

bool StepsView::keyPressed (const juce::KeyPress& key)
{
    const auto is = [&] (int code) { return key.isKeyCode (code); };
    const auto middle = 0.5 * (view.lowestLsb + view.highestLsb);
    const auto oneSample = 1.0 / view.length;

    if (is (juce::KeyPress::leftKey) || is (juce::KeyPress::rightKey))
    {
        const auto by = is (juce::KeyPress::leftKey) ? -oneSample : oneSample;
        readAlong = std::clamp (readAlong + by, 0.0, 1.0);
        pointer.reset();
        cardData.read.reset();
        refresh();
    }
    else if (is (juce::KeyPress::upKey) || is (juce::KeyPress::downKey))
        zoomAmplitude (is (juce::KeyPress::upKey) ? 1.0 / keyFactor : keyFactor, middle);
    else if (key.getTextCharacter() == '+' || is (juce::KeyPress::numberPadAdd))
        zoomTime (1.0 / keyFactor);
    else if (key.getTextCharacter() == '-' || is (juce::KeyPress::numberPadSubtract))
        zoomTime (keyFactor);
    else if (is (juce::KeyPress::homeKey))
        fit();
    else
        return false;

    keyWasUsed();
    return true;
}

} // namespace requant
