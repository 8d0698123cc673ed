#include "EditorUnderTest.h"
#include "ShownPlots.h"
#include "Support/Catch.h"

#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

juce::String factNamed (const BitsData& data, std::string_view name)
{
    for (const auto& fact : data.facts)
        if (fact.name == name)
            return toString (fact.value);

    return {};
}

} // namespace

// Of the last 3 s, in both channels.
TEST_CASE ("NaN, infinite and denormal samples are counted by their kinds", "[editor][facts]")
{
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    const auto infinity = std::numeric_limits<double>::infinity();
    const auto kinds = { nan, infinity, -infinity, 1e-310, 1e-310, -1e-310 };
    EditorUnderTest test (11025.0);
    auto next = kinds.begin();
    test.play (1.0, [&] (double) { return next == kinds.end() ? 0.25 : *next++; });
    CHECK (factNamed (shownBits (test), "Input NaN, infinite, denormal") == "1, 2, 3");
}

// Of 65 536 levels each is one of very many: its share is not 0.
TEST_CASE ("How often a level occurs is told however seldom it does", "[editor][facts]")
{
    EditorUnderTest test;
    test.playSine (1.0, 0.5);
    const auto busiest = factNamed (shownBits (test), "Busiest level");
    INFO (busiest);
    CHECK (busiest.getDoubleValue() > 0.0);
    CHECK (busiest.fromFirstOccurrenceOf (" ", false, false).startsWith ("% at code "));
    CHECK (factNamed (shownBits (test), "Input finer than 24 bits").endsWith ("0 %"));
}
