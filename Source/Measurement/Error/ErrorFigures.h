#pragma once

#include "ErrorSums.h"

#include <cmath>
#include <optional>

namespace requant
{

/** What is read off a stretch of samples; QE = x - y, x input, y output, full scale 1.0.

    A figure that does not exist (no signal, no error, no samples, no common step) is empty.
    Peak is full scale, so PSQNR = 10 log10 (1 / MSQE). Thread: any.
*/
struct ErrorFigures
{
    /** step: 1 LSB in full-scale units, or empty where the channels do not share one. */
    ErrorFigures (const ErrorSums&, std::optional<double> step);

    std::optional<double> snrDb;    ///< 10 log10 (sum x^2 / sum QE^2), DC included
    std::optional<double> psqnrDb;  ///< 10 log10 (1 / MSQE)
    std::optional<double> enobBits; ///< (10 log10 (0.5 / MSQE) - 1.76) / 6.02

    std::optional<double> msqe;              ///< mean of QE^2
    std::optional<double> meanError;         ///< mean of QE
    std::optional<double> meanAbsoluteError; ///< mean of |QE|
    std::optional<double> maxAbsoluteError;  ///< largest |QE|

    std::optional<double> errorPowerLsb2, meanErrorLsb, maxAbsoluteErrorLsb;

    /** Pearson correlation of QE and x; empty where either is constant. */
    std::optional<double> errorInputCorrelation;
};

/** Level of a mean square or of a squared peak re 1.0, in dB; -infinity for 0. */
double powerToDb (double meanSquare) noexcept;

/** ENOB of a mean square of QE re 1.0 squared: the bits of a word length whose undithered rounding
    of a full-scale sine errs as much, by 6.02 b + 1.76 dB (IEEE 1241-2010). */
double enobOfMsqe (double msqe) noexcept;

/** Level of an amplitude re 1.0, in dB; -infinity for 0. */
double amplitudeToDb (double amplitude) noexcept;

/** Which signal a level meter calls 0 dBFS. Peaks are re 1.0 either way. */
enum class FullScale
{
    sine,  ///< a sine whose peaks are 1.0 reads 0 dBFS (AES17-2020, 3.12.1; IEC 61606-3)
    square ///< a square of height 1.0 does, and that sine reads -3.01 dBFS
};

/** The mean square that reads 0 dBFS. Thread: any. */
constexpr double referencePower (FullScale fullScale) noexcept
{
    return fullScale == FullScale::sine ? 0.5 : 1.0;
}

/** The level of a mean square in dBFS; -infinity for 0. Thread: any. */
inline double levelDbfs (double meanSquare, FullScale fullScale) noexcept
{
    return 10.0 * std::log10 (meanSquare / referencePower (fullScale));
}

} // namespace requant
