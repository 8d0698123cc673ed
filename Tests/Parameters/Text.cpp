#include "Parameters/Parameter.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cctype>
#include <limits>

using namespace requant;

namespace
{

std::string upperCase (std::string text)
{
    for (auto& c : text)
        c = static_cast<char> (std::toupper (static_cast<unsigned char> (c)));

    return text;
}

const Parameter& control (std::string_view id) { return *findParameter (id); }

} // namespace

TEST_CASE ("Every legal value's text and id text are understood as that value", "[controls]")
{
    for (const auto& c : parameterTable())
    {
        const auto steps = static_cast<int> ((c.maximum - c.minimum) * c.stepsPerUnit);
        const auto stride = std::max (1, steps / 3000);

        for (int step = 0; step <= steps; step += stride)
        {
            const auto value = c.nearestStep (c.minimum + step / (1.0 * c.stepsPerUnit));
            CAPTURE (c.id, value);
            REQUIRE (c.isLegal (value));
            REQUIRE (c.parse (c.text (value)) == value);
            REQUIRE (c.parse (c.idText (value)) == value);
            REQUIRE (c.parse (" \t" + upperCase (c.text (value)) + "\r\n") == value);
            REQUIRE (c.parse (upperCase (c.idText (value))) == value);
        }
    }
}

TEST_CASE ("Texts read as a person writes them", "[controls]")
{
    CHECK (control (parameterId::bits).text (16) == "16 bits");
    CHECK (control (parameterId::bits).text (1) == "1 bit");
    CHECK (control (parameterId::bits).idText (16) == "16");
    CHECK (control (parameterId::rounding).text (0) == "Nearest");
    CHECK (control (parameterId::dither).text (0) == "TPDF");
    CHECK (control (parameterId::dither).idText (0) == "tpdf");
    CHECK (control (parameterId::bits).text (7.25) == "7.25 bits");
    CHECK (control (parameterId::bits).idText (7.12345) == "7.12345");
    CHECK (control (parameterId::bits).text (7.12345) == "7.123 bits");
    CHECK (control (parameterId::shapingDepth).text (40) == "40 dB");
    CHECK (control (parameterId::autoBlankAfter).text (0.5) == "0.5 s");
    CHECK (control (parameterId::shaping).text (7) == "F-weighted, 9 taps");
    CHECK (control (parameterId::shaping).idText (7) == "f-weighted");
    CHECK (control (parameterId::seed).text (65535) == "65535");
    CHECK (control (parameterId::bypass).text (1) == "on");
    CHECK (control (parameterId::bypass).text (0) == "off");

    CHECK (control (parameterId::bits).parse ("8") == 8.0);
    CHECK (control (parameterId::bits).parse ("8bits") == 8.0);
    CHECK (control (parameterId::bits).parse ("8 bit") == 8.0);
    CHECK (control (parameterId::bypass).parse ("yes") == 1.0);
    CHECK (control (parameterId::bypass).parse ("1") == 1.0);
    CHECK (control (parameterId::bypass).parse ("False") == 0.0);
    CHECK (control (parameterId::bypass).parse ("0") == 0.0);
}

TEST_CASE ("What is out of range or no value at all is refused", "[controls]")
{
    const auto refuses = [] (std::string_view id, std::string_view text)
    { return ! control (id).parse (text).has_value(); };

    for (const auto& c : parameterTable())
        for (const auto* garbage :
             { "", " ", "abc", "-", "nan", "inf", "16;", "none none", "\xff" })
        {
            CAPTURE (c.id, garbage);
            CHECK_FALSE (c.parse (garbage).has_value());
        }

    for (const auto* text : { "0", "25", "-1", "24.5", "0.999", "16,5", "16.5.1", "16 volts", "1e1",
                              "0x10", "16 16", "99999999999999999999", "1 6", "bits", "bits 16" })
    {
        CAPTURE (text);
        CHECK (refuses (parameterId::bits, text));
    }

    for (const auto* text : { "-1", "65536", "1 bits", "4294967297", "1.5" })
    {
        CAPTURE (text);
        CHECK (refuses (parameterId::seed, text));
    }

    CHECK (refuses (parameterId::dither, "0"));
    CHECK (refuses (parameterId::dither, "tpd"));
    CHECK (refuses (parameterId::dither, "tpdfx"));
    CHECK (refuses (parameterId::rounding, "tpdf"));
    CHECK (refuses (parameterId::shaping, "lipshitz 5"));
    CHECK (refuses (parameterId::bypass, "2"));
    CHECK (refuses (parameterId::bypass, "onn"));
}

TEST_CASE ("Only values within the range are legal, and whole ones but for numbers with a fraction",
           "[controls]")
{
    for (const auto& c : parameterTable())
    {
        CAPTURE (c.id);
        CHECK_FALSE (c.isLegal (c.minimum - 1.0));
        CHECK_FALSE (c.isLegal (c.maximum + 1.0));
        CHECK (c.isLegal (c.minimum + 0.5) != c.isWhole());
        CHECK_FALSE (c.isLegal (std::numeric_limits<double>::quiet_NaN()));
        CHECK_FALSE (c.isLegal (std::numeric_limits<double>::infinity()));
        CHECK (c.isLegal (c.defaultValue));
    }
}

TEST_CASE ("What is allowed is said in words that fit into a sentence", "[controls]")
{
    CHECK (control (parameterId::bits).allowed() == "1 to 24");
    CHECK (control (parameterId::rounding).allowed()
           == "nearest, truncate, toward-zero, nearest-away");
    CHECK (control (parameterId::dither).allowed() == "tpdf, none, rpdf, high-pass, gaussian");
    CHECK (control (parameterId::autoBlankAfter).allowed() == "0.01 to 10");
    CHECK (control (parameterId::seed).allowed() == "0 to 65535");
    CHECK (control (parameterId::bypass).allowed() == "on, off");
}
