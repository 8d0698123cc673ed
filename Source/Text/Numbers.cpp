#include "Numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <initializer_list>
#include <utility>

namespace requant::numbers
{

namespace
{

constexpr std::string_view minusSign = "\xe2\x88\x92", thinSpace = "\xe2\x80\x89",
                           infinity = "\xe2\x88\x9e";

std::string groupedDigits (std::string digits)
{
    if (digits.size() > 4)
        for (auto at = digits.size(); at > 3;)
            digits.insert (at -= 3, thinSpace);

    return digits;
}

std::string replaced (std::string text, std::string_view from, std::string_view to)
{
    for (auto at = text.find (from); at != std::string::npos; at = text.find (from, at + to.size()))
        text.replace (at, from.size(), to);

    return text;
}

} // namespace

std::string fixed (double value, int decimals, bool isSigned)
{
    const auto digits = fmt::format ("{:.{}f}", std::abs (value), decimals);

    if (digits.find_first_not_of ("0.") == std::string::npos)
        return digits;

    return fmt::format ("{}{}", value < 0.0 ? minusSign : isSigned ? "+" : "", digits);
}

std::string shortest (double value, int mostDecimals)
{
    auto digits = fixed (value, mostDecimals);

    if (digits.find ('.') != std::string::npos)
    {
        digits.erase (digits.find_last_not_of ('0') + 1);

        if (digits.back() == '.')
            digits.pop_back();
    }

    return digits;
}

std::string grouped (std::int64_t value)
{
    const auto digits = fmt::format ("{}", value);
    return value < 0 ? std::string (minusSign) + groupedDigits (digits.substr (1))
                     : groupedDigits (digits);
}

std::string typeset (std::string_view text)
{
    const auto sign = text.starts_with ('-') ? minusSign : std::string_view();
    text.remove_prefix (std::min (text.find_first_not_of ('-'), text.size()));
    const auto end = std::min (text.find_first_not_of ("0123456789"), text.size());
    return std::string (sign) + groupedDigits (std::string (text.substr (0, end)))
           + std::string (text.substr (end));
}

std::string scientific (double value)
{
    if (value == 0.0)
        return "0";

    auto text = fmt::format ("{:.2e}", value);

    for (const auto& [from, to] :
         { std::pair ("e-0", "e-"), std::pair ("e+0", "e"), std::pair ("e+", "e") })
        text = replaced (std::move (text), from, to);

    return replaced (std::move (text), "-", minusSign);
}

std::string level (double db)
{
    if (std::isfinite (db))
        return fixed (db, 1);

    return db > 0.0 ? std::string (infinity) : fmt::format ("{}{}", minusSign, infinity);
}

std::string plain (double value, int decimals) { return fmt::format ("{:.{}f}", value, decimals); }

std::string plainScientific (double value, int decimals)
{
    return fmt::format ("{:.{}e}", value, decimals);
}

std::string significant (double value, int digits)
{
    return fmt::format ("{:.{}g}", value, digits);
}

std::string roundTrip (double value) { return fmt::format ("{}", value); }

// The one form that {fmt} does not have. A double has at most 309 digits before its point, and 1077
// behind it where it is denormal.
std::string exact (double value)
{
    std::array<char, 1100> text;
    const auto end =
        std::to_chars (text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return { text.data(), end };
}

std::string counted (std::uint64_t count, std::string_view noun)
{
    return fmt::format ("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace requant::numbers
