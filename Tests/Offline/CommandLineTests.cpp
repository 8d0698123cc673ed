#include "Controls/Control.h"
#include "Support/Catch.h"
#include "SupportCommand.h"

#include <sstream>

using namespace requant::test;

TEST_CASE ("A wrong command line ends with 2 and a sentence that names the option",
           "[offline][command-line]")
{
    struct Case
    {
        std::vector<std::string> arguments;
        std::string sentence;
    };

    const auto wrong = GENERATE (values<Case> ({
        { {}, "a subcommand is missing" },
        { { "transmogrify" }, "transmogrify" },
        { { "render" }, "INPUT is required" },
        { { "render", "in.wav" }, "--output is required" },
        { { "render", "in.wav", "-o", "" }, "--output takes the name of a file or folder" },
        { { "measure", "a.wav" }, "REDUCED is required" },
        { { "render", "a.wav", "-o", "b.wav", "--bogus" }, "--bogus" },
        { { "render", "a.wav", "-o", "b.wav", "--bits" }, "--bits" },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "25" },
          "--bits takes a whole number, 1 to 24, not \"25\"" },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "0" }, "--bits takes a whole number" },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "-3" }, "--bits takes a whole number" },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "16.5" }, "--bits takes a whole number" },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "many" }, "--bits takes a whole number" },
        { { "render", "a.wav", "-o", "b.wav", "--seed", "65536" },
          "--seed takes a whole number, 0 to 65535" },
        { { "render", "a.wav", "-o", "b.wav", "--dither", "loud" },
          "--dither takes one of tpdf, none, not \"loud\"" },
        { { "render", "a.wav", "-o", "b.wav", "--rounding", "up" },
          "--rounding takes one of nearest, truncate" },
        { { "render", "a.wav", "-o", "b.wav", "--shaping", "x" },
          "--shaping takes one of none, lipshitz" },
        { { "measure", "a.wav", "b.wav", "--bits", "99" }, "--bits takes a whole number, 1 to 24" },
    }));

    const auto result = run (wrong.arguments);
    CAPTURE (wrong.arguments, result.complaints);
    CHECK (result.status == 2);
    CHECK (result.output.empty());
    CHECK (result.complainsOf (wrong.sentence));
}

TEST_CASE (
    "The option --help names every option, range, choice and default of the table of controls",
    "[offline][command-line]")
{
    CHECK (run ({ "--help" }).status == 0);
    CHECK (run ({ "--help" }).output.find ("measure") != std::string::npos);
    CHECK (run ({ "measure", "--help" }).output.find ("REDUCED") != std::string::npos);

    const auto result = run ({ "render", "--help" });
    CHECK (result.status == 0);

    for (const auto& control : requant::controls())
    {
        const auto option = "--" + std::string (control.id);
        CAPTURE (option);
        CHECK ((result.output.find (option) != std::string::npos) == control.isReduction);

        for (const auto& choice : control.choices)
            CHECK (result.output.find (std::string (choice.id) + ": ") != std::string::npos);
    }
}

TEST_CASE ("The option --list-controls has one line for each control of the reduction",
           "[offline][command-line]")
{
    const auto result = run ({ "--list-controls" });
    CHECK (result.status == 0);
    std::istringstream lines (result.output);
    std::string line;
    std::getline (lines, line);

    for (const auto& control : requant::controls())
    {
        if (! control.isReduction)
            continue;

        REQUIRE (std::getline (lines, line));
        CHECK (line.starts_with (std::string (control.id)));
        CHECK (line.find (control.name) != std::string::npos);
        CHECK (line.find (control.allowed()) != std::string::npos);
        CHECK (line.ends_with (control.idText (control.defaultValue)));
    }

    CHECK (! std::getline (lines, line));
}

TEST_CASE ("The option --version says which one this is", "[offline][command-line]")
{
    const auto result = run ({ "--version" });
    CHECK (result.status == 0);
    CHECK (result.output.starts_with ("requant "));
}
