// The part of ControlsPage that says where everything lies.

#include "ControlsPage.h"

namespace requant
{

namespace
{

constexpr int rowHeight = 24, compactRowHeight = 31, controlHeight = 28, sliderHeight = 36;
constexpr int toNext = 6;

} // namespace

void ControlsPage::layOut (int width, int height, bool isCompact)
{
    using Form = ParameterChoice::Form;
    compact = isCompact;

    for (auto* choice : { &lattice, &rounding, &dither })
        choice->setForm (compact ? Form::row : Form::segments);

    streams.setForm (compact ? Form::row : Form::inlined);
    shaping.setForm (compact ? Form::row : Form::list);
    monitor.setForm (Form::row);

    for (auto* child :
         std::initializer_list<juce::Component*> { &monitor, &monitorGain, &monitorAuto })
        child->setVisible (compact);

    for (auto* number : numbers())
        number->setIsRow (compact);

    blankAfter.setLabel (compact ? "Blank after" : "after");

    const auto area = juce::Rectangle<int> (width, 4096).reduced (compact ? 12 : 16, 0);
    constexpr int leastGap = 15, mostGap = 40, gaps = 4;
    auto needed = placeAll (area, leastGap);

    if (! compact && height > needed)
        needed = placeAll (area, juce::jmin (mostGap, leastGap + (height - needed) / gaps));

    setSize (width, juce::jmax (needed, height));
    repaint();
}

int ControlsPage::placeAll (juce::Rectangle<int> area, int gap)
{
    headings.clear();
    dividers.clear();

    if (compact)
        placeRows (area);
    else
        placeGroups (area, gap);

    return area.getY() + toNext;
}

void ControlsPage::placeGroups (juce::Rectangle<int>& area, int gap)
{
    divide (area, gap);
    placeHeading (area, "Levels and rounding");
    lattice.setBounds (area.removeFromTop (controlHeight));
    area.removeFromTop (toNext);
    rounding.setBounds (area.removeFromTop (controlHeight));

    divide (area, gap);
    placeDither (area);

    divide (area, gap);
    placeShaping (area);

    divide (area, gap);
    placeSilence (area);
}

void ControlsPage::placeDither (juce::Rectangle<int>& area)
{
    placeHeading (area, dither.name());
    dither.setBounds (area.removeFromTop (controlHeight));
    area.removeFromTop (toNext);
    amount.setBounds (area.removeFromTop (sliderHeight));
    streams.setBounds (area.removeFromTop (rowHeight));
    auto row = area.removeFromTop (rowHeight);
    freshNoise.setBounds (row.removeFromRight (116));
    seed.setBounds (row.withTrimmedRight (18));
}

void ControlsPage::placeShaping (juce::Rectangle<int>& area)
{
    placeHeading (area, shaping.name());
    heardArea = headings.back().area.withTrimmedLeft (100);
    shaping.setBounds (area.removeFromTop (controlHeight));
    area.removeFromTop (toNext);
    curve.setBounds (area.removeFromTop (ShaperCurve::neededHeight));
    depth.setBounds (area.removeFromTop (sliderHeight));
    auto row = area.removeFromTop (rowHeight);
    order.setBounds (row.removeFromLeft (row.getWidth() / 2 - 9));
    cutoff.setBounds (row.withTrimmedLeft (18));
}

void ControlsPage::placeSilence (juce::Rectangle<int>& area)
{
    placeHeading (area, "Silence and headroom");
    auto row = area.removeFromTop (rowHeight);
    blankAfter.setBounds (row.removeFromRight (92));
    autoBlank.setBounds (row);
    passExact.setBounds (area.removeFromTop (rowHeight));
    headroom.setBounds (area.removeFromTop (rowHeight));
}

void ControlsPage::placeRows (juce::Rectangle<int>& area)
{
    const auto place = [&] (juce::Component& row)
    { row.setBounds (area.removeFromTop (compactRowHeight)); };

    for (auto* choice : { &lattice, &rounding, &dither })
        place (*choice);

    place (amount);
    place (streams);
    place (seed);
    place (freshNoise);
    place (shaping);
    curve.setBounds (
        area.removeFromTop (ShaperCurve::neededHeight + 2 * toNext).reduced (0, toNext));

    for (auto* number : { &depth, &order, &cutoff })
        place (*number);

    place (autoBlank);
    place (blankAfter);
    place (passExact);
    place (headroom);
    place (monitor);
    place (monitorAuto);
    place (monitorGain);
    heardArea = {};
}

void ControlsPage::placeHeading (juce::Rectangle<int>& area, const juce::String& words)
{
    headings.push_back ({ area.removeFromTop (18), words });
    area.removeFromTop (4);
}

void ControlsPage::divide (juce::Rectangle<int>& area, int gap)
{
    dividers.push_back (area.getY() + gap / 2);
    area.removeFromTop (gap);
}

} // namespace requant
