#include "Parameters/Parameter.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"

#include <fstream>
#include <regex>
#include <set>

using namespace requant;
using namespace requant::test;

namespace
{

using Names = std::set<std::string>;

const std::string& documentOfCommand()
{
    static const auto text = []
    {
        std::ifstream file (REQUANT_SOURCE_FOLDER "/Documentation/Command.md");
        std::stringstream content;
        content << file.rdbuf();
        return content.str();
    }();
    return text;
}

Names matchesIn (const std::string& text, const std::regex& pattern)
{
    return { std::sregex_token_iterator (text.begin(), text.end(), pattern, 1),
             std::sregex_token_iterator() };
}

// The long names of the options that a help defines: those at the beginning of a line.
Names optionsOf (const std::vector<std::string>& arguments)
{
    static const std::regex definition (R"((?:^|\n)  (?:-\w,)?(--[a-z-]+))");
    const auto result = run (arguments);
    REQUIRE (result.status == 0);
    return matchesIn (result.output, definition);
}

} // namespace

TEST_CASE ("Documentation/Command.md has every option that a help prints, and no other",
           "[offline][documents]")
{
    static const std::regex option (R"((--[a-z][a-z-]*))");
    const auto documented = matchesIn (documentOfCommand(), option);
    Names known;

    for (const auto* const subcommand : { "", "render", "measure", "inspect", "numbers" })
    {
        auto arguments = std::vector<std::string> { "--help" };

        if (*subcommand != '\0')
            arguments.insert (arguments.begin(), subcommand);

        const auto options = optionsOf (arguments);
        CHECK (options.size() >= 3);

        for (const auto& name : options)
        {
            CAPTURE (subcommand, name);
            CHECK (documented.contains (name));
            known.insert (name);
        }
    }

    for (const auto& name : documented)
    {
        CAPTURE (name);
        CHECK (known.contains (name));
    }
}

// The table is written by hand, for people; the table of controls decides.
TEST_CASE (
    "Documentation/Command.md lists every option of the reduction with its values and default",
    "[offline][documents]")
{
    const auto code = [] (std::string_view text)
    { return std::string (1, '`').append (text).append (1, '`'); };

    for (const auto& control : parameterTable())
    {
        if (! control.isReduction)
            continue;

        CAPTURE (control.id);
        const auto& text = documentOfCommand();
        const auto start = text.find ("### Options of the reduction");
        REQUIRE (start != std::string::npos);
        const auto begin = text.find ("| " + code ("--" + std::string (control.id)) + " |", start);
        REQUIRE (begin != std::string::npos);
        const auto row = text.substr (begin, text.find ('\n', begin) - begin);
        const auto first = control.idText (control.defaultValue);

        if (control.kind == Parameter::Kind::toggle)
            CHECK (row.find ("| " + first + " |") != std::string::npos);
        else if (control.choices.empty())
            CHECK (row.find ("| " + first + "; " + control.allowed() + " |") != std::string::npos);
        else
            CHECK (row.find ("` | " + code (first)) != std::string::npos);

        for (const auto& choice : control.choices)
            CHECK (row.find (code (choice.id)) != std::string::npos);
    }
}
