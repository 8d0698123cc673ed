// The part of StepsView that answers pointer and keyboard.

#include "StepsView.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr double fewestSamples = 8.0, mostSamples = 4000.0;
constexpr double keyFactor = 1.25;

} // namespace

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
