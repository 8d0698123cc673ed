#include "StepsView.h"

#include "Report/PlotData/Steps/StepsWords.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr double figuresSeconds = 0.2, keyFactor = 1.25;

} // namespace

StepsView::StepsView (const Style& styleToUse) : style (styleToUse), geometry ({}, view)
{
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

    filler.takeSettings (chosen, false);
    filler.takeRanges (lastSeconds);
    refresh();
}

void StepsView::show (const SampleView& stretch)
{
    const auto& settings = stretch.reduction.settings;
    filler.takeSettings (settings.reduction, settings.bypassed);
    filler.show (stretch.samples, stretch.reduction.sampleRateHz, lastSeconds);
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

void StepsView::readSample()
{
    geometry = StepsLayout (pictureAreaOf (*this), view);
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
        setDescription (toString (stepsWords::title (view) + ". " + stepsWords::subtitle (view)
                                  + " " + StepsCard::inOneLine (cardData)));
    }

    repaint();
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
    frame.paint (g, getLocalBounds(), style,
                 [this] (DisplayList& list) { picture.paintFrame (list, geometry, view); });
}

void StepsView::paint (juce::Graphics& g)
{
    paintFrame (g);
    dataList.clear();
    paintOver (dataList);
    paintList (g, dataList, style);
    paintFocusRing (g, style);
}

void StepsView::paintOver (DisplayList& list) const
{
    picture.paintData (list, geometry, view);

    if (geometry.hasCard())
    {
        if (! view.samples.empty())
            card.paint (list, geometry.card, cardData);
    }
    else if (cardData.read)
    {
        const Font font { Weight::regular, 12.0f };
        const auto line = StepsCard::inOneLine (cardData);
        const auto fits = textWidth (font, line) < geometry.area.getWidth() - 58.0f;
        constexpr std::string_view gap = "   "; // between the parts of the line
        list.setFont (font);
        list.setColour (style.theme.secondaryText);
        list.drawText (fits ? line : line.substr (line.rfind (gap) + gap.size()),
                       geometry.timeAxis.withTrimmedTop (geometry.timeAxis.getHeight() - 16.0f)
                           .withLeft (geometry.area.getX())
                           .withTrimmedRight (54.0f),
                       Justification::centredLeft);
    }
}

void StepsView::zoomTime (double factor)
{
    filler.zoomTime (factor);
    cardData.read.reset();
    refresh();
}

void StepsView::zoomAmplitude (double factor, double aroundLsb)
{
    filler.zoomAmplitude (factor, aroundLsb);
    cardData.read.reset();
    refresh();
}

void StepsView::fit()
{
    filler.fit (lastSeconds);
    cardData.read.reset();
    refresh();
}

void StepsView::mouseMove (const juce::MouseEvent& event)
{
    pointer = fromJuce (event.position);
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
    pointer = fromJuce (event.position);

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
