#pragma once

#include <span>
#include <string_view>

namespace requant
{

/** Which noise transfer function the total error is filtered by. */
enum class Shaping
{
    none,
    lipshitz,
    fWeighted
};

/** One published noise shaper: data only, so that a further one is a further row. */
struct NoiseShaper
{
    Shaping shaping;
    std::string_view name;

    /** h1, h2, ... of H(z) = 1 + h1 z^-1 + h2 z^-2 + ..., the noise transfer function. */
    std::span<const double> taps;

    /** The sample rates in Hz at which its curve meets the hearing it was designed for; empty where
        it has none. */
    std::span<const double> ratesHz;

    std::string_view source;

    /** True where the curve lies where its author put it; another rate moves it in frequency. */
    bool isMadeFor (double sampleRateHz) const noexcept;

    /** Mean of |H|^2 over frequency = 1 + h1^2 + h2^2 + ... (Parseval): how much the unweighted
        error power grows. */
    double powerGain() const noexcept;

    /** H at 0 Hz: what a constant error is multiplied by. */
    double gainAtDc() const noexcept;
};

/** The longest H that any shaper of the table has, without its leading 1. */
inline constexpr std::size_t maximumTaps = 9;

/** The table's row for a shaping. Thread: any. */
const NoiseShaper& noiseShaper (Shaping) noexcept;

/** The whole table, in the order of the enumeration. */
std::span<const NoiseShaper> noiseShapers() noexcept;

} // namespace requant
