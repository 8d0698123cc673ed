#pragma once

#include "Levels/Lattice.h"
#include "Measurement/Statistics/Moments.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

namespace requant
{

/** What the error power of a reduction is made of, in LSB^2. */
struct ErrorPowers
{
    double total = 0.0; ///< mean of QE^2
    double dc = 0.0;    ///< (mean of QE)^2; belongs to the static part

    /** Mean over the samples of (their phase's mean of QE)^2: what repeats, distortion. Chance adds
        to it: of n samples of noise of variance v, v / n remains in the square of their mean. */
    double staticPart = 0.0;

    /** staticPart without what chance is expected to add, over the phases that were visited more
        than once; 0 where none was. May come out below 0. Holds where the errors at one phase are
        independent of each other. */
    double unbiasedStaticPart = 0.0;

    /** total - staticPart: mean over the samples of their phase's variance; what behaves as noise,
        or is no function of the single sample. */
    double dynamicPart = 0.0;
};

/** Of which input the error is asked for. */
enum class InputSign
{
    any,
    nonNegative,
    negative
};

/** Splits the error of a reduction into what repeats and what behaves as noise.

    The samples are sorted into 64 equal phases by where x lies inside its step, x in LSB mod 1.
    The mean of QE at a phase is a fixed function of the input; its variance is noise. Input x,
    QE = x - y. Objects with one lattice add up to that of all their samples.
    Source: the conditional moments of Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a
    theoretical survey", JAES 40(5), 1992. Thread: its owner's. Allocates nothing.
*/
class ConditionalErrorStatistics
{
public:
    static constexpr std::size_t phaseCount = 64;

    /** A phase's middle in LSB from the nearest level, -1/2 to 1/2. offset: Lattice's, since a
        level lies on a multiple of the step or, of end-points, half a step away. */
    static double fromLevelLsb (std::size_t index, double offset) noexcept
    {
        const auto lsb = (static_cast<double> (index) + 0.5) / phaseCount - offset;
        return lsb - std::round (lsb);
    }

    /** Starts anew. */
    void prepare (const Lattice&) noexcept;

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const ConditionalErrorStatistics&) noexcept;

    /** QE in LSB where x lies from index / 64 to (index + 1) / 64 of a step above a multiple of it.
        index: 0 to 63. */
    Moments atPhase (std::size_t index, InputSign = InputSign::any) const noexcept;

    /** QE in LSB, wherever x lies. */
    Moments error (InputSign = InputSign::any) const noexcept;

    /** Static and dynamic error as Documentation/Figures.md defines them, or the same of one sign's
        samples; empty without samples. */
    std::optional<ErrorPowers> powers (InputSign = InputSign::any) const noexcept;

    /** The same with each phase of negative input kept apart from that of other input: where
        rounding goes toward zero, what repeats is the other way round for it. */
    std::optional<ErrorPowers> powersOfSignsApart() const noexcept;

    /** How much the noise follows the input: the standard deviation of the error's variance over
        the phases inside a step, 16 of them for this, as a share of its mean. 0.45 for uniform
        dither; sqrt (1.4 * 16 / samples) is what chance leaves of steady noise. Only phases of at
        least 512 samples count; empty where these are less than half of them, or where the variance
        is less than 0.01 LSB^2 on average: that is the width of a phase and ties that go either
        way, no noise. */
    std::optional<double> noiseModulation (InputSign = InputSign::any) const noexcept;

private:
    Lattice lattice;
    std::array<Moments, phaseCount> nonNegative {}, negative {};
};

} // namespace requant
