#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace requant::test
{

/** How many standard deviations of an estimate a test allows. */
inline constexpr double sigmas = 5.0;

/** What an average of `count` independent values of this variance may differ by. */
inline double toleranceOfMean (double variance, std::size_t count)
{
    return sigmas * std::sqrt (variance / static_cast<double> (count));
}

/** What 10 log10 (power) may differ by when power may differ by `tolerance`. */
inline double toleranceInDb (double tolerance, double power)
{
    return 10.0 / std::log (10.0) * tolerance / power;
}

/** Mean of a[n] * b[n + lag]. */
inline double meanProduct (std::span<const double> a, std::span<const double> b,
                           std::size_t lag = 0)
{
    long double sum = 0.0L;
    const auto count = a.size() - lag;

    for (std::size_t n = 0; n < count; ++n)
        sum += static_cast<long double> (a[n]) * static_cast<long double> (b[n + lag]);

    return static_cast<double> (sum / static_cast<long double> (count));
}

inline double mean (std::span<const double> values)
{
    long double sum = 0.0L;

    for (const auto value : values)
        sum += static_cast<long double> (value);

    return static_cast<double> (sum / static_cast<long double> (values.size()));
}

inline double meanSquare (std::span<const double> values) { return meanProduct (values, values); }

/** QE = x - y in LSB. */
inline std::vector<double> errorsInLsb (std::span<const double> input,
                                        std::span<const double> output, double step)
{
    std::vector<double> errors (input.size());

    for (std::size_t n = 0; n < input.size(); ++n)
        errors[n] = (input[n] - output[n]) / step;

    return errors;
}

} // namespace requant::test
