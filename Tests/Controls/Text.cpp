#include "Controls/Control.h"
#include "Support/Catch.h"

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
        for (auto value = c.minimum; value <= c.maximum; ++value)
        {
            CAPTURE (c.id, value);
            REQUIRE (c.isLegal (value));
            REQUIRE (c.parse (c.text (value)) == value);
            REQUIRE (c.parse (c.idText (value)) == value);
            REQUIRE (c.parse (" \t" + upperCase (c.text (value)) + "\r\n") == value);
            REQUIRE (c.parse (upperCase (c.idText (value))) == value);
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
    CHECK (control (controlId::shaping).text (2) == "F-weighted, 9 taps");
    CHECK (control (controlId::shaping).idText (2) == "f-weighted");
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

    for (const auto* text : { "0", "25", "-1", "16.5", "16 volts", "1e1", "0x10", "16 16",
                              "99999999999999999999", "1 6", "bits", "bits 16" })
    {
        CAPTURE (text);
        CHECK (refuses (controlId::bits, text));
    }

    for (const auto* text : { "-1", "65536", "1 bits", "4294967297" })
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

TEST_CASE ("Only whole values within the range are legal", "[controls]")
{
    for (const auto& c : controls())
    {
        CAPTURE (c.id);
        CHECK_FALSE (c.isLegal (c.minimum - 1.0));
        CHECK_FALSE (c.isLegal (c.maximum + 1.0));
        CHECK_FALSE (c.isLegal (c.minimum + 0.5));
        CHECK_FALSE (c.isLegal (std::numeric_limits<double>::quiet_NaN()));
        CHECK_FALSE (c.isLegal (std::numeric_limits<double>::infinity()));
        CHECK (c.isLegal (c.defaultValue));
    }
}

TEST_CASE ("What is allowed is said in words that fit into a sentence", "[controls]")
{
    CHECK (control (controlId::bits).allowed() == "1 to 24");
    CHECK (control (controlId::rounding).allowed() == "nearest, truncate");
    CHECK (control (controlId::dither).allowed() == "tpdf, none");
    CHECK (control (controlId::shaping).allowed() == "none, lipshitz, f-weighted");
    CHECK (control (controlId::seed).allowed() == "0 to 65535");
    CHECK (control (controlId::bypass).allowed() == "on, off");
}
