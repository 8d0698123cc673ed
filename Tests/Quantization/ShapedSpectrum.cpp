#include "Reduced.h"
#include "Response.h"
#include "Shapers.h"
#include "Support/Catch.h"
#include "Support/Fourier.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t segment = 1024, hop = segment / 2, lines = segment / 2;
constexpr std::size_t bands = 32, linesInBand = lines / bands;
constexpr std::size_t foldedLines = 4; // at 0 and at half the rate the window folds onto itself
constexpr std::size_t count = 3 << 18;

double turns (std::size_t n, double of = segment)
{
    return 2.0 * std::numbers::pi * static_cast<double> (n) / of;
}

// Blackman-Harris (F. J. Harris, Proc. IEEE 66(1), 1978): side lobes 92 dB down, so that the steepest
// shaper's valleys are not filled by its peaks; scaled to a mean square of 1.
std::vector<double> makeWindow()
{
    std::vector<double> window (segment);

    for (std::size_t n = 0; n < segment; ++n)
        window[n] = 0.35875 - 0.48829 * std::cos (turns (n)) + 0.14128 * std::cos (turns (2 * n))
                    - 0.01168 * std::cos (turns (3 * n));

    const auto rms = std::sqrt (meanSquare (window));

    for (auto& value : window)
        value /= rms;

    return window;
}

const std::vector<double>& window()
{
    static const auto values = makeWindow();
    return values;
}

// Power density in LSB^2, averaged over half-overlapping segments (Welch, 1967). Two segments at a
// time are the real and the imaginary part of one: their powers add up over k and -k.
std::vector<double> welch (const std::vector<double>& signal)
{
    static const FourierTransform transform { segment };
    std::vector<double> power (lines);
    std::vector<std::complex<double>> pair (segment);
    std::size_t segments = 0;

    for (std::size_t start = 0; start + hop + segment <= signal.size(); start += 2 * hop)
    {
        for (std::size_t n = 0; n < segment; ++n)
            pair[n] = { signal[start + n] * window()[n], signal[start + hop + n] * window()[n] };

        transform (pair);
        segments += 2;

        for (std::size_t k = 1; k < lines; ++k)
            power[k] += 0.5 * (std::norm (pair[k]) + std::norm (pair[segment - k]));
    }

    for (auto& value : power)
        value /= static_cast<double> (segments * segment);

    return power;
}

// What Welch's method sees of white noise through h: the spectrum smeared by the window, exactly.
// That is the transform of both autocorrelations' product.
std::vector<double> expectedWelch (const Response& h, double variance)
{
    std::vector<std::complex<double>> product (2 * segment);

    for (std::size_t lag = 0; lag < segment && lag < h.size(); ++lag)
        product[lag] = (lag == 0 ? 1.0 : 2.0) * variance * productOf (h, lag)
                       * productOf (window(), lag) / static_cast<double> (segment);

    FourierTransform { product.size() }(product);
    std::vector<double> power (lines);

    for (std::size_t k = 0; k < lines; ++k)
        power[k] = product[2 * k].real();

    return power;
}

// 5 sigma of a band's mean of measured / expected. The powers of two lines of two segments are
// correlated by the square of their windows' product, transformed; summed over lines (Parseval) that
// leaves the sum of w^2[n] w^2[n + shift] for segments that are so far apart.
double tolerance()
{
    double correlated = 0.0;

    for (const std::size_t shift : { std::size_t { 0 }, hop })
        for (std::size_t n = 0; n + shift < segment; ++n)
            correlated += (shift == 0 ? 1.0 : 2.0) * std::pow (window()[n], 2.0)
                          * std::pow (window()[n + shift], 2.0) / static_cast<double> (segment);

    return toleranceOfMean (correlated, (linesInBand - foldedLines) * (count / hop - 2));
}

// The output's noise is e filtered by H, e white with 1/4 LSB^2 under TPDF dither.
void checkSpectrum (const NamedShaper& shaper)
{
    REQUIRE (-10.0 * std::log10 (1.0 - tolerance()) < 0.3);
    const ReductionSettings settings { .bits = 20, .seed = 21 };
    static const std::vector<Signal> inputs { sine (count, 0.25) };
    const auto output = reduce (settings, inputs, { .filter = shaper.filter }).outputs[0];
    const auto measured = welch (errorsInLsb (inputs[0], output, settings.lattice().step()));
    const auto expected = expectedWelch (responseOf (shaper.filter), 0.25);

    for (std::size_t band = 0; band < bands; ++band)
    {
        double sum = 0.0;
        const auto first = std::max<std::size_t> (band * linesInBand, foldedLines);
        const auto last = (band + 1) * linesInBand - (band + 1 == bands ? foldedLines : 0);

        for (auto k = first; k < last; ++k)
            sum += measured[k] / expected[k];

        CAPTURE (shaper.name, band);
        CHECK (std::abs (10.0 * std::log10 (sum / static_cast<double> (last - first))) < 0.3);
    }
}

void checkEveryThird (const std::vector<NamedShaper>& shapers, std::size_t first)
{
    for (auto i = first; i < shapers.size(); i += 3)
        checkSpectrum (shapers[i]);
}

} // namespace

// Three parts each, which run side by side.
TEST_CASE ("The spectrum of a published shaper's error is |H|^2 within 0.3 dB, a first third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyPublishedShaper(), 0);
}

TEST_CASE ("The spectrum of a published shaper's error is |H|^2 within 0.3 dB, a second third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyPublishedShaper(), 1);
}

TEST_CASE ("The spectrum of a published shaper's error is |H|^2 within 0.3 dB, the last third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyPublishedShaper(), 2);
}

TEST_CASE ("The spectrum of a designed shaper's error is |H|^2 within 0.3 dB, a first third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyDesignedShaper(), 0);
}

TEST_CASE ("The spectrum of a designed shaper's error is |H|^2 within 0.3 dB, a second third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyDesignedShaper(), 1);
}

TEST_CASE ("The spectrum of a designed shaper's error is |H|^2 within 0.3 dB, the last third",
           "[quantization][shaping][spectrum]")
{
    checkEveryThird (everyDesignedShaper(), 2);
}
