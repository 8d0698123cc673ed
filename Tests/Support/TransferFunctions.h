#pragma once

#include "Statistics.h"

#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

namespace requant::test
{

/** A polynomial's coefficients in z^-1, the leading 1 included. */
using Polynomial = std::vector<double>;

/** The leading 1 and what follows it. */
inline Polynomial monic (std::span<const double> rest)
{
    Polynomial all { 1.0 };
    all.insert (all.end(), rest.begin(), rest.end());
    return all;
}

/** |p|^2 at a frequency in cycles per sample. */
inline double powerAt (const Polynomial& p, double frequency)
{
    const auto delay = std::polar (1.0, -2.0 * std::numbers::pi * frequency);
    std::complex<double> sum = 0.0;

    for (auto c = p.rbegin(); c != p.rend(); ++c)
        sum = sum * delay + *c;

    return std::norm (sum);
}

/** |p|^2 at the midpoints of as many equal bands of 0 to half the sample rate. */
inline std::vector<double> powerOnGrid (const Polynomial& p, int bands)
{
    std::vector<double> power;

    for (int i = 0; i < bands; ++i)
        power.push_back (powerAt (p, 0.5 * (i + 0.5) / bands));

    return power;
}

/** Whether all roots lie inside the unit circle: the step-down recursion of Schur and Cohn, by
    which they do exactly if every reflection coefficient is below 1 (Jury, 1964). */
inline bool isMinimumPhase (const Polynomial& p)
{
    std::vector<long double> a (p.begin(), p.end());

    for (auto n = a.size() - 1; n > 0; --n)
    {
        const auto longer = a;
        const auto reflection = longer[n];

        if (! (std::abs (reflection) < 1.0L))
            return false;

        for (std::size_t k = 0; k < n; ++k)
            a[k] = (longer[k] - reflection * longer[n - k]) / (1.0L - reflection * reflection);
    }

    return true;
}

inline double toDb (double power) { return 10.0 * std::log10 (power); }

/** mean (weight * power) / mean (weight) in dB. */
inline double weightedGainDb (const std::vector<double>& power, const std::vector<double>& weight)
{
    double sum = 0.0;

    for (std::size_t i = 0; i < power.size(); ++i)
        sum += weight[i] * power[i];

    return toDb (sum / static_cast<double> (power.size()) / mean (weight));
}

/** Mean of the power in dB. */
inline double logAverageDb (const std::vector<double>& power)
{
    double sum = 0.0;

    for (const auto p : power)
        sum += toDb (p);

    return sum / static_cast<double> (power.size());
}

} // namespace requant::test
