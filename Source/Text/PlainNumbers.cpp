#include "PlainNumbers.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace requant::numbers
{

std::string plain (double value, int decimals) { return fmt::format ("{:.{}f}", value, decimals); }

std::string plainScientific (double value, int decimals)
{
    return fmt::format ("{:.{}e}", value, decimals);
}

std::string significant (double value, int digits)
{
    return fmt::format ("{:.{}g}", value, digits);
}

// The one form that {fmt} does not have. A double has at most 309 digits before its point, and 1077
// behind it where it is denormal.
std::string exact (double value)
{
    std::array<char, 1100> text;
    const auto end =
        std::to_chars (text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return { text.data(), end };
}

} // namespace requant::numbers
