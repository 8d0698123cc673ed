#include "Published.h"
#include "Reduced.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <complex>
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t segment = 256, bins = segment / 2;

using Spectrum = std::vector<double>;

// Power density per LSB^2, one-sided bins 1 .. segment/2 - 1, averaged over half-overlapping
// segments under a Hann window (Welch, 1967).
Spectrum welch (const std::vector<double>& signal)
{
    std::vector<double> window (segment);
    std::vector<std::complex<double>> turns (segment);
    double windowPower = 0.0;

    for (std::size_t n = 0; n < segment; ++n)
    {
        const auto angle = 2.0 * std::numbers::pi * static_cast<double> (n) / segment;
        window[n] = 0.5 - 0.5 * std::cos (angle);
        turns[n] = std::polar (1.0, -angle);
        windowPower += window[n] * window[n];
    }

    Spectrum power (bins);
    double segments = 0.0;

    for (std::size_t start = 0; start + segment <= signal.size(); start += segment / 2, ++segments)
        for (std::size_t k = 1; k < bins; ++k)
        {
            double real = 0.0, imaginary = 0.0;

            for (std::size_t n = 0; n < segment; ++n)
            {
                const auto& turn = turns[n * k % segment];
                real += signal[start + n] * window[n] * turn.real();
                imaginary += signal[start + n] * window[n] * turn.imag();
            }

            power[k] += (real * real + imaginary * imaginary) / windowPower;
        }

    for (auto& value : power)
        value /= segments;

    return power;
}

// What Welch's method sees of noise with the autocorrelation of h: the true spectrum, smeared by the
// window, exactly. The Hann window's autocorrelation is summed here.
Spectrum expectedWelch (const std::vector<double>& h, double variance)
{
    const auto hann = [] (std::size_t n)
    { return 0.5 - 0.5 * std::cos (2.0 * std::numbers::pi * static_cast<double> (n) / segment); };

    Spectrum power (bins);
    double windowPower = 0.0;

    for (std::size_t lag = 0; lag < h.size(); ++lag)
    {
        double r = 0.0, w = 0.0;

        for (std::size_t i = 0; i + lag < h.size(); ++i)
            r += h[i] * h[i + lag];

        for (std::size_t n = 0; n + lag < segment; ++n)
            w += hann (n) * hann (n + lag);

        if (lag == 0)
            windowPower = w;

        for (std::size_t k = 1; k < bins; ++k)
            power[k] +=
                (lag == 0 ? 1.0 : 2.0) * variance * r * w / windowPower
                * std::cos (2.0 * std::numbers::pi * static_cast<double> (k * lag) / segment);
    }

    return power;
}

} // namespace

// The output's noise is e filtered by H; e is white with 1/4 LSB^2 under TPDF dither. A band of 8
// bins and 2047 half-overlapping segments has about 8 * 2047 / 2.1 independent values: sigma is
// 1.1 %, 5 sigma 0.25 dB.
TEST_CASE ("The spectrum of a shaped reduction's error is the published curve within 0.3 dB",
           "[quantization][shaping][theory]")
{
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    const auto bits = GENERATE (16, 24);
    constexpr std::size_t count = 1 << 18, bandWidth = 8;
    const ReductionSettings settings { bits, Rounding::nearest, Dither::tpdf, shaping, 21 };
    const auto input = sine (count, 0.25);
    const auto errors =
        errorsInLsb (input, reduceMono (settings, input), settings.lattice().step());

    const auto measured = welch (errors);
    const auto expected = expectedWelch (publishedTransferFunction (shaping), 0.25);

    for (std::size_t first = 1; first + bandWidth <= bins; first += bandWidth)
    {
        double measuredBand = 0.0, expectedBand = 0.0;

        for (std::size_t k = first; k < first + bandWidth; ++k)
        {
            measuredBand += measured[k];
            expectedBand += expected[k];
        }

        CAPTURE (shaping, bits, first);
        CHECK (std::abs (10.0 * std::log10 (measuredBand / expectedBand)) < 0.3);
    }
}
