#include "ControlsPage.h"

#include "Quantization/Shaping/PublishedShapers.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

constexpr int rowHeight = 24, compactRowHeight = 31, controlHeight = 28, sliderHeight = 36;
constexpr int toNext = 6;

} // namespace

ControlsPage::ControlsPage (const Style& styleToUse, Session& sessionToUse)
    : ControlsPage (styleToUse, sessionToUse, sessionToUse.parameters())
{
}

ControlsPage::ControlsPage (const Style& styleToUse, Session& sessionToUse,
                            const ParameterSet& parameters)
    : lattice (styleToUse, parameters[parameterId::lattice]),
      rounding (styleToUse, parameters[parameterId::rounding]),
      dither (styleToUse, parameters[parameterId::dither]),
      streams (styleToUse, parameters[parameterId::ditherStreams], "Streams"),
      shaping (styleToUse, parameters[parameterId::shaping], "Shaping"),
      lawAndRange (styleToUse, sessionToUse),
      amount (styleToUse, parameters[parameterId::ditherAmount], "Amount",
              juce::String::fromUTF8 ("\xe2\x80\x89\xc3\x97"), ParameterNumber::Form::slider),
      depth (styleToUse, parameters[parameterId::shapingDepth], "Depth", {},
             ParameterNumber::Form::slider),
      order (styleToUse, parameters[parameterId::shapingOrder], "Order"),
      cutoff (styleToUse, parameters[parameterId::shapingCutoff], "Cutoff"),
      seed (styleToUse, parameters[parameterId::seed], "Seed"),
      blankAfter (styleToUse, parameters[parameterId::autoBlankAfter], "after"),
      freshNoise (styleToUse, parameters[parameterId::freshNoise]),
      headroom (styleToUse, parameters[parameterId::headroom]),
      autoBlank (styleToUse, parameters[parameterId::autoBlank]),
      passExact (styleToUse, parameters[parameterId::passExact]),
      monitor (styleToUse, parameters[parameterId::monitor], "Listen to"),
      monitorGain (styleToUse, parameters[parameterId::monitorGain], "Monitor gain"),
      monitorAuto (styleToUse, parameters[parameterId::monitorAuto]), curve (styleToUse),
      style (styleToUse), session (sessionToUse)
{
    setOpaque (true);

    for (auto* choice : { &lattice, &rounding, &dither, &streams, &shaping, &monitor })
    {
        addAndMakeVisible (choice);
        choice->onChange = [this] { changed(); };
    }

    for (auto* number : numbers())
    {
        addAndMakeVisible (number);
        number->onChange = [this] { changed(); };
    }

    for (auto* toggle : { &freshNoise, &headroom, &autoBlank, &passExact, &monitorAuto })
    {
        addAndMakeVisible (toggle);
        toggle->onChange = [this] { changed(); };
    }

    addAndMakeVisible (lawAndRange);
    lawAndRange.onChange = [this] { changed(); };
    lawAndRange.onResize = [this]
    {
        if (onResize != nullptr)
            onResize();
    };

    // What they do; a host's list and the command have the short names.
    autoBlank.setButtonText ("Blank digital silence");
    passExact.setButtonText ("Leave exact input alone");
    headroom.setButtonText ("Keep headroom");

    addAndMakeVisible (curve);
    juce::Desktop::getInstance().addFocusChangeListener (this);
    changed();
}

ControlsPage::~ControlsPage() { juce::Desktop::getInstance().removeFocusChangeListener (this); }

std::vector<ParameterNumber*> ControlsPage::numbers()
{
    return { &amount, &depth, &order, &cutoff, &seed, &blankAfter, &monitorGain };
}

// Where the law takes no such thing.
juce::String ControlsPage::whyIdle (ParameterHolder& holder) const
{
    const auto why = whyUnused (holder.held().control(), session.parameters().settings().reduction);
    return why.empty() ? juce::String() : "No effect now: " + toString (why) + ".";
}

void ControlsPage::showShaper (const NoiseTransferFunction& filter, const Prediction& predicted,
                               double rateHz)
{
    curve.show (filter, rateHz);
    const auto level = predicted.weightedErrorDb (Weighting::hearing);
    const auto words =
        filter.isFlat() || ! level
            ? juce::String()
            : toString (numbers::fixed (*level - predicted.plainDitherHeardDb(), 1, true))
                  + " dB to the ear";

    if (std::exchange (heard, words) != words)
        repaint (heardArea);
}

void ControlsPage::setSampleRate (double rateHz)
{
    if (std::exchange (sampleRateHz, rateHz) == rateHz)
        return;

    auto& list = shaping.opening();
    const juce::String mark ("not for " + juce::String (0.001 * rateHz) + " kHz");

    for (int i = 0; i < list.count(); ++i)
        list.setMark (i,
                      rateHz > 0.0 && ! isMadeFor (static_cast<Shaping> (i), rateHz) ? mark : "");
}

juce::String ControlsPage::refusal()
{
    for (const auto& some : { numbers(), lawAndRange.numbers() })
        for (auto* number : some)
            if (number->field().refusal().isNotEmpty())
                return number->field().refusal();

    return {};
}

void ControlsPage::changed()
{
    const auto chosen = static_cast<Shaping> (shaping.chosen());
    const auto byLaw = whyIdle (dither);
    const auto isUndithered =
        static_cast<Dither> (dither.chosen()) == Dither::none || byLaw.isNotEmpty();
    const juce::String undithered (byLaw.isNotEmpty() ? byLaw
                                   : isUndithered
                                       ? juce::String ("No effect now: there is no dither.")
                                       : juce::String());

    for (auto* choice : { &lattice, &rounding, &dither, &shaping })
        choice->setIdle (whyIdle (*choice));

    for (auto* toggle : { &headroom, &autoBlank, &passExact })
        toggle->setIdle (whyIdle (*toggle));
    amount.setIdle (undithered);
    streams.setIdle (undithered);
    seed.setIdle (isUndithered        ? undithered
                  : freshNoise.isOn() ? "No effect now: the noise is fresh at every start."
                                      : "");
    freshNoise.setIdle (undithered);
    blankAfter.setIdle (byLaw.isNotEmpty() ? byLaw
                        : autoBlank.isOn() ? juce::String()
                                           : "No effect now: digital silence is not blanked.");

    const juce::String undesigned (byLaw.isNotEmpty() ? byLaw
                                   : isDesigned (chosen)
                                       ? juce::String()
                                       : juce::String ("No effect now: the shaping is not a "
                                                       "designed one."));
    depth.setIdle (undesigned);
    order.setIdle (undesigned);
    cutoff.setIdle (byLaw.isNotEmpty()                   ? byLaw
                    : chosen == Shaping::designedLowPass ? juce::String()
                                                         : "No effect now: the shaping is not the "
                                                           "designed low pass.");

    if (onRefusal != nullptr)
        onRefusal();
}

// Whichever control has the focus is scrolled to.
void ControlsPage::globalFocusChanged (juce::Component* focused)
{
    auto* viewport = findParentComponentOfClass<juce::Viewport>();

    if (focused == nullptr || viewport == nullptr || ! isParentOf (focused))
        return;

    constexpr int around = 12;
    const auto area = getLocalArea (focused, focused->getLocalBounds()).expanded (0, around);
    const auto view = viewport->getViewArea();

    if (area.getBottom() > view.getBottom())
        viewport->setViewPosition (0, area.getBottom() - view.getHeight());
    else if (area.getY() < view.getY())
        viewport->setViewPosition (0, juce::jmax (0, area.getY()));
}

void ControlsPage::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    g.setColour (palette.line);

    for (const auto y : dividers)
        g.fillRect (16, y, getWidth() - 32, 1);

    for (const auto& heading : headings)
    {
        g.setColour (palette.text);
        g.setFont (style.font (Weight::bold, 13.0f));
        g.drawText (heading.words, heading.area, juce::Justification::centredLeft, false);
    }

    g.setColour (palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));
    g.drawText (heard, heardArea, juce::Justification::centredRight, false);
}

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
    constexpr int leastGap = 8, mostGap = 40, gaps = 4;
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
    placeLaw (area);

    divide (area, gap);
    placeDither (area);

    divide (area, gap);
    placeShaping (area);

    divide (area, gap);
    placeSilence (area);
}

void ControlsPage::placeLaw (juce::Rectangle<int>& area)
{
    area.removeFromTop (compact ? 0 : 4);
    lawAndRange.layOut (area.getWidth(), compact);
    lawAndRange.setTopLeftPosition (area.getTopLeft());
    area.removeFromTop (lawAndRange.getHeight());
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

    place (lattice);
    place (rounding);
    placeLaw (area);
    place (dither);
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
