#pragma once

#include "Lattice.h"
#include "LevelTable.h"

namespace requant
{

/** A companding law: a curve that is steep near 0, behind which levels lie evenly on a lattice.
    Small samples have small steps, so the SNR hardly depends on the level.

    Immutable and cheap to copy. The curves are the same bits on every machine (PortableMath).
    Thread: any, in real time; but table() allocates, so not the audio thread.
*/
class Compander
{
public:
    static constexpr double smallestMu = 1.0, defaultMu = 255.0, largestMu = 65535.0;
    static constexpr double smallestA = 1.0, defaultA = 87.6, largestA = 1000.0;

    /** y = sign (x) ln (1 + mu |x|) / ln (1 + mu): B. Smith, "Instantaneous companding of quantized
        signals", Bell System Technical Journal 36 (1957). mu: smallestMu to largestMu; what lies
        outside counts as the nearest of them, and NaN as the smallest. */
    static Compander muLaw (double mu = defaultMu) noexcept;

    /** y = sign (x) A |x| / (1 + ln A) where |x| < 1 / A, sign (x) (1 + ln (A |x|)) / (1 + ln A)
        elsewhere: K. W. Cattermole, "Principles of pulse code modulation" (1969). With A = 87.6
        and 8 bits G.711's A-law is a piecewise linear form of it. a: likewise. */
    static Compander aLaw (double a = defaultA) noexcept;

    /** From full scale to the domain of the lattice: rising, odd, 0 to 0 and 1 to 1. x: finite. */
    double compress (double x) const noexcept;

    /** And back: exactly, of -1, 0 and 1. y: finite. */
    double expand (double y) const noexcept;

    /** The levels, expand (lattice.level (k)) with the lattice's codes k, and the decision values:
        expand at the half codes, rounded to float32, ties to the even code. Truncation and toward
        zero decide at the levels. So rounding and position are what they are on the lattice behind
        the curve. Throws std::invalid_argument where the lattice has more than 2^16 levels. */
    LevelTable table (const Lattice& lattice, Rounding = Rounding::nearest) const;

private:
    enum class Law
    {
        mu,
        a
    };

    Compander (Law, double parameter) noexcept;

    Law law;
    double parameter, slope; ///< slope: ln (1 + mu), or 1 + ln A
};

/** The logarithmic law: levels a fixed number of dB apart, so that the error stays the same part of
    the sample, down to the smallest level.

    The levels are +-10^(-n spacingDb / 20), n = 0, 1, ... from full scale downward, as many as the
    lattice has codes on each side of 0, and 0 where it is a level of the lattice. The outermost
    levels are -1.0 and 1.0, so the lowest code of two's complement is not used, except with 1 bit:
    -1.0 and 0. Levels below 2^-125 (-753 dB) are left out. The code is the lattice's: k counts
    levels outward from 0.

    Two levels of one sign are decided at their geometric mean, rounded to float32, which is the
    nearest in dB and the half code behind a logarithmic curve. Between the smallest level and 0,
    which is infinitely many dB away, it is the arithmetic mean, the nearest in distance.

    spacingDb: 0.01 to 12; what lies outside counts as the nearest of them, and NaN as the smallest.
    Throws std::invalid_argument where the lattice has more than 2^16 levels. Thread: any but the
    audio thread.
*/
LevelTable logarithmicTable (double spacingDb, const Lattice& lattice,
                             Rounding = Rounding::nearest);

/** The codes of these levels: the lattice without those that are not used. Thread: any. Real
    time. */
Lattice logarithmicLattice (double spacingDb, const Lattice& lattice) noexcept;

} // namespace requant
