#include "ControlsPanel.h"

#include "Pictures/Numbers.h"
#include "Quantization/NoiseShaper.h"

namespace requant
{

namespace
{

juce::String inKilohertz (double hz)
{
    return numbers::fixed (hz * 0.001, std::fmod (hz, 1000.0) == 0.0 ? 0 : 1);
}

} // namespace

ControlsPanel::ControlsPanel (const Style& styleToUse, const Parameters& parameters)
    : style (styleToUse), length (style, parameters[controlId::bits]),
      roundings (style, parameters[controlId::rounding]),
      dithers (style, parameters[controlId::dither]),
      shapings (style, parameters[controlId::shaping]),
      seedField (style, parameters[controlId::seed], Weight::regular,
                 juce::Justification::centredRight),
      sections { Section { &roundings, {}, {} }, Section { &dithers, {}, {} },
                 Section { &shapings, {}, {} } }
{
    setOpaque (true);
    addAndMakeVisible (length);

    for (auto& section : sections)
    {
        addAndMakeVisible (section.choice);
        section.choice->onChange = [this] { repaint(); };
    }

    addAndMakeVisible (seedField);
    seedField.onChange = [this] { repaint(); };
}

void ControlsPanel::setCompact (bool shouldBeCompact)
{
    isCompact = shouldBeCompact;
    length.setCompact (isCompact);
    using Form = ParameterChoice::Form;
    roundings.setForm (isCompact ? Form::row : Form::segments);
    dithers.setForm (isCompact ? Form::row : Form::segments);
    shapings.setForm (isCompact ? Form::row : Form::list);
    resized();
}

void ControlsPanel::setSampleRate (double hz)
{
    if (std::exchange (sampleRateHz, hz) != hz)
        repaint();
}

juce::String ControlsPanel::rateNote() const
{
    const auto& shaper = noiseShaper (static_cast<Shaping> (shapings.chosen()));

    if (sampleRateHz <= 0.0 || shaper.isMadeFor (sampleRateHz))
        return {};

    juce::StringArray rates;

    for (const auto hz : shaper.ratesHz)
        rates.add (inKilohertz (hz));

    return "Made for " + rates.joinIntoString (" and ") + " kHz: at " + inKilohertz (sampleRateHz)
           + " kHz the noise goes elsewhere.";
}

void ControlsPanel::resized()
{
    dividers.clear();

    if (isCompact)
        layOutRows (getLocalBounds().reduced (12, 6));
    else
        layOutWide (getLocalBounds().reduced (16, 12).withTrimmedTop (-2));
}

void ControlsPanel::layOutWide (juce::Rectangle<int> area)
{
    area.removeFromRight (1); // the panel's own edge
    constexpr int heading = 18, control = 28, helpLines = 34, note = 32;
    const auto fixed = length.neededHeight() + 3 * (heading + 8 + control) + note + control;
    const auto room = area.getHeight() - fixed;
    const auto hasHelp = room >= 3 * (helpLines + 6) + 4 * 24;
    const auto gap = juce::jlimit (10, 34, (room - (hasHelp ? 3 * (helpLines + 6) : 0)) / 4);

    const auto divide = [&]
    {
        dividers.push_back (area.getY() + gap / 2);
        area.removeFromTop (gap);
    };

    length.setBounds (area.removeFromTop (length.neededHeight()));

    for (auto& section : sections)
    {
        divide();
        section.heading = area.removeFromTop (heading);
        area.removeFromTop (8);
        section.choice->setBounds (area.removeFromTop (control));
        section.help = {};

        if (hasHelp)
        {
            area.removeFromTop (6);
            section.help = area.removeFromTop (helpLines);
        }
    }

    noteArea = area.removeFromTop (note);
    divide();
    const auto row = area.removeFromTop (control);
    seedName = row;
    const auto seedWidth = juce::roundToInt (seedField.widestText()) + 16;
    seedField.setBounds (row.withLeft (row.getRight() - seedWidth));
}

void ControlsPanel::layOutRows (juce::Rectangle<int> area)
{
    area.removeFromRight (1);
    length.setBounds (area.removeFromTop (length.neededHeight()));

    for (auto& section : sections)
    {
        section.choice->setBounds (area.removeFromTop (34));
        section.heading = section.help = {};
    }

    const auto row = area.removeFromTop (34);
    seedName = row;
    const auto seedWidth = juce::roundToInt (seedField.widestText()) + 16;
    seedField.setBounds (row.withLeft (row.getRight() - seedWidth).reduced (0, 3));
    area.removeFromTop (4);
    noteArea = area.removeFromTop (juce::jmin (52, area.getHeight()));
}

void ControlsPanel::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    g.setColour (palette.line);
    g.fillRect (getLocalBounds().removeFromRight (1));

    for (const auto y : dividers)
        g.fillRect (16, y, getWidth() - 33, 1);

    for (const auto& section : sections)
        paintSection (g, section);

    g.setFont (style.font (isCompact ? Weight::regular : Weight::bold, isCompact ? 12.5f : 13.0f));
    g.setColour (isCompact ? palette.secondaryText : palette.text);
    g.drawText (seedField.parameter().name(), seedName, juce::Justification::centredLeft, false);

    const auto refusal = seedField.refusal();
    const auto note = refusal.isNotEmpty() ? refusal : rateNote();

    if (note.isEmpty())
        return;

    g.setColour (refusal.isNotEmpty() ? palette.clip : palette.text);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.drawFittedText (note, noteArea, juce::Justification::centredLeft, 3, 1.0f);
}

void ControlsPanel::paintSection (juce::Graphics& g, const Section& section) const
{
    g.setColour (style.palette.text);
    g.setFont (style.font (Weight::bold, 13.0f));
    g.drawText (section.choice->name(), section.heading, juce::Justification::centredLeft, false);

    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));

    if (! section.help.isEmpty())
        g.drawFittedText (section.choice->chosenHelp(), section.help, juce::Justification::topLeft,
                          2, 1.0f);
}

} // namespace requant
