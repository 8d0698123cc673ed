#pragma once

#include "Levels/FloatFormat.h"
#include "Levels/G711.h"
#include "Levels/Lattice.h"
#include "Levels/Law.h"
#include "Levels/Range.h"
#include "Levels/Rounding.h"
#include "Quantization/Dither/Dither.h"
#include "Quantization/Shaping/Shaping.h"

#include <array>

namespace requant
{

/** What was found of a signal, so that its levels can be made, and for what. Found off the audio
    thread; state, not a choice. */
struct LearnedScale
{
    /** Of so many channels a range of their own can be found; others have that of all together. */
    static constexpr std::size_t mostChannels = 16;

    /** The ends of all channels' range, and the settings that they were found for. */
    bool knowsEnds = false;
    RangeEnds ends {};
    RangeSettings range {};

    /** Of the first channels their own ends; none where nobody asked for them. */
    std::size_t channelCount = 0;
    std::array<RangeEnds, mostChannels> ofChannels {};

    /** Of a channel, counted from 0. */
    const RangeEnds& endsOf (std::size_t channel) const noexcept
    {
        return channel < channelCount ? ofChannels[channel] : ends;
    }

    bool knowsDeviation = false;
    double deviation = 0.25; ///< the signal's standard deviation

    /** Which learned levels: those of Lloyd-Max, which are too many to stand here. 0: none. */
    std::uint64_t levels = 0;
    double bitsOfLevels = 0.0; ///< that they were learned for

    bool operator== (const LearnedScale&) const = default;
};

/** Everything that decides which codes come out. Plain values; the defaults suit a 16-bit
    master. */
struct ReductionSettings
{
    double bits = 16.0; ///< Lattice::minimumBits to Lattice::maximumBits; a fraction: 2^bits levels
    LatticeKind latticeKind = LatticeKind::twosComplement;
    Rounding rounding = Rounding::nearest;

    Dither dither = Dither::tpdf;
    double ditherAmount = 1.0; ///< 0 to 2, times the nominal width
    DitherStreams ditherStreams = DitherStreams::independent;

    Shaping shaping = Shaping::none;
    double shapingDepthDb = 40.0;     ///< 0 to 80; designed shapers only
    int shapingOrder = 16;            ///< 2 to 32; designed shapers only
    double shapingCutoffHz = 15000.0; ///< above 0; Shaping::designedLowPass only

    std::uint32_t seed = 1;  ///< same input, settings and seed give the same codes
    bool freshNoise = false; ///< other noise at every start instead of the seed's

    bool autoBlank = false;         ///< digital silence stays digital silence
    double blankAfterSeconds = 0.5; ///< above 0: how long it must last first
    bool passExact = false;         ///< input that lies on the lattice passes untouched
    bool headroom =
        false; ///< the input is lowered by what keeps dithered, shaped peaks from clipping

    Law law = Law::uniform;
    double mu = 255.0;                                     ///< 1 to 65535; Law::muLaw only
    double a = 87.6;                                       ///< 1 to 1000; Law::aLaw only
    double levelSpacingDb = 1.0;                           ///< 0.01 to 12; Law::logarithmic only
    int blockLength = 32, exponentBits = 3;                ///< 1 to 4096, 1 to 8; Law::block only
    G711::Decisions decisions = G711::Decisions::standard; ///< of G.711
    LevelDensity density = LevelDensity::signal;           ///< Law::lloydMax only
    double scale = 0.0; ///< of its density, the standard deviation; 0: learned

    Overflow overflow = Overflow::saturate; ///< of floating-point laws

    RangeMethod range = RangeMethod::fullScale; ///< what full scale of a stretchable law spans
    double percentile = 99.99;                  ///< 50 to 100, of |x|; RangeMethod::percentile only
    RangeChannels rangeChannels = RangeChannels::linked;
    LearnedScale learned {};

    /** The same without what the law does not take: a law of fixed width has its own bits, one
        whose steps are no measure for noise has no dither and no shaping. What is reduced,
        predicted and reported is this. Thread: any. Real time. */
    ReductionSettings asLawAllows() const noexcept;

    /** Takes over all that decides where levels lie: while others are being planned, these stay. */
    void takeLevelsOf (const ReductionSettings&) noexcept;

    /** What is delivered of a sample x that was reduced to y: y, but where x is beyond what a
        floating-point law holds and that is to be an infinity, or NaN. What is measured is y.
        Thread: any. Real time. */
    double delivered (double x, double y) const noexcept
    {
        return overflow == Overflow::saturate ? y : withOverflow (x, y);
    }

    /** Whether levels have to be found from a signal: by a range, or for Lloyd-Max. */
    bool needsLearning() const noexcept;

    /** Whether that was learned for just these settings, where it has to be. Where it was not, full
        scale runs instead of a range, and Lloyd-Max's levels are those of a Gaussian density. */
    bool isLearned() const noexcept;

    /** Whether channels have ranges of their own, and whether by them steps of their own: behind a
        law with uneven steps all channels share the lattice. */
    bool hasRangesOfChannels() const noexcept;
    bool hasStepsOfChannels() const noexcept
    {
        return law == Law::uniform && hasRangesOfChannels();
    }

    /** What one channel is reduced with, as if it were alone. Thread: any. Real time. */
    ReductionSettings ofChannel (std::size_t channel) const noexcept;

    /** What a range is found for. */
    RangeSettings rangeSettings() const noexcept;

    /** By how many samples the output comes after the input: one less than a block where a law
        works on blocks. */
    int latencySamples() const noexcept;

    /** The lattice of codes: of the uniform law the levels themselves. Behind any other law, where
        steps are equal: there dither, shaping and rounding work, and errors in LSB are measured.
        1.0 there is full scale of a companding law; of others it has no meaning. Where
        hasStepsOfChannels(), that of one channel is the one of ofChannel(). */
    Lattice lattice() const noexcept;

    /** The largest |dither| in LSB. */
    double ditherPeak() const noexcept { return ditherAmount * DitherSource::peak (dither); }

    /** The dither's power in LSB^2. */
    double ditherPower() const noexcept
    {
        return ditherAmount * ditherAmount * DitherSource::power (dither);
    }

    bool operator== (const ReductionSettings&) const = default;

private:
    double withOverflow (double x, double y) const noexcept;
};

} // namespace requant
