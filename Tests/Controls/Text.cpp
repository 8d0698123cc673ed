#include "Controls/Control.h"
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

const Control& control (std::string_view id) { return *findControl (id); }

} // namespace

TEST_CASE ("Every legal value's text and id text are understood as that value", "[controls]")
{
    for (const auto& c : controls())
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
    CHECK (control (controlId::bits).text (16) == "16 bits");
    CHECK (control (controlId::bits).text (1) == "1 bit");
    CHECK (control (controlId::bits).idText (16) == "16");
    CHECK (control (controlId::rounding).text (0) == "Nearest");
    CHECK (control (controlId::dither).text (0) == "TPDF");
    CHECK (control (controlId::dither).idText (0) == "tpdf");
    CHECK (control (controlId::bits).text (7.25) == "7.25 bits");
    CHECK (control (controlId::bits).idText (7.12345) == "7.12345");
    CHECK (control (controlId::bits).text (7.12345) == "7.123 bits");
    CHECK (control (controlId::shapingDepth).text (40) == "40 dB");
    CHECK (control (controlId::autoBlankAfter).text (0.5) == "0.5 s");
    CHECK (control (controlId::shaping).text (7) == "F-weighted, 9 taps");
    CHECK (control (controlId::shaping).idText (7) == "f-weighted");
    CHECK (control (controlId::seed).text (65535) == "65535");
    CHECK (control (controlId::bypass).text (1) == "on");
    CHECK (control (controlId::bypass).text (0) == "off");

    CHECK (control (controlId::bits).parse ("8") == 8.0);
    CHECK (control (controlId::bits).parse ("8bits") == 8.0);
    CHECK (control (controlId::bits).parse ("8 bit") == 8.0);
    CHECK (control (controlId::bypass).parse ("yes") == 1.0);
    CHECK (control (controlId::bypass).parse ("1") == 1.0);
    CHECK (control (controlId::bypass).parse ("False") == 0.0);
    CHECK (control (controlId::bypass).parse ("0") == 0.0);
}

TEST_CASE ("What is out of range or no value at all is refused", "[controls]")
{
    const auto refuses = [] (std::string_view id, std::string_view text)
    { return ! control (id).parse (text).has_value(); };

    for (const auto& c : controls())
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
        CHECK (refuses (controlId::bits, text));
    }

    for (const auto* text : { "-1", "65536", "1 bits", "4294967297", "1.5" })
    {
        CAPTURE (text);
        CHECK (refuses (controlId::seed, text));
    }

    CHECK (refuses (controlId::dither, "0"));
    CHECK (refuses (controlId::dither, "tpd"));
    CHECK (refuses (controlId::dither, "tpdfx"));
    CHECK (refuses (controlId::rounding, "tpdf"));
    CHECK (refuses (controlId::shaping, "lipshitz 5"));
    CHECK (refuses (controlId::bypass, "2"));
    CHECK (refuses (controlId::bypass, "onn"));
}

TEST_CASE ("Only values within the range are legal, and whole ones but for numbers with a fraction",
           "[controls]")
{
    for (const auto& c : controls())
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
    CHECK (control (controlId::bits).allowed() == "1 to 24");
    CHECK (control (controlId::rounding).allowed() == "nearest, truncate, toward-zero");
    CHECK (control (controlId::dither).allowed() == "tpdf, none, rpdf, high-pass, gaussian");
    CHECK (control (controlId::autoBlankAfter).allowed() == "0.01 to 10");
    CHECK (control (controlId::seed).allowed() == "0 to 65535");
    CHECK (control (controlId::bypass).allowed() == "on, off");
}
