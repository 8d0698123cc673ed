#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/** How numbers are written. The locale, which a host may have set, changes nothing. Thread: any. */
namespace requant::numbers
{

// As the screen has them, in UTF-8: a true minus sign, thin spaces in long numbers, no "-0.0".

/** With `decimals` (0 or more) digits after the point. isSigned: a plus sign for what is above
    0. */
std::string fixed (double value, int decimals, bool isSigned = false);

/** With as few decimals as show it, at most `mostDecimals`: 3.46, 16. */
std::string shortest (double value, int mostDecimals);

/** A whole number, in groups of three digits from five digits up: 4096, 65 536. */
std::string grouped (std::int64_t value);

/** Three significant digits and a power of ten, for very small values: 1.94e-11. */
std::string scientific (double value);

/** A number with its unit, as a control says it, with the minus sign and the thin spaces of the
    rest. */
std::string typeset (std::string_view);

/** A level in dB with one decimal, or the sign of infinity where it is not finite. */
std::string level (double db);

// As a terminal, an option and a file have them: ASCII, as printf() writes them in the "C" locale.

/** With `decimals` (0 or more) digits after the point: "-0.25". */
std::string plain (double value, int decimals);

/** With `decimals` digits after the point and a power of ten: "1.94e-11". */
std::string plainScientific (double value, int decimals);

/** With at most `digits` significant digits, and no zeros at the end: "22.05". */
std::string significant (double value, int digits = 6);

/** The shortest text that is read back as the same value: "0.1", "1e-40". */
std::string roundTrip (double value);

/** The shortest digits that are read back as the same value, and never a power of ten. */
std::string exact (double value);

/** With what is counted, whose plural has an s: "1 place", "2 places". */
std::string counted (std::uint64_t count, std::string_view noun);

} // namespace requant::numbers
