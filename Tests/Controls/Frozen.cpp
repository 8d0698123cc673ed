#include "Controls/Control.h"
#include "Support/Catch.h"

#include <fstream>
#include <sstream>

using namespace requant;

namespace
{

struct Frozen
{
    std::string_view id;
    std::vector<std::string_view> choices;
    double minimum, maximum, defaultValue;
    bool isReduction;
};

// Hosts and state files store these ids, orders and ranges. A line may be added at the end, and a
// choice at the end of its list; nothing here may ever change or move.
const std::vector<Frozen> frozen {
    { "bits", {}, 1, 24, 16, true },
    { "rounding", { "nearest", "truncate" }, 0, 1, 0, true },
    { "dither", { "tpdf", "none" }, 0, 1, 0, true },
    { "shaping", { "none", "lipshitz", "f-weighted" }, 0, 2, 0, true },
    { "seed", {}, 0, 65535, 1, true },
    { "bypass", {}, 0, 1, 0, false },
};

} // namespace

TEST_CASE ("The controls' ids, order, choices and ranges are the released ones", "[controls]")
{
    REQUIRE (controls().size() == frozen.size());

    for (std::size_t i = 0; i < frozen.size(); ++i)
    {
        const auto& control = controls()[i];
        const auto& expected = frozen[i];
        CAPTURE (expected.id);
        CHECK (control.id == expected.id);
        CHECK (control.minimum == expected.minimum);
        CHECK (control.maximum == expected.maximum);
        CHECK (control.defaultValue == expected.defaultValue);
        CHECK (control.isReduction == expected.isReduction);

        std::vector<std::string_view> choices;

        for (const auto& choice : control.choices)
            choices.push_back (choice.id);

        CHECK (choices == expected.choices);
        CHECK ((control.kind == Control::Kind::choice) == ! choices.empty());
    }
}

TEST_CASE ("Every control is found by its id, and nothing else is", "[controls]")
{
    for (const auto& control : controls())
        CHECK (findControl (control.id) == &control);

    for (const auto* unknown : { "", "Bits", "bits ", "bit", "lattice" })
        CHECK (findControl (unknown) == nullptr);

    CHECK (findControl (controlId::bits) == &controls()[0]);
    CHECK (findControl (controlId::rounding) == &controls()[1]);
    CHECK (findControl (controlId::dither) == &controls()[2]);
    CHECK (findControl (controlId::shaping) == &controls()[3]);
    CHECK (findControl (controlId::seed) == &controls()[4]);
    CHECK (findControl (controlId::bypass) == &controls()[5]);
}

TEST_CASE ("Every control and choice has a name and one sentence of help", "[controls]")
{
    for (const auto& control : controls())
    {
        CAPTURE (control.id);
        CHECK_FALSE (control.name.empty());
        CHECK (control.help.ends_with ('.'));

        for (const auto& choice : control.choices)
        {
            CHECK_FALSE (choice.name.empty());
            CHECK (choice.help.ends_with ('.'));
        }
    }
}

// The README's table of options is written by hand, for people; the table of controls decides.
TEST_CASE ("The README lists every option of the command, with its values and its default",
           "[controls]")
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/README.md");
    std::stringstream content;
    content << file.rdbuf();
    const auto readme = content.str();
    REQUIRE (! readme.empty());

    const auto code = [] (std::string_view text)
    { return std::string (1, '`').append (text).append (1, '`'); };

    for (const auto& control : controls())
    {
        if (! control.isReduction)
            continue;

        CAPTURE (control.id);
        const auto start = readme.find ("| " + code (std::string ("--").append (control.id)));
        REQUIRE (start != std::string::npos);
        const auto row = readme.substr (start, readme.find ('\n', start) - start);
        const auto first = control.idText (control.defaultValue);

        if (control.choices.empty())
            CHECK (row.find (first + "; " + control.allowed()) != std::string::npos);
        else
            CHECK (row.find ("` | " + code (first)) != std::string::npos);

        for (const auto& choice : control.choices)
            CHECK (row.find (code (choice.id)) != std::string::npos);
    }
}
