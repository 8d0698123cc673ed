#include "NoiseShaper.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace requant
{

namespace
{

constexpr std::array lipshitzTaps { -2.033, 2.165, -1.959, 1.590, -0.6149 };

constexpr std::array<double, maximumTaps> fWeightedTaps { -2.412, 3.370,  -3.937, 4.174,  -3.353,
                                                          2.205,  -1.281, 0.569,  -0.0847 };

constexpr std::array cdRate { 44100.0 };
constexpr std::array cdAndVideoRates { 44100.0, 48000.0 };

const std::array<NoiseShaper, 3> table {
    NoiseShaper { Shaping::none, "None", {}, {}, {} },
    NoiseShaper { Shaping::lipshitz, "Lipshitz, 5 taps", lipshitzTaps, cdRate,
                  "S. P. Lipshitz, J. Vanderkooy, R. A. Wannamaker, Minimally audible noise "
                  "shaping, JAES 39(11), 1991" },
    NoiseShaper { Shaping::fWeighted, "F-weighted, 9 taps", fWeightedTaps, cdAndVideoRates,
                  "R. A. Wannamaker, Psychoacoustically optimal noise shaping, JAES 40(7/8), "
                  "1992" },
};

} // namespace

bool NoiseShaper::isMadeFor (double sampleRateHz) const noexcept
{
    return ratesHz.empty()
           || std::find (ratesHz.begin(), ratesHz.end(), sampleRateHz) != ratesHz.end();
}

double NoiseShaper::powerGain() const noexcept
{
    return std::inner_product (taps.begin(), taps.end(), taps.begin(), 1.0);
}

double NoiseShaper::gainAtDc() const noexcept
{
    return std::accumulate (taps.begin(), taps.end(), 1.0);
}

const NoiseShaper& noiseShaper (Shaping shaping) noexcept
{
    return table[static_cast<std::size_t> (shaping)];
}

std::span<const NoiseShaper> noiseShapers() noexcept { return table; }

} // namespace requant
