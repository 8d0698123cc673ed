#include "ControlsPage.h"

#include "Pictures/Numbers.h"
#include "Quantization/PublishedShapers.h"

namespace requant
{

ControlsPage::ControlsPage (const Style& styleToUse, const Parameters& parameters)
    : lattice (styleToUse, parameters[controlId::lattice]),
      rounding (styleToUse, parameters[controlId::rounding]),
      dither (styleToUse, parameters[controlId::dither]),
      streams (styleToUse, parameters[controlId::ditherStreams], "Streams"),
      shaping (styleToUse, parameters[controlId::shaping], "Shaping"),
      amount (styleToUse, parameters[controlId::ditherAmount], "Amount",
              juce::String::fromUTF8 ("\xe2\x80\x89\xc3\x97"), ParameterNumber::Form::slider),
      depth (styleToUse, parameters[controlId::shapingDepth], "Depth", {},
             ParameterNumber::Form::slider),
      order (styleToUse, parameters[controlId::shapingOrder], "Order"),
      cutoff (styleToUse, parameters[controlId::shapingCutoff], "Cutoff"),
      seed (styleToUse, parameters[controlId::seed], "Seed"),
      blankAfter (styleToUse, parameters[controlId::autoBlankAfter], "after"),
      freshNoise (styleToUse, parameters[controlId::freshNoise]),
      headroom (styleToUse, parameters[controlId::headroom]),
      autoBlank (styleToUse, parameters[controlId::autoBlank]),
      passExact (styleToUse, parameters[controlId::passExact]),
      monitor (styleToUse, parameters[controlId::monitor], "Listen to"),
      monitorGain (styleToUse, parameters[controlId::monitorGain], "Monitor gain"),
      monitorAuto (styleToUse, parameters[controlId::monitorAuto]), curve (styleToUse),
      style (styleToUse)
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

    // What they do; a host's list and the command have the short names.
    autoBlank.setButtonText ("Blank digital silence");
    passExact.setButtonText ("Leave exact input alone");
    headroom.setButtonText ("Keep headroom");

    addAndMakeVisible (curve);
    juce::Desktop::getInstance().addFocusChangeListener (this);
    changed();
}

ControlsPage::~ControlsPage() { juce::Desktop::getInstance().removeFocusChangeListener (this); }

std::array<ParameterNumber*, 7> ControlsPage::numbers()
{
    return { &amount, &depth, &order, &cutoff, &seed, &blankAfter, &monitorGain };
}

void ControlsPage::showShaper (const NoiseTransferFunction& filter, const Predicted& predicted,
                               double rateHz)
{
    curve.show (filter, rateHz);
    const auto level = predicted.expectation.weightedErrorDb (Weighting::hearing);
    const auto words =
        filter.isFlat() || ! level
            ? juce::String()
            : numbers::fixed (*level - predicted.plainDitherHeardDb, 1, true) + " dB to the ear";

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
    for (auto* number : numbers())
        if (number->field().refusal().isNotEmpty())
            return number->field().refusal();

    return {};
}

void ControlsPage::changed()
{
    const auto chosen = static_cast<Shaping> (shaping.chosen());
    const auto isUndithered = static_cast<Dither> (dither.chosen()) == Dither::none;
    const juce::String undithered (isUndithered ? "No effect now: there is no dither." : "");
    amount.setIdle (undithered);
    streams.setIdle (undithered);
    seed.setIdle (isUndithered        ? undithered
                  : freshNoise.isOn() ? "No effect now: the noise is fresh at every start."
                                      : "");
    freshNoise.setIdle (undithered);
    blankAfter.setIdle (autoBlank.isOn() ? "" : "No effect now: digital silence is not blanked.");

    const juce::String undesigned (isDesigned (chosen) ? ""
                                                       : "No effect now: the shaping is not a "
                                                         "designed one.");
    depth.setIdle (undesigned);
    order.setIdle (undesigned);
    cutoff.setIdle (chosen == Shaping::designedLowPass
                        ? ""
                        : "No effect now: the shaping is not the designed low pass.");

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

} // namespace requant
