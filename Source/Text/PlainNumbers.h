#pragma once

#include <string>

/** Numbers as a terminal, an option and a file have them: ASCII, as printf() writes them in the "C"
    locale, whichever the locale is. Thread: any. */
namespace requant::numbers
{

/** With `decimals` (0 or more) digits after the point: "-0.25". */
std::string plain (double value, int decimals);

/** With `decimals` digits after the point and a power of ten: "1.94e-11". */
std::string plainScientific (double value, int decimals);

/** With at most `digits` significant digits, and no zeros at the end: "22.05". */
std::string significant (double value, int digits = 6);

/** The shortest digits that are read back as the same value, and never a power of ten. */
std::string exact (double value);

} // namespace requant::numbers
