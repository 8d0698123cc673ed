#include "ReductionSettings.h"

#include "BlockFloatingPoint.h"
#include "Levels/Companding.h"
#include "Levels/NormalFloat.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace requant
{

namespace
{

// Codes 0 to count - 1 over -1 to 1, where 0 lies in the middle of them or at a code.
Lattice latticeOf (std::int64_t count, double codeOf0) noexcept
{
    const auto last = static_cast<double> (std::max<std::int64_t> (count - 1, 1));
    return Lattice::uniform (2.0 / last, -codeOf0, 0, count - 1);
}

Lattice latticeOf (const FloatFormat& format) noexcept
{
    const auto largest = format.largestCode();
    return latticeOf (2 * largest + 1, static_cast<double> (largest));
}

} // namespace

ReductionSettings ReductionSettings::asLawAllows() const noexcept
{
    auto allowed = *this;

    if (law == Law::uniform)
        return allowed;

    const auto possible = bitsOf (law);
    allowed.bits =
        std::clamp (possible.areWhole ? std::round (bits) : bits, possible.fewest, possible.most);

    if (! isStretchable (law))
    {
        allowed.latticeKind = LatticeKind::twosComplement;
        allowed.range = RangeMethod::fullScale;
        allowed.rangeChannels = RangeChannels::linked;
    }
    else if (range != RangeMethod::fullScale && range != RangeMethod::percentile)
    {
        allowed.range = RangeMethod::symmetricMinMax;
    }

    if (! takesRounding (law))
        allowed.rounding = Rounding::nearest;

    if (! takesDither (law))
    {
        allowed.dither = Dither::none;
        allowed.shaping = Shaping::none;
        allowed.autoBlank = allowed.passExact = allowed.headroom = false;
    }

    return allowed;
}

void ReductionSettings::takeLevelsOf (const ReductionSettings& other) noexcept
{
    law = other.law;
    bits = other.bits;
    latticeKind = other.latticeKind;
    rounding = other.rounding;
    mu = other.mu;
    a = other.a;
    levelSpacingDb = other.levelSpacingDb;
    decisions = other.decisions;
    density = other.density;
    scale = other.scale;
    range = other.range;
    percentile = other.percentile;
    rangeChannels = other.rangeChannels;
    learned = other.learned;
}

double ReductionSettings::withOverflow (double x, double y) const noexcept
{
    const auto format = floatFormatOf (law);

    if (! format)
        return y;

    const auto code = format->code (x, Overflow::infinity);
    return code == format->code (x, Overflow::saturate) ? y : format->value (code);
}

bool ReductionSettings::needsLearning() const noexcept
{
    if (law == Law::lloydMax)
        return density == LevelDensity::signal || scale == 0.0;

    return isStretchable (law) && range != RangeMethod::fullScale;
}

// Of a law that is stretched the farther end is its full scale, whatever the codes are; only the
// least error and the entropy ask how many there are.
RangeSettings ReductionSettings::rangeSettings() const noexcept
{
    RangeSettings wanted;
    wanted.method = range;

    if (range == RangeMethod::percentile)
        wanted.percentile = percentile;

    wanted.latticeKind = law == Law::uniform ? latticeKind : LatticeKind::symmetric;

    if (range == RangeMethod::leastError || range == RangeMethod::entropy)
        wanted.bits = bits;
    else
        wanted.latticeKind = LatticeKind::symmetric;

    return wanted;
}

bool ReductionSettings::isLearned() const noexcept
{
    if (! needsLearning())
        return true;

    if (law == Law::lloydMax)
        return density == LevelDensity::signal ? learned.levels != 0 && learned.bitsOfLevels == bits
                                               : learned.knowsDeviation;

    return learned.knowsEnds && learned.range == rangeSettings()
           && (! hasRangesOfChannels() || learned.channelCount > 0);
}

bool ReductionSettings::hasRangesOfChannels() const noexcept
{
    return rangeChannels == RangeChannels::perChannel && isStretchable (law)
           && range != RangeMethod::fullScale;
}

ReductionSettings ReductionSettings::ofChannel (std::size_t channel) const noexcept
{
    auto alone = *this;

    if (hasRangesOfChannels() && isLearned())
    {
        alone.rangeChannels = RangeChannels::linked;
        alone.learned.ends = learned.endsOf (channel);
    }

    return alone;
}

int ReductionSettings::latencySamples() const noexcept
{
    switch (law)
    {
        case Law::nf4:
            return static_cast<int> (NormalFloat4::blockLength) - 1;
        case Law::block:
            return std::clamp (blockLength, 1, BlockFormat::mostSamples) - 1;
        case Law::nicam:
            return BlockFormat::nicam().blockLength - 1;
        default:
            return 0;
    }
}

Lattice ReductionSettings::lattice() const noexcept
{
    switch (law)
    {
        case Law::uniform:
            if (range != RangeMethod::fullScale && isLearned())
                return rangeOfEnds (learned.ends.lowest, learned.ends.highest,
                                    { range, percentile, latticeKind, bits })
                    .lattice;
            break;
        case Law::muLaw:
        case Law::aLaw:
            break;
        case Law::logarithmic:
            return logarithmicLattice (levelSpacingDb, Lattice::make (latticeKind, bits));
        case Law::g711Mu:
            return latticeOf (255, 127.0);
        case Law::g711A:
            return latticeOf (256, 127.5);
        case Law::lloydMax:
        {
            const auto count = std::llround (std::exp2 (bits));
            return latticeOf (count, 0.5 * static_cast<double> (count - 1));
        }
        case Law::float16:
        case Law::bfloat16:
        case Law::float8E4M3:
        case Law::float8E5M2:
            return latticeOf (*floatFormatOf (law));
        case Law::nf4:
            return latticeOf (16, 7.0);
        case Law::block:
        case Law::nicam:
            return Lattice::twosComplement (bits);
        case Law::jayant:
        {
            const auto codes = Lattice::twosComplement (bits);
            return Lattice::uniform (codes.step(), 0.5, codes.lowest(), codes.highest());
        }
    }

    return Lattice::make (latticeKind, bits);
}

} // namespace requant
