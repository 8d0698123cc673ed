#include "SeenPlot.h"

namespace requant::test
{

namespace
{

// "-1.5", "20k", "1/12" and the signs for fractions; nothing where it is not a number.
std::optional<double> valueOf (const juce::String& label)
{
    auto digits = label.replaceCharacter (0x2212, '-');

    for (const auto& [sign, value] : { std::pair (0xbc, "0.25"), std::pair (0xbd, "0.5") })
        digits = digits.replace (juce::String::charToString (static_cast<juce::juce_wchar> (sign)),
                                 value);

    const auto isThousands = digits.endsWithChar ('k');
    digits = digits.trimCharactersAtEnd ("k");

    if (digits.isEmpty() || ! digits.containsOnly ("0123456789+-./"))
        return {};

    const auto below = digits.fromFirstOccurrenceOf ("/", false, false);
    return digits.getDoubleValue() * (isThousands ? 1000.0 : 1.0)
           / (below.isEmpty() ? 1.0 : below.getDoubleValue());
}

} // namespace

juce::Rectangle<float> SeenPicture::placeOf (const juce::String& words) const
{
    const auto found =
        std::find_if (painted.texts.begin(), painted.texts.end(),
                      [&] (const PaintedText& text) { return text.words.startsWith (words); });
    INFO (words);
    REQUIRE (found != painted.texts.end());
    return found->ink;
}

// Labels of one axis end at the same place: those of y on the right, those of x at their feet.
std::vector<ReadAxis::Label> SeenPicture::labelsAlong (bool isVertical) const
{
    struct Found
    {
        ReadAxis::Label label;
        float end;
    };

    constexpr auto sameEnd = 1.5f;
    std::vector<Found> all;

    for (const auto& text : painted.texts)
        if (const auto value = valueOf (text.letters);
            value && area.contains (text.ink.getCentre()))
            all.push_back ({ { *value, isVertical ? text.ink.getCentreY() : text.ink.getCentreX() },
                             isVertical ? text.ink.getRight() : text.ink.getBottom() });

    std::vector<ReadAxis::Label> most;

    for (const auto& one : all)
    {
        std::vector<ReadAxis::Label> beside;

        for (const auto& other : all)
            if (std::abs (other.end - one.end) < sameEnd)
                beside.push_back (other.label);

        if (beside.size() > most.size())
            most = beside;
    }

    REQUIRE (most.size() >= 2);
    return most;
}

ReadAxis SeenPicture::xAxis (bool isLogarithmic) const
{
    const auto labels = labelsAlong (false);
    return { labels.front(), labels.back(), isLogarithmic };
}

ReadAxis SeenPicture::yAxis() const
{
    const auto labels = labelsAlong (true);
    return { labels.front(), labels.back(), false };
}

bool SeenPicture::shows (juce::Colour colour, float x, float y, int besideX, int besideY) const
{
    const auto left = juce::roundToInt (std::floor (x)), top = juce::roundToInt (std::floor (y));

    for (int dy = -besideY; dy <= besideY; ++dy)
        for (int dx = -besideX; dx <= besideX; ++dx)
            if (isSeenAt (colour, left + dx, top + dy))
                return true;

    return false;
}

} // namespace requant::test
