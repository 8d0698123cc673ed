#pragma once

#include "Measurement/LatticeDetection/DetectedLattice.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/DitherDetector.h"

#include <string>

namespace requant
{

/** What a signal is, in words: how many of its bits are in use, and whether it still lies on the
    levels that a reduction left it on. */
struct SignalVerdict
{
    /** "16 bits in use: on the 16-bit two's-complement lattice, untouched". No full stop. */
    std::string words;

    /** Something has happened to it after its reduction. */
    bool isTouched = false;

    /** Thread: any. Not real time. */
    static SignalVerdict of (const BitActivity&, const DetectedLattice&,
                             const ReductionTrace& = {});
};

} // namespace requant
