#include "ErrorFigures.h"

#include <cmath>

namespace requant
{

namespace
{

std::optional<double> correlation (const ErrorSums& sums)
{
    const auto n = static_cast<double> (sums.count);
    const auto x = sums.input.value(), e = sums.error.value();
    const auto varianceX = sums.inputSquared.value() - x * x / n;
    const auto varianceE = sums.errorSquared.value() - e * e / n;

    // A constant's variance is 0 but for what the two terms round to.
    const auto isConstant = [n] (double variance, double squares)
    { return variance <= squares * n * 0x1p-53; };

    if (isConstant (varianceX, sums.inputSquared.value())
        || isConstant (varianceE, sums.errorSquared.value()))
        return {};

    return (sums.inputTimesError.value() - x * e / n) / std::sqrt (varianceX * varianceE);
}

} // namespace

double powerToDb (double meanSquare) noexcept { return 10.0 * std::log10 (meanSquare); }

double amplitudeToDb (double amplitude) noexcept { return 20.0 * std::log10 (amplitude); }

double enobOfMsqe (double msqe) noexcept { return (powerToDb (0.5 / msqe) - 1.76) / 6.02; }

ErrorFigures::ErrorFigures (const ErrorSums& sums, std::optional<double> step)
{
    if (sums.count == 0)
        return;

    const auto n = static_cast<double> (sums.count);
    msqe = sums.errorSquared.value() / n;
    meanError = sums.error.value() / n;
    meanAbsoluteError = sums.absoluteError.value() / n;
    maxAbsoluteError = sums.errorPeak;

    if (step)
    {
        errorPowerLsb2 = *msqe / (*step * *step);
        meanErrorLsb = *meanError / *step;
        maxAbsoluteErrorLsb = *maxAbsoluteError / *step;
    }

    if (*msqe > 0.0)
    {
        psqnrDb = powerToDb (1.0 / *msqe);
        enobBits = enobOfMsqe (*msqe);

        if (sums.inputSquared.value() > 0.0)
            snrDb = powerToDb (sums.inputSquared.value() / sums.errorSquared.value());
    }

    errorInputCorrelation = correlation (sums);
}

} // namespace requant
