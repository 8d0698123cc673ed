#pragma once

#include "Measurement/LatticeDetection/LatticeDetector.h"
#include "Support/PlainReduction.h"

namespace requant::test
{

/** What is found in a signal that comes in blocks of at most that size. */
inline DetectedLattice findingOf (const Signal& signal, std::size_t block = 1 << 20)
{
    LatticeDetector finder;

    for (std::size_t n = 0; n < signal.size(); n += block)
        finder.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));

    return finder.finding();
}

/** Programmes that differ in how they use their levels: evenly (0), and mostly the lowest (1). */
inline Signal programme (int which, std::size_t count, double peak = 0.7)
{
    return which == 0 ? sine (count, peak) : decayingChord (count, 1.4 * peak, 30.0);
}

inline double decibels (double gain) { return 20.0 * std::log10 (gain); }

} // namespace requant::test
