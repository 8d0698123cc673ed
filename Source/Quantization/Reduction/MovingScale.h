#pragma once

#include "BlockFloatingPoint.h"
#include "Jayant.h"
#include "Levels/NormalFloat.h"
#include "ReductionSettings.h"

#include <vector>

namespace requant
{

/** One channel of a law whose scale moves: block floating point and NF4, whose scale comes with
    each block, and Jayant's, whose step follows the codes.

    What comes out is what went in ReductionSettings::latencySamples() earlier, whatever the lengths
    of the calls. prepare() allocates and belongs to the owner while no audio runs; the rest is real
    time and belongs to the audio thread.
*/
class MovingScale
{
public:
    static bool isFor (Law law) noexcept { return worksOnBlocks (law) || law == Law::jayant; }

    /** Makes room for the longest block. */
    void prepare();

    /** Takes on a law of its kind. Forgets the past where it is another law, or blocks have another
        length; else the block that goes out stays as it is. settings: as their law allows. */
    void setLaw (const ReductionSettings&) noexcept;

    /** Forgets the past: a block begins, and silence of latencySamples() comes out first. */
    void reset() noexcept;

    /** Samples, and where they lie among the codes: in LSB from the value 0, of their own step. All
        of one length. */
    struct Samples
    {
        std::span<double> input; ///< finite; out: the samples that the output belongs to
        std::span<double> output;
        std::span<double> inputPlaces, outputPlaces;
    };

    /** Returns how many of the samples that came out were clamped. */
    std::size_t process (const Samples&) noexcept;

    /** Only delays, and goes on with the law all the same, so that it comes back without a gap. */
    void bypass (std::span<double> samples) noexcept;

private:
    struct Sample
    {
        double input = 0.0, output = 0.0, inputPlace = 0.0, outputPlace = 0.0;
        bool isClamped = false;
    };

    Sample process (double sample) noexcept;
    Sample ofJayant (double sample) noexcept;
    Sample ofBlock (std::size_t index) const noexcept;
    void quantizeBlock() noexcept;

    Law law = Law::block;
    BlockFloatingPoint floatingPoint { BlockFormat {} }; ///< of the block that comes in
    NormalFloat4 normalFloat;
    JayantQuantizer jayant;

    std::vector<double> incoming, samples,
        values;                            ///< of the block that comes in, and that goes out
    std::vector<std::int32_t> codes;       ///< of what goes out
    std::vector<char> clamped;             ///< likewise
    std::size_t length = 32, position = 0; ///< of a block, and in it
    double inverseStep = 1.0;              ///< of the block that goes out
    double endOfJayant = 8.0;              ///< in steps: where its codes end
    float scale = 0.0f;
};

} // namespace requant
