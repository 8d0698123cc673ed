#include "Numbers.h"

#include <cmath>

namespace requant::numbers
{

namespace
{

const juce::String minusSign = juce::String::charToString (0x2212);
const juce::String thinSpace = juce::String::charToString (0x2009);

} // namespace

juce::String fixed (double value, int decimals, bool isSigned)
{
    auto digits = juce::String::formatted ("%.*f", decimals, std::abs (value));
    const auto isZero = digits.containsOnly ("0.");

    if (isZero)
        return digits;

    return (value < 0.0 ? minusSign : juce::String (isSigned ? "+" : "")) + digits;
}

juce::String shortest (double value, int mostDecimals)
{
    const auto digits = fixed (value, mostDecimals);
    return digits.containsChar ('.') ? digits.trimCharactersAtEnd ("0").trimCharactersAtEnd (".")
                                     : digits;
}

juce::String grouped (std::int64_t value)
{
    auto digits = juce::String (std::abs (value));

    if (digits.length() > 4)
        for (auto at = digits.length() - 3; at > 0; at -= 3)
            digits = digits.substring (0, at) + thinSpace + digits.substring (at);

    return (value < 0 ? minusSign : juce::String()) + digits;
}

juce::String typeset (const juce::String& text)
{
    const auto sign = text.startsWithChar ('-') ? minusSign : juce::String();
    const auto rest = text.trimCharactersAtStart ("-");
    const auto digits = rest.initialSectionContainingOnly ("0123456789");
    return sign + (digits.length() > 4 ? grouped (digits.getLargeIntValue()) : digits)
           + rest.substring (digits.length());
}

juce::String scientific (double value)
{
    if (value == 0.0)
        return "0";

    return juce::String::formatted ("%.2e", value)
        .replace ("e-0", "e-")
        .replace ("e+0", "e")
        .replace ("e+", "e")
        .replace ("-", minusSign);
}

juce::String level (double db)
{
    if (std::isfinite (db))
        return fixed (db, 1);

    return db > 0.0 ? juce::String::charToString (0x221e)
                    : minusSign + juce::String::charToString (0x221e);
}

} // namespace requant::numbers
