#include "Parameter.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <locale>
#include <sstream>

namespace requant
{

namespace
{

bool equalsIgnoringCase (std::string_view a, std::string_view b)
{
    const auto lower = [] (char c) { return std::tolower (static_cast<unsigned char> (c)); };
    return std::equal (a.begin(), a.end(), b.begin(), b.end(),
                       [&] (char x, char y) { return lower (x) == lower (y); });
}

std::string_view trimmed (std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of (space);

    if (first == std::string_view::npos)
        return {};

    return text.substr (first, text.find_last_not_of (space) - first + 1);
}

// "1 bit", but "16 bits": every unit here is an English plural.
std::string_view unitFor (double value, std::string_view unit)
{
    return value == 1.0 && unit.ends_with ('s') ? unit.substr (0, unit.size() - 1) : unit;
}

// How much of a text's beginning is a minus sign, digits and a point: what a person writes.
std::size_t lengthOfNumber (std::string_view text)
{
    const auto afterDigits = [text] (std::size_t start)
    { return std::min (text.find_first_not_of ("0123456789", start), text.size()); };

    const auto whole = afterDigits (text.starts_with ('-') ? 1 : 0);
    return whole < text.size() && text[whole] == '.' ? afterDigits (whole + 1) : whole;
}

// A number and perhaps its unit, in any locale. Apple's from_chars reads no fractions.
std::optional<double> parseNumber (std::string_view text, std::string_view unit)
{
    const auto length = lengthOfNumber (text);
    const auto rest = trimmed (text.substr (length));
    std::istringstream stream { std::string (text.substr (0, length)) };
    stream.imbue (std::locale::classic());
    double number = 0.0;

    if (! (stream >> number)
        || ! (rest.empty() || equalsIgnoringCase (rest, unit)
              || equalsIgnoringCase (rest, unitFor (1.0, unit))))
        return {};

    return number;
}

std::optional<double> parseChoice (std::string_view text, std::span<const Choice> choices)
{
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (equalsIgnoringCase (text, choices[i].id) || equalsIgnoringCase (text, choices[i].name))
            return static_cast<double> (i);

    return {};
}

std::optional<double> parseToggle (std::string_view text)
{
    for (const auto on : { "on", "yes", "true", "1" })
        if (equalsIgnoringCase (text, on))
            return 1.0;

    for (const auto off : { "off", "no", "false", "0" })
        if (equalsIgnoringCase (text, off))
            return 0.0;

    return {};
}

} // namespace

bool Parameter::isLegal (double value) const noexcept
{
    return value >= minimum && value <= maximum && (! isWhole() || value == std::floor (value));
}

double Parameter::nearestStep (double value) const noexcept
{
    const auto steps = static_cast<double> (stepsPerUnit);
    return std::clamp (std::round (value * steps) / steps, minimum, maximum);
}

std::string Parameter::text (double value) const
{
    if (kind == Kind::choice)
        return std::string (choices[static_cast<std::size_t> (value)].name);

    if (kind == Kind::toggle || unit.empty())
        return idText (value);

    // A figure to read needs no more digits than a knob has steps.
    return numbers::exact (nearestStep (value)) + " " + std::string (unitFor (value, unit));
}

std::string Parameter::idText (double value) const
{
    switch (kind)
    {
        case Kind::choice:
            return std::string (choices[static_cast<std::size_t> (value)].id);
        case Kind::toggle:
            return value != 0.0 ? "on" : "off";
        case Kind::number:
            break;
    }

    return numbers::exact (value);
}

std::optional<double> Parameter::parse (std::string_view written) const
{
    const auto text = trimmed (written);
    const auto value = kind == Kind::number   ? parseNumber (text, unit)
                       : kind == Kind::choice ? parseChoice (text, choices)
                                              : parseToggle (text);

    return value && isLegal (*value) ? value : std::nullopt;
}

std::string Parameter::allowed() const
{
    if (kind == Kind::toggle)
        return "on, off";

    if (kind == Kind::number)
        return numbers::exact (minimum) + " to " + numbers::exact (maximum);

    std::string ids;

    for (const auto& choice : choices)
        ids += (ids.empty() ? "" : ", ") + std::string (choice.id);

    return ids;
}

} // namespace requant
