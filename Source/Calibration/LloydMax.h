#pragma once

#include "Levels/Law.h"
#include "SignalHistogram.h"

#include <optional>
#include <vector>

namespace requant
{

/** Probability densities with mean 0 for which levels are known without any signal. */
enum class Density
{
    uniform,
    gaussian,
    laplacian
};

/** The density that levels are chosen for; empty for the signal's own. Thread: any. */
constexpr std::optional<Density> densityOf (LevelDensity density) noexcept
{
    switch (density)
    {
        case LevelDensity::gaussian:
            return Density::gaussian;
        case LevelDensity::laplacian:
            return Density::laplacian;
        case LevelDensity::uniform:
            return Density::uniform;
        case LevelDensity::signal:
            break;
    }

    return {};
}

/** Levels with the least mean square error, and the values between which each is chosen. */
struct LloydMaxLevels
{
    std::vector<double> levels;    ///< rising
    std::vector<double> decisions; ///< rising, one fewer: halfway between neighbouring levels
    double meanSquareError = 0.0;  ///< in the square of the levels' unit
};

/** 2^bits levels for a density: each the mean of what lies between its decision values, each of
    those halfway between two levels.

    Of these three densities only one set of levels has both properties, so it is the best one.
    Found by Newton's method, to the last digits of a double. bits: 1 to 12, else the nearest of
    them. standardDeviation: above 0, in any unit, which is the levels'.
    Sources: Max, "Quantizing for minimum distortion", IRE Trans. Information Theory 6, 1960; Lloyd,
    "Least squares quantization in PCM", IEEE Trans. Information Theory 28, 1982 (written 1957);
    uniqueness: Kieffer, "Uniqueness of locally optimal quantizer for log-concave density and convex
    error weighting function", IEEE Trans. Information Theory 29, 1983.
    Thread: any; not real time.
*/
LloydMaxLevels lloydMax (Density, int bits, double standardDeviation);

/** At most 2^bits levels for a signal, as the histogram knows it: the samples of a bin count as if
    all of them were at their mean.

    Where levels * bins in use are at most 2^22, they are the best there are, found by dynamic
    programming; beyond, the best that Lloyd's iteration reaches from three starts. Fewer values
    than levels: one level each. No samples: one level, at 0. The same histogram, the same levels.
    bits: as above. Error: of those means. Sources: Bruce, "Optimum quantization", MIT, 1965; the
    search halves the values at each turn, since best cells move with the values (Wu, "Optimal
    quantization by matrix searching", J. Algorithms 12, 1991). Thread: any; not real time.
*/
LloydMaxLevels lloydMax (const SignalHistogram&, int bits);

} // namespace requant
