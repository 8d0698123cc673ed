#include "Files/FileProblem.h"
#include "Files/Numbers/TextNumbers.h"
#include "Support/Catch.h"

#include <clocale>
#include <cmath>
#include <limits>

using namespace requant;

namespace
{

using Values = std::vector<double>;
using Shape = std::vector<std::size_t>;

NumberArray parsed (std::string_view text) { return parseText ("numbers.txt", text); }

std::string refusal (std::string_view text)
{
    try
    {
        parsed (text);
    }
    catch (const FileProblem& problem)
    {
        return problem.what();
    }

    return {};
}

} // namespace

TEST_CASE ("Numbers stand apart by blanks, tabs or commas", "[files][numbers]")
{
    for (const auto* text : { "1 -2.5 3e-1", "1,-2.5,3e-1", "1, -2.5,\t3e-1", " 1\t-2.5 ,3e-1 \n",
                              "+1 -2.5 +3E-01\n\n",
                              "\xef\xbb\xbf"
                              "1 -2.5 0.3\r\n",
                              "\n\n1. -2.50 .3" })
    {
        CAPTURE (text);
        const auto array = parsed (text);
        CHECK (array.values == Values { 1.0, -2.5, 0.3 });
        CHECK (array.shape == Shape { 3 });
    }
}

TEST_CASE ("Lines of equal length are the rows of a matrix", "[files][numbers]")
{
    for (const auto* text :
         { "1 2 3\n4 5 6", "1,2,3\r\n4,5,6\r\n", "1 2 3\r4 5 6\r", "\n1 2 3\n\n4 5 6\n\n" })
    {
        CAPTURE (text);
        CHECK (parsed (text).shape == Shape { 2, 3 });
        CHECK (parsed (text).values == Values { 1, 2, 3, 4, 5, 6 });
    }

    CHECK (parsed ("1\n2\n3").shape == Shape { 3, 1 });
    CHECK (parsed ("7").shape == Shape { 1 });
}

TEST_CASE ("Numbers are read as the nearest double, minus zero and denormals too",
           "[files][numbers]")
{
    const auto values =
        parsed ("0.1 -0.0 4.9e-324 1e-400 -1e-400 1.7976931348623157e308 0.30000000000000004")
            .values;
    CHECK (values[0] == 0.1);
    CHECK (std::signbit (values[1]));
    CHECK (values[2] == std::numeric_limits<double>::denorm_min());
    CHECK (values[3] == 0.0);
    CHECK (std::signbit (values[4]));
    CHECK (values[5] == std::numeric_limits<double>::max());
    CHECK (values[6] == 0.1 + 0.2);
    CHECK (parsed ("0." + std::string (400, '0') + "1").values == Values { 0.0 });
}

// A host or a test may have set one whose decimal point is a comma.
TEST_CASE ("Numbers are read in the same way whatever the locale", "[files][numbers]")
{
    const std::string previous (std::setlocale (LC_ALL, nullptr));

    for (const auto* name : { "de_DE.UTF-8", "fr_FR.UTF-8", "C" })
    {
        std::setlocale (LC_ALL, name);
        CHECK (parsed ("1.5,2.5").values == Values { 1.5, 2.5 });
    }

    std::setlocale (LC_ALL, previous.c_str());
}

TEST_CASE ("What cannot be read as numbers is refused with its place and what would be right",
           "[files][numbers]")
{
    const auto has = [] (std::string_view text, const std::string& words)
    {
        CAPTURE (text, refusal (text));
        CHECK (refusal (text).find ("numbers.txt: " + words) == 0);
    };

    has ("1 2\n3 x 5", "line 2, number 2: \"x\" is not a number that double precision holds;");
    has ("0x10", "line 1, number 1: \"0x10\" is not a number");
    has ("1_000", "line 1, number 1: \"1_000\" is not a number");
    has ("1.5f", "line 1, number 1: \"1.5f\" is not a number");
    has ("--5", "line 1, number 1: \"--5\" is not a number");
    has ("+-5", "line 1, number 1: \"+-5\" is not a number");
    has ("1 +", "line 1, number 2: \"+\" is not a number");
    has ("# comment", "line 1, number 1: \"#\" is not a number");
    has ("1;2", "line 1, number 1: \"1;2\" is not a number");
    has ("1e400", "line 1, number 1: \"1e400\" is not a number that double precision holds");
    has ("\n1 NaN", "line 2, number 2: \"NaN\" is not a number (NaN); only finite");
    has ("nan", "line 1, number 1: \"nan\" is not a number (NaN)");
    has ("1,-inf", "line 1, number 2: \"-inf\" is infinite; only finite numbers");
    has ("+infinity", "line 1, number 1: \"+infinity\" is infinite");
    has ("1 2 3\n\n4 5", "line 3 has 2 numbers, line 1 has 3; the rows of a matrix have equally");
    has ("1 2\n3", "line 2 has 1 number, line 1 has 2;");
    has ("1,,2", "line 1 has no number before a comma; take the comma out, or write 0.");
    has (",1", "line 1 has no number before a comma");
    has ("1\n2,", "line 2 has no number behind its last comma");
    has (" \n\t\n", "there is no number in it; one is enough");
    has ("\xef\xbb\xbf", "there is no number in it");
    has ("\x1b[31m", "line 1, number 1: \"?[31m\" is not a number");
    has (std::string (100, 'a'), "line 1, number 1: \"" + std::string (40, 'a') + "...\" is not");
}
