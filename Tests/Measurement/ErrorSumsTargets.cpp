#include "Measurement/Error/ErrorSums.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Every target's sums are the specification's, to the last bit", "[measurement][target]")
{
    const auto x = noise (1'000, 0.9, 3), y = noise (1'000, 0.9, 4);

    for (const auto target : availableTargets())
        for (std::size_t count = 0; count < 300; ++count)
        {
            const auto input = std::span (x).subspan (count % 7, count);
            const auto output = std::span (y).subspan (count % 5, count);
            ErrorSums expected, found;
            expected.add (input, output, Target::scalar);
            found.add (input, output, target);
            CAPTURE (nameOf (target), count);

            const auto figures = [] (const ErrorSums& sums)
            {
                return std::array { sums.input.value(),
                                    sums.error.value(),
                                    sums.absoluteError.value(),
                                    sums.inputSquared.value(),
                                    sums.outputSquared.value(),
                                    sums.errorSquared.value(),
                                    sums.inputTimesError.value(),
                                    sums.inputPeak,
                                    sums.outputPeak,
                                    sums.errorPeak };
            };

            REQUIRE (figures (found) == figures (expected));
            REQUIRE (found.count == expected.count);
        }
}
