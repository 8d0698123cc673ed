#pragma once

#include "Support/Fourier.h"
#include "Support/Statistics.h"

#include <numbers>

namespace requant::test
{

/** Welch's method (1967), as the tests of shaped noise use it: segments of 1024 samples with half
    an overlap under a Blackman-Harris window (F. J. Harris, Proc. IEEE 66(1), 1978), whose side
    lobes are 92 dB down, so that the steepest shaper's valleys are not filled by its peaks. Power
    densities in LSB^2: white noise of power p gives p in each line. */
namespace welch
{

inline constexpr std::size_t segment = 1024, hop = segment / 2, lines = segment / 2;
inline constexpr std::size_t bands = 32, linesInBand = lines / bands;
/** At 0 and at half the rate the window folds onto itself. */
inline constexpr std::size_t foldedLines = 4;

/** How long the signals have to be for tolerance(). */
inline constexpr std::size_t count = 3 << 18;

inline double turns (std::size_t n)
{
    return 2.0 * std::numbers::pi * static_cast<double> (n) / segment;
}

inline std::vector<double> makeWindow()
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

/** Of mean square 1. */
inline const std::vector<double>& window()
{
    static const auto values = makeWindow();
    return values;
}

/** Measured. Two segments at a time are the real and the imaginary part of one: their powers add up
    over k and -k. */
inline std::vector<double> measured (const std::vector<double>& signal)
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

/** Sum of w[n] w[n + lag] / segment. */
inline double productOfWindow (std::size_t lag)
{
    double sum = 0.0;

    for (std::size_t n = 0; n + lag < segment; ++n)
        sum += window()[n] * window()[n + lag];

    return sum / static_cast<double> (segment);
}

/** What it sees of noise of an autocorrelation (lag 0 first, 0 after its end): the spectrum smeared
    by the window, exactly. That is the transform of both autocorrelations' product. */
inline std::vector<double> expected (const std::vector<double>& autocorrelation)
{
    std::vector<std::complex<double>> product (2 * segment);

    for (std::size_t lag = 0; lag < segment && lag < autocorrelation.size(); ++lag)
        product[lag] = (lag == 0 ? 1.0 : 2.0) * autocorrelation[lag] * productOfWindow (lag);

    FourierTransform { product.size() }(product);
    std::vector<double> power (lines);

    for (std::size_t k = 0; k < lines; ++k)
        power[k] = product[2 * k].real();

    return power;
}

/** 5 sigma of a band's mean of measured / expected. The powers of two lines of two segments are
    correlated by the square of their windows' product, transformed; summed over lines (Parseval)
    that leaves the sum of w^2[n] w^2[n + shift] for segments that are so far apart. */
inline double tolerance()
{
    double correlated = 0.0;

    for (const std::size_t shift : { std::size_t { 0 }, hop })
        for (std::size_t n = 0; n + shift < segment; ++n)
            correlated += (shift == 0 ? 1.0 : 2.0) * std::pow (window()[n], 2.0)
                          * std::pow (window()[n + shift], 2.0) / static_cast<double> (segment);

    return toleranceOfMean (correlated, (linesInBand - foldedLines) * (count / hop - 2));
}

/** The mean of measured / expected over a band, in dB. */
inline double deviationDb (const std::vector<double>& measuredPower,
                           const std::vector<double>& expectedPower, std::size_t band)
{
    const auto first = std::max<std::size_t> (band * linesInBand, foldedLines);
    const auto last = (band + 1) * linesInBand - (band + 1 == bands ? foldedLines : 0);
    double sum = 0.0;

    for (auto k = first; k < last; ++k)
        sum += measuredPower[k] / expectedPower[k];

    return 10.0 * std::log10 (sum / static_cast<double> (last - first));
}

} // namespace welch

} // namespace requant::test
