#include "ShaperCurve.h"

#include "ParameterBinding.h"
#include "Plots/Juce/DisplayPainter.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

constexpr int lineHeight = 15, mostLines = ShaperCurve::neededHeight / lineHeight;

// What is said after a colon, as a sentence of its own: what happens, without why.
juce::String consequenceIn (const juce::String& remark)
{
    const auto words = remark.fromFirstOccurrenceOf (": ", false, false);
    return words.substring (0, 1).toUpperCase() + words.substring (1);
}

// Empty where there is one clause alone. What stands before a colon is left whole.
juce::String withoutLastClause (const juce::String& remark)
{
    const auto from = std::max (0, remark.indexOf (": "));
    const auto end = std::max (remark.lastIndexOf (", "), remark.lastIndexOf (". "));
    return end > from ? remark.substring (0, end) + "." : juce::String();
}

} // namespace

ShaperCurve::ShaperCurve (const Style& styleToUse) : style (styleToUse)
{
    setTitle ("Noise shaping curve");
}

void ShaperCurve::show (const NoiseTransferFunction& filter, double sampleRateHz)
{
    const auto newData = shaperCurveOf (filter, sampleRateHz);

    if (std::exchange (data, newData) == newData)
        return;

    meaning = toString ("The noise beside noise that is not shaped, from 20 Hz to "
                        + numbers::shortest (0.001 * (0.5 * sampleRateHz), 2) + " kHz.");
    describe();
}

void ShaperCurve::describe()
{
    const auto& text = words.isEmpty() ? meaning : words;
    setTooltip (text);
    setDescription (text);
    repaint();
}

void ShaperCurve::setRemark (const juce::String& remark)
{
    if (std::exchange (words, remark) != remark)
        describe();
}

// As many clauses as there is room for; where that is none, words.
juce::TextLayout ShaperCurve::remarkLayout() const
{
    auto layout = layoutOf (words);

    for (auto clauses : { words, consequenceIn (words) })
        for (; clauses.isNotEmpty(); clauses = withoutLastClause (clauses))
            if (auto whole = layoutOf (clauses); whole.getNumLines() <= mostLines)
                return whole;

    for (auto shown = words; layout.getNumLines() > mostLines && shown.containsChar (' ');)
    {
        shown = shown.upToLastOccurrenceOf (" ", false, false);
        layout = layoutOf (shown + juce::String::charToString (0x2026));
    }

    return layout;
}

// Filled line by line; JUCE's own fitting would make lines of one length, and narrower ones.
juce::TextLayout ShaperCurve::layoutOf (const juce::String& remark) const
{
    const auto font = style.font (Weight::regular, 12.0f);
    auto kept = remark;

    // A number and its unit stay on one line.
    for (const auto& unit : { juce::String ("kHz"), juce::String ("dB"), juce::String ("LSB"),
                              toString (findParameter (parameterId::bits)->unit) })
        kept = kept.replace (juce::String (" ") + unit, juce::String::charToString (0xa0) + unit);

    juce::AttributedString text;
    text.append (kept, font, style.palette.text);
    text.setLineSpacing (static_cast<float> (lineHeight) - font.getHeight());
    juce::TextLayout layout;
    layout.createLayout (text, static_cast<float> (getWidth()));
    return layout;
}

void ShaperCurve::paint (juce::Graphics& g)
{
    if (words.isEmpty())
    {
        DisplayList list;
        picture.paint (list, fromJuce (getLocalBounds().toFloat().reduced (0.0f, 2.0f)), data);
        paintList (g, list, style);
    }
    else
        remarkLayout().draw (g, getLocalBounds().toFloat());
}

} // namespace requant
