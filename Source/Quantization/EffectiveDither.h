#pragma once

#include "NoiseTransferFunction.h"
#include "ReductionSettings.h"

#include <vector>

namespace requant
{

/** Everything that is added to a sample before it is rounded: the dither and, with shaping, the
    past errors that are fed back. Whatever the input is, QE = x - Q(x) = x - rounded (x + this).

    For a busy signal past errors are independent of where the sample lies inside its step, so that
    they act as dither does: an undithered shaper dithers itself. With shaping this holds for such a
    signal only; without, for any.

    Its distribution is exact without shaping (but for dither's granularity of 2^-16). With it, it
    is the inverse transform of the product of its sources' characteristic functions, good to 1e-5
    of the largest density of QE. Thread: any. Making one allocates and may take a millisecond.
*/
class EffectiveDither
{
public:
    /** Not for rounding toward zero with shaping, where past errors follow the signal's sign. */
    EffectiveDither (const ReductionSettings&, const NoiseTransferFunction&);

    /** The probability that it is less than this many LSB. */
    double probabilityBelow (double lsb) const noexcept;

    /** Truncation feeds its half steps back; else 0. */
    double meanLsb() const noexcept { return mean; }

    /** How far from its mean it goes at the most, with a probability of 1e-9 or less left out. */
    double reachLsb() const noexcept { return reach; }

    /** Whether it is so wide and smooth that mean and variance of QE do not tell, by more than 1e-9
        LSB^2, where the sample lies inside its step. false is no proof of the opposite. */
    bool hidesPlace() const noexcept { return isWide; }

private:
    void transformShaped (const ReductionSettings&, const NoiseTransferFunction&);

    Dither kind;
    double amount, mean = 0.0, reach;
    bool isWide = false;
    bool isShaped;
    std::vector<double>
        harmonics; // of the distribution over -reach to reach, less its straight rise
};

} // namespace requant
