#pragma once

#include "EvenLevels.h"

#include <limits>

namespace requant
{

/** The straight line through pairs of code and value, by least squares: where evenly spaced levels
    are. Real time. */
class LevelFit
{
public:
    LevelFit() = default;

    /** What is known of the step beforehand. weight: the sum of squared distances, in codes, of as
        many pairs as would tell it as well. */
    LevelFit (double knownStep, double weightToUse) noexcept
        : known (knownStep), weight (weightToUse)
    {
    }

    /** A line through 0: a pair there counts for infinitely many. */
    static LevelFit throughZero() noexcept
    {
        LevelFit fit;
        fit.count = std::numeric_limits<double>::infinity();
        return fit;
    }

    void add (double code, double value) noexcept
    {
        count += 1.0;
        const auto aboveMean = code - meanCode;
        meanCode += aboveMean / count;
        meanValue += (value - meanValue) / count;
        squares += aboveMean * (code - meanCode);
        products += aboveMean * (value - meanValue);
    }

    /** Of what is known and the pairs so far; these have to be two different codes at least where
        nothing is known and the line is not held at 0. */
    EvenLevels levels() const noexcept
    {
        const auto step = (products + weight * known) / (squares + weight);
        return { step, meanValue - step * meanCode };
    }

private:
    double known = 0.0, weight = 0.0;
    double count = 0.0, meanCode = 0.0, meanValue = 0.0, squares = 0.0, products = 0.0;
};

} // namespace requant
