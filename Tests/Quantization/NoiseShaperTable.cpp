#include "Published.h"
#include "Support/Catch.h"

#include <cmath>
#include <complex>
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

double toDb (double power) { return 10.0 * std::log10 (power); }

// |H|^2 at a frequency in cycles per sample.
double responseAt (const std::vector<double>& h, double frequency)
{
    std::complex<double> sum;

    for (std::size_t k = 0; k < h.size(); ++k)
        sum +=
            h[k] * std::polar (1.0, -2.0 * std::numbers::pi * frequency * static_cast<double> (k));

    return std::norm (sum);
}

} // namespace

TEST_CASE ("The shapers' coefficients are the published ones", "[quantization][shaping]")
{
    for (const auto shaping : everyShaping)
    {
        const auto& shaper = noiseShaper (shaping);
        const auto published = publishedTransferFunction (shaping);

        CHECK (shaper.shaping == shaping);
        CHECK (std::vector<double> (shaper.taps.begin(), shaper.taps.end())
               == std::vector<double> (published.begin() + 1, published.end()));
        CHECK (shaper.taps.size() <= maximumTaps);
        CHECK (! shaper.name.empty());
    }

    REQUIRE (noiseShapers().size() == std::size (everyShaping));
}

// 12.19 dB and 18.40 dB: the power gains known for these two functions (sums of squares: 16.56 and
// 69.18).
TEST_CASE ("The shapers raise the unweighted noise by the known power gains",
           "[quantization][shaping]")
{
    CHECK (noiseShaper (Shaping::none).powerGain() == 1.0);
    CHECK (std::abs (toDb (noiseShaper (Shaping::lipshitz).powerGain()) - 12.19) < 0.005);
    CHECK (std::abs (toDb (noiseShaper (Shaping::fWeighted).powerGain()) - 18.40) < 0.005);

    for (const auto shaping : everyShaping)
    {
        const auto h = publishedTransferFunction (shaping);
        CHECK (noiseShaper (shaping).powerGain() == Approx (powerGainOf (h)).epsilon (1e-14));
        CHECK (noiseShaper (shaping).gainAtDc() == Approx (gainAtDcOf (h)).margin (1e-14));
    }
}

// Gerzon, Craven, "Optimal noise shaping and dither of digital signals", AES 87th Convention, 1989:
// the average of log |H|^2 is 0 for every monic minimum-phase H. The midpoint rule converges like
// r^N with the largest zero's radius, 0.9612 here: nothing is left of it at 4096 points.
TEST_CASE ("Shaping moves noise and cannot remove it: the log average of |H|^2 is 0 dB",
           "[quantization][shaping]")
{
    for (const auto shaping : everyShaping)
    {
        std::vector<double> h { 1.0 };
        const auto taps = noiseShaper (shaping).taps;
        h.insert (h.end(), taps.begin(), taps.end());
        constexpr int points = 4096;
        double sum = 0.0;

        for (int i = 0; i < points; ++i)
            sum += toDb (responseAt (h, 0.5 * (i + 0.5) / points));

        CHECK (std::abs (sum / points) < 1e-9);
    }
}

TEST_CASE ("A shaper says at which sample rates its curve is where its author put it",
           "[quantization][shaping]")
{
    CHECK (noiseShaper (Shaping::none).isMadeFor (44100.0));
    CHECK (noiseShaper (Shaping::none).isMadeFor (192000.0));
    CHECK (noiseShaper (Shaping::lipshitz).isMadeFor (44100.0));
    CHECK (! noiseShaper (Shaping::lipshitz).isMadeFor (48000.0));
    CHECK (noiseShaper (Shaping::fWeighted).isMadeFor (44100.0));
    CHECK (noiseShaper (Shaping::fWeighted).isMadeFor (48000.0));
    CHECK (! noiseShaper (Shaping::fWeighted).isMadeFor (96000.0));
}
