#include "ReductionSettings.h"

#include "BlockFloatingPoint.h"
#include "Levels/Companding.h"
#include "Levels/FloatFormat.h"
#include "Levels/NormalFloat.h"

#include <algorithm>
#include <cmath>

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
    learned = other.learned;
}

bool ReductionSettings::needsLearning() const noexcept
{
    if (law == Law::lloydMax)
        return density == LevelDensity::signal || scale == 0.0;

    return isStretchable (law) && range != RangeMethod::fullScale;
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
            if (range != RangeMethod::fullScale && learned.isKnown)
                return rangeOfEnds (learned.lowest, learned.highest,
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
            return latticeOf (FloatFormat::binary16());
        case Law::bfloat16:
            return latticeOf (FloatFormat::bfloat16());
        case Law::float8E4M3:
            return latticeOf (FloatFormat::float8E4M3());
        case Law::float8E5M2:
            return latticeOf (FloatFormat::float8E5M2());
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
