#pragma once

#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ErrorSums.h"
#include "Measurement/LatticeDetection/DetectedLattice.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/DitherDetector.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace requant
{

/** What the Bits picture shows at one moment. Bits are numbered from the top, from 0. */
struct BitsData
{
    static constexpr std::size_t mostBits = 32;

    enum class Stuck
    {
        no,
        atZero,
        atOne
    };

    struct Signal
    {
        /** How often a bit moves: 0 never, 1 as often as a random one. */
        std::array<double, mostBits> activity {};
        std::array<Stuck, mostBits> stuck {};
        std::string verdict; ///< what the signal is, in a few words
        bool isBad = false;  ///< and something is wrong with it
    };

    Signal input, output;
    std::size_t shownBits = 24; ///< at most mostBits

    struct Fact
    {
        std::string name, value;
        bool isBad = false;
    };

    std::vector<Fact> facts;
    std::string title, subtitle;
    std::optional<std::size_t> readBit; ///< which one the pointer reads, if any
};

/** What the Bits picture is filled from. It owns nothing. */
struct MeasuredBits
{
    struct Signal
    {
        const BitActivity& bits;
        const DetectedLattice& lattice;
        const ReductionTrace& trace;
    };

    Signal input, output;
    const CodeHistogram::Summary& levels; ///< that the output uses
    const ReplacedSamples& replaced;      ///< of the input
    double step;                          ///< 1 LSB
    bool exists;                          ///< false: nothing has come in yet
};

/** Thread: any. */
BitsData bitsOf (const MeasuredBits&, BitView);

} // namespace requant
