#pragma once

#include "Measurement/LatticeDetection/DetectedLattice.h"
#include "Measurement/Statistics/Moments.h"
#include "ZeroStep.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace requant
{

/** What the quiet passages of a signal say about dither. */
enum class DitherTrace
{
    cannotTell,
    undithered, ///< codes rest as dither does not let them
    dithered    ///< the noise of dither, or as much of the signal's own, which works the same
};

/** What the quiet passages of a signal say about rounding. */
enum class RoundingTrace
{
    cannotTell,
    nearest,            ///< to the nearest code: they lie about 0
    downward,           ///< plain truncation: they lie half an LSB lower, as at -1 and 0
    towardZero,         ///< as a cast to whole numbers does: the step around 0 is twice as wide
    nearestOrTowardZero ///< they lie about 0, and nothing tells how wide that step is
};

/** How a signal was reduced to its lattice, as far as the signal alone can tell: plain facts. */
struct ReductionTrace
{
    DitherTrace dither = DitherTrace::cannotTell;
    RoundingTrace rounding = RoundingTrace::cannotTell;

    std::uint64_t quietBlocks = 0; ///< of 256 samples, within 6 LSB and not all of one code
    double quietMeanLsb = 0.0;     ///< of these; 0 without any

    /** What decided about dither: blocks at rest, with the noise of dither, and of neither kind. */
    std::uint64_t restingBlocks = 0, noisyBlocks = 0, otherBlocks = 0;

    /** The mean fast variance of the noisy blocks, LSB^2: 1/4 with triangular dither, 1/3 with
        Gaussian or high-pass dither, more with shaping; 0 without any. */
    double noiseLsb2 = 0.0;

    bool operator== (const ReductionTrace&) const = default;
};

/** What a short block of codes shows of how it was quantized. Unit: LSB. Real time. */
struct CodeBlock
{
    static constexpr std::size_t size = 256;
    using Codes = std::array<double, size>;

    /** codes: whole numbers. */
    explicit CodeBlock (const Codes&) noexcept;

    double mean = 0.0, variance = 0.0;
    double range = 0.0; ///< the highest code less the lowest

    /** Half the mean square difference of successive codes: of white noise its variance, of noise
        on a slow signal still that of the noise alone (von Neumann and others, "The mean square
        successive difference", Annals of Mathematical Statistics, 1941). */
    double fastVariance = 0.0;

    /** How many different codes it rests at, 8 samples or more in a row each; counted up to 2. */
    int restingCodes = 0;

    /** Whether it begins or ends with one code 32 times in a row, as a block does that programme
        has just begun or ended in: of codes with triangular dither, one in some 10^6 does. */
    bool touchesSilence = false;

    /** How much the differences of successive codes repeat: their largest autocorrelation, 0 to 1,
        at lags of 32 to 127. Noise, shaped or not, stays near 0; a tone does not. codes: within
        1000 of one another. */
    static double repetition (const Codes&) noexcept;
};

/** Collects the traces of a reduction from the quiet passages of one channel, in blocks of 256
    samples. Blocks at one code throughout, digital silence as a rule, tell nothing.

    *Undithered.* A block rests where two different codes last for 8 samples or more each and its
    fast variance (CodeBlock) is at most 0.08 LSB^2. Dither leaves more whatever the signal:
    triangular 1/4 (from 0.16 to 0.34 in a block, 3 sigma); uniform f (1 - f), f being where the
    input lies inside its step, so 1/6 over steps that a signal passes through, and less only while
    it stays at one code. 4 such blocks and no more noisy ones decide.

    *Dithered.* A block is noisy where it stays within 6 LSB but uses 3 codes or more, has a fast
    variance of 0.15 to 0.45 (triangular dither leaves 1/4, high-pass and Gaussian 1/3) and does not
    repeat (0.5), as the harmonics of an undithered tone do. 16 such blocks decide where their mean
    is 0.23 at least and at most 2 % of blocks have less: an undithered fade always gets there.
    Stronger noise covers what dither there may be, unless it is shaped: of high frequencies, with a
    fast variance over 1.2 times the variance, within 128 LSB and 2^-8 of full scale. 32 such blocks
    decide where none has less and they are alike (the standard deviation of their fast variance is
    at most half its mean), as those of a fade are not.

    Two codes alone at half the time each (1/4 LSB^2, too) are truncation of the least noise, or
    rounding of it half way between two end-points levels, as well as dither. Uniform dither has no
    effect near a code, fades with the signal, and so stays untold; as does all without quiet
    passages.

    *Rounding.* Toward zero leaves a wide step around 0, which passages through it tell (ZeroStep).
    Otherwise the mean of the quiet blocks has to be within 0.15 LSB of 0 or of -1/2 and known to
    0.07 (one sigma, SeriesMean). DC of the original cannot be told from truncation. A mean of 0 is
    that of rounding to nearest, too, and so one of the two is claimed only where the passages show
    a narrow step; or dither is told, with which a wide one would not leave that noise; or slow
    quiet tones are at 0 for less of the time than sines would be, toward zero, whose codes are as
    large on average, by an eighth at least. End-points have no step around 0.

    The result does not depend on the block size. Thread: its owner's. Allocates nothing.
*/
class DitherDetector
{
public:
    /** The lattice the signal lies on: kind neither unknown nor none. Starts anew. */
    void prepare (const DetectedLattice&) noexcept;

    /** samples: finite, full scale 1.0. */
    void add (std::span<const double> samples) noexcept;

    /** Of all whole blocks since prepare(). */
    ReductionTrace trace() const noexcept;

private:
    void judge (const CodeBlock&) noexcept;
    DitherTrace dither() const noexcept;
    RoundingTrace rounding() const noexcept;
    bool isZeroNarrow() const noexcept;

    double step = 1.0, offset = 0.0;
    double zeroLsb = 0.0; // what code 0 stands for
    bool isZeroKnown = true;

    CodeBlock::Codes codes {};
    std::size_t filled = 0;

    SeriesMean quietMeans, whiteNoise, shapedNoise; // one number a block
    std::uint64_t resting = 0, other = 0;
    ZeroStep zeroStep;
    SeriesMean missingAtZero; // share of a slow quiet block that a wide step would hold at 0
};

} // namespace requant
