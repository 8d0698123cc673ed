#pragma once

#include "DitherDetector.h"
#include "Measurement/LatticeDetection/LatticeDetector.h"

#include <algorithm>

namespace requant
{

/** Tells from a signal alone where it has been: which lattice it lies on, and how it was reduced to
    that.

    Traces are collected once the lattice is known, and anew where it turns out to be another one.
    The result does not depend on the block size. Thread: its owner's. Allocates as LatticeDetector
    does.
*/
class SignalOrigin
{
public:
    /** samples: finite, full scale 1.0. */
    void add (std::span<const double> samples);

    DetectedLattice lattice() const { return finder.finding(); }

    /** Of what came since the lattice was known; cannotTell before. */
    ReductionTrace trace() const noexcept { return isKnown ? traces.trace() : ReductionTrace {}; }

private:
    void lookAgain();

    /** How often the lattice is looked at: a few times a second. */
    static constexpr std::size_t samplesEach = 16384;

    LatticeDetector finder;
    DitherDetector traces;
    DetectedLattice known;
    bool isKnown = false;
    std::size_t untilLook = samplesEach;
};

} // namespace requant
