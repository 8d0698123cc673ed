#include "Reduced.h"
#include "Response.h"
#include "Shapers.h"
#include "Support/Catch.h"
#include "Welch.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::vector<double> autocorrelationOf (const Response& h, double variance)
{
    std::vector<double> products;

    for (std::size_t lag = 0; lag < h.size(); ++lag)
        products.push_back (variance * productOf (h, lag));

    return products;
}

} // namespace

// Three parts each, which run side by side.
TEST_CASE ("The spectrum of a published shaper's error is |H|^2 within 0.3 dB, a first third",
           "[quantization][shaping][spectrum][slow]")
{
    const auto toleranceDb = -10.0 * std::log10 (1.0 - welch::tolerance());
    REQUIRE (toleranceDb < 0.3);
    const ReductionSettings settings { .bits = 20, .seed = 21 };
    const std::vector<Signal> inputs { sine (welch::count, 0.25) };

    for (const auto& shaper : everyShaper())
    {
        const auto output = reduce (settings, inputs, { .filter = shaper.filter }).outputs[0];
        const auto measured =
            welch::measured (errorsInLsb (inputs[0], output, settings.lattice().step()));
        const auto expected =
            welch::expected (autocorrelationOf (responseOf (shaper.filter), 0.25));

        for (std::size_t band = 0; band < welch::bands; ++band)
        {
            CAPTURE (shaper.name, band);
            CHECK (std::abs (welch::deviationDb (measured, expected, band)) < 0.3);
        }
    }
}
