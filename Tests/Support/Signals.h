#pragma once

#include "Random.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace requant::test
{

using Signal = std::vector<double>;

/** White noise, uniform on [-amplitude, amplitude). */
inline Signal noise (std::size_t count, double amplitude, std::uint64_t seed)
{
    Random random { seed };
    Signal signal (count);

    for (auto& sample : signal)
        sample = amplitude * random.bipolar();

    return signal;
}

/** A sine of `cyclesPerSample`. The default, a tenth of the golden section, visits the phases more
    evenly than chance would (three-distance theorem), so averages over the phase err less than
    those of random phases.
*/
inline Signal sine (std::size_t count, double amplitude,
                    double cyclesPerSample = 0.0381966011250105)
{
    Signal signal (count);

    for (std::size_t n = 0; n < count; ++n)
    {
        const auto cycles = static_cast<double> (n) * cyclesPerSample;
        signal[n] = amplitude * std::sin (2.0 * std::numbers::pi * (cycles - std::floor (cycles)));
    }

    return signal;
}

/** A constant. */
inline Signal constant (std::size_t count, double value) { return Signal (count, value); }

/** A square wave of the given half period in samples. */
inline Signal square (std::size_t count, double amplitude, std::size_t halfPeriod)
{
    Signal signal (count);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] = n / halfPeriod % 2 == 0 ? amplitude : -amplitude;

    return signal;
}

} // namespace requant::test
