#include "Parameters/Parameter.h"
#include "ParametersPage.h"
#include "Support/Catch.h"

#include <fstream>
#include <sstream>

using namespace requant;
using namespace requant::test;

namespace
{

std::string contentOf (const std::string& name)
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/" + name);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

// The first line in which two texts differ: all that a failure needs to show.
std::string firstDifference (const std::string& written, const std::string& wanted)
{
    std::istringstream left (written), right (wanted);
    std::string have, want;

    for (int number = 1;; ++number)
    {
        const auto hasLeft = static_cast<bool> (std::getline (left, have));
        const auto hasRight = static_cast<bool> (std::getline (right, want));

        if (! hasLeft && ! hasRight)
            return {};

        if (hasLeft != hasRight || have != want)
            return "line " + std::to_string (number) + " is\n" + (hasLeft ? have : "missing")
                   + "\nand should be\n" + (hasRight ? want : "missing")
                   + "\nScripts/document writes the page anew.";
    }
}

} // namespace

TEST_CASE ("Documentation/Parameters.md says what the table of controls says; Scripts/document "
           "renews it",
           "[controls][documents]")
{
    CHECK (firstDifference (contentOf ("Documentation/Parameters.md"), parametersPage()) == "");
}

TEST_CASE ("The page of parameters has every control and every choice, each by its id",
           "[controls][documents]")
{
    const auto page = parametersPage();

    for (const auto& control : parameterTable())
    {
        CAPTURE (control.id);
        CHECK (page.find ("| `" + std::string (control.id) + "` | ") != std::string::npos);

        for (const auto& choice : control.choices)
        {
            CAPTURE (choice.id);
            CHECK (page.find ("| `" + std::string (choice.id) + "` | ") != std::string::npos);
        }
    }
}

// The figures of the literature: Lipshitz's five taps cost 12 dB (sum of h squared 16.6) and
// Wannamaker's nine 18 dB; a first-order difference doubles the power of white noise.
TEST_CASE ("The page of parameters shows the shapers' known costs in noise",
           "[controls][documents]")
{
    const auto page = parametersPage();

    for (const auto* const row :
         { "| `none` | None | 0 | 0 |", "| `lipshitz` | Lipshitz, 5 taps | +12 |",
           "| `f-weighted` | F-weighted, 9 taps | +18 |", "| `first-order` | " })
    {
        CAPTURE (row);
        CHECK (page.find (row) != std::string::npos);
    }

    const auto start = page.find ("| `first-order` | ");
    CHECK (page.substr (start, page.find ('\n', start) - start).find ("| +3 |")
           != std::string::npos);
}
