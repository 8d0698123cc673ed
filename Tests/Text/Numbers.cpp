#include "Text/Numbers.h"

#include "Support/Catch.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace requant;

namespace
{

std::string printed (std::chars_format format, int digits, double value)
{
    std::array<char, 512> text {};
    const auto end =
        std::to_chars (text.data(), text.data() + text.size(), value, format, digits).ptr;
    return { text.data(), end };
}

/** Numbers of every size and sign: ties of decimals, the ends of double, and what is none. */
std::vector<double> numbersOfEverySize()
{
    using Limits = std::numeric_limits<double>;
    std::vector<double> values { 0.0,
                                 -0.0,
                                 0.5,
                                 1.5,
                                 2.5,
                                 0.125,
                                 -1.25,
                                 1e15,
                                 1e22,
                                 5e-324,
                                 9.995,
                                 0.995,
                                 99.95,
                                 1e-300,
                                 Limits::max(),
                                 Limits::infinity(),
                                 -Limits::infinity(),
                                 Limits::quiet_NaN() };
    std::mt19937_64 random (1);

    for (int n = 0; n < 20000; ++n)
    {
        const auto mantissa = static_cast<double> (random() % 2000001) - 1000000.0;
        values.push_back (std::ldexp (mantissa, static_cast<int> (random() % 80) - 60));
        values.push_back (mantissa / 1000.0);
    }

    return values;
}

} // namespace

TEST_CASE ("Numbers have a true minus, thin spaces, and no negative zero", "[text]")
{
    const std::string minus = "\xe2\x88\x92";
    const std::string thin = "\xe2\x80\x89";

    CHECK (numbers::fixed (-1.25, 1) == minus + "1.2");
    CHECK (numbers::fixed (-0.001, 2) == "0.00");
    CHECK (numbers::fixed (0.5, 2, true) == "+0.50");
    CHECK (numbers::grouped (4096) == "4096");
    CHECK (numbers::grouped (-8388608) == minus + "8" + thin + "388" + thin + "608");
    CHECK (numbers::scientific (1.94e-11) == "1.94e" + minus + "11");
    CHECK (numbers::scientific (0.0) == "0");
}

// std::to_chars() is specified by printf(), and rounds what is printed exactly.
TEST_CASE (
    "A plain number is what printf() writes in the \"C\" locale, to the last digit, ties included",
    "[text]")
{
    for (const auto value : numbersOfEverySize())
        for (int digits = 0; digits <= 9; ++digits)
        {
            REQUIRE (numbers::plain (value, digits)
                     == printed (std::chars_format::fixed, digits, value));
            REQUIRE (numbers::plainScientific (value, digits)
                     == printed (std::chars_format::scientific, digits, value));
            REQUIRE (numbers::significant (value, digits)
                     == printed (std::chars_format::general, digits, value));
        }
}

TEST_CASE ("An exact number is read back as the same value, and has no power of ten", "[text]")
{
    for (const auto value : numbersOfEverySize())
        if (std::isfinite (value))
        {
            const auto text = numbers::exact (value);
            REQUIRE (std::strtod (text.c_str(), nullptr) == value);
            REQUIRE (text.find ('e') == std::string::npos);
        }

    CHECK (numbers::exact (16.0) == "16");
    CHECK (numbers::exact (0.1) == "0.1");
    CHECK (numbers::exact (-1e-7) == "-0.0000001");
}

TEST_CASE (
    "A number that round-trips is read back as the same value, in as few digits as that takes",
    "[text]")
{
    for (const auto value : numbersOfEverySize())
        if (std::isfinite (value))
        {
            const auto text = numbers::roundTrip (value);
            const auto back = std::strtod (text.c_str(), nullptr);
            CAPTURE (text);
            CHECK (back == value);
            CHECK (std::signbit (back) == std::signbit (value));
        }

    CHECK (numbers::roundTrip (16.0) == "16");
    CHECK (numbers::roundTrip (0.1) == "0.1");
    CHECK (numbers::roundTrip (-0.0) == "-0");
    CHECK (numbers::roundTrip (1e-40) == "1e-40");
    CHECK (numbers::roundTrip (static_cast<double> (0.1f)) == "0.10000000149011612");
}

TEST_CASE ("The screen's numbers have no zeros that say nothing, and words where there is no level",
           "[text]")
{
    const std::string minus = "\xe2\x88\x92", infinite = "\xe2\x88\x9e";
    CHECK (numbers::shortest (3.4594, 2) == "3.46");
    CHECK (numbers::shortest (16.0, 2) == "16");
    CHECK (numbers::shortest (100.0, 0) == "100");
    CHECK (numbers::shortest (-0.001, 2) == "0");
    CHECK (numbers::shortest (0.5, 3) == "0.5");
    CHECK (numbers::grouped (65536)
           == "65\xe2\x80\x89"
              "536");
    CHECK (numbers::grouped (-999) == minus + "999");
    CHECK (numbers::scientific (-2.5e10) == minus + "2.50e10");
    CHECK (numbers::scientific (1.0) == "1.00e0");
    CHECK (numbers::typeset ("-12.5 dB") == minus + "12.5 dB");
    CHECK (numbers::typeset ("65536 levels") == numbers::grouped (65536) + " levels");
    CHECK (numbers::typeset ("on") == "on");
    CHECK (numbers::level (-6.02) == minus + "6.0");
    CHECK (numbers::level (std::numeric_limits<double>::infinity()) == infinite);
    CHECK (numbers::level (-std::numeric_limits<double>::infinity()) == minus + infinite);
}
