#include "ConditionalErrorStatistics.h"

#include <cassert>

namespace requant
{

namespace
{

/** Adds up the powers of phases. */
class PowerTally
{
public:
    void add (const Moments& phase) noexcept
    {
        if (phase.count() == 0)
            return;

        const auto count = static_cast<double> (phase.count());
        const auto repeating = count * phase.mean() * phase.mean(),
                   noise = count * phase.variance();
        all += phase;
        staticSum += repeating;
        dynamicSum += noise;

        if (phase.count() > 1)
        {
            // Bessel's correction makes the variance unbiased; it is what is taken off.
            unbiasedSum += repeating - noise / (count - 1.0);
            unbiasedCount += phase.count();
        }
    }

    std::optional<ErrorPowers> powers() const noexcept
    {
        if (all.count() == 0)
            return {};

        const auto count = static_cast<double> (all.count());
        ErrorPowers powers;
        powers.total = all.meanSquare();
        powers.dc = all.mean() * all.mean();
        powers.staticPart = staticSum.value() / count;
        powers.dynamicPart = dynamicSum.value() / count;

        if (unbiasedCount > 0)
            powers.unbiasedStaticPart = unbiasedSum.value() / static_cast<double> (unbiasedCount);

        return powers;
    }

private:
    Moments all;
    CompensatedSum staticSum, dynamicSum, unbiasedSum;
    std::uint64_t unbiasedCount = 0;
};

// With fewer, chance alone makes a phase's variance differ by a fifth from the next one's.
constexpr std::uint64_t leastForModulation = 512;
constexpr std::size_t phasesJoined = 4;

// The width of joined phases leaves (1/16)^2 / 12 = 0.0003 of an undithered error, the ties of
// 24-bit input 1 / (4 * 256) at 16 bits.
constexpr double leastNoiseLsb2 = 0.01;

} // namespace

void ConditionalErrorStatistics::prepare (const Lattice& latticeToUse) noexcept
{
    *this = {};
    lattice = latticeToUse;
}

void ConditionalErrorStatistics::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size());

    const auto levels = lattice; // a copy, which writing below does not change

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        constexpr double mostRoundedFast = 0x1p50; // of toWholeBelow()
        const auto inSteps = levels.lsb (x[n]);
        const auto fraction = inSteps
                              - (std::abs (inSteps) < mostRoundedFast ? toWholeBelow (inSteps)
                                                                      : std::floor (inSteps));

        // A tiny negative x has a fraction that rounds to 1.
        const auto index = static_cast<std::size_t> (fraction * static_cast<double> (phaseCount));
        auto& phases = x[n] < 0.0 ? negative : nonNegative;
        phases[std::min (index, phaseCount - 1)].add (levels.errorLsb (x[n], y[n]));
    }
}

void ConditionalErrorStatistics::operator+= (const ConditionalErrorStatistics& other) noexcept
{
    for (std::size_t p = 0; p < phaseCount; ++p)
    {
        nonNegative[p] += other.nonNegative[p];
        negative[p] += other.negative[p];
    }
}

Moments ConditionalErrorStatistics::atPhase (std::size_t index, InputSign sign) const noexcept
{
    Moments found;

    if (sign != InputSign::negative)
        found += nonNegative[index];

    if (sign != InputSign::nonNegative)
        found += negative[index];

    return found;
}

Moments ConditionalErrorStatistics::error (InputSign sign) const noexcept
{
    Moments all;

    for (std::size_t p = 0; p < phaseCount; ++p)
        all += atPhase (p, sign);

    return all;
}

std::optional<ErrorPowers> ConditionalErrorStatistics::powers (InputSign sign) const noexcept
{
    PowerTally tally;

    for (std::size_t p = 0; p < phaseCount; ++p)
        tally.add (atPhase (p, sign));

    return tally.powers();
}

std::optional<ErrorPowers> ConditionalErrorStatistics::powersOfSignsApart() const noexcept
{
    PowerTally tally;

    for (const auto* phases : { &nonNegative, &negative })
        for (const auto& phase : *phases)
            tally.add (phase);

    return tally.powers();
}

std::optional<double> ConditionalErrorStatistics::noiseModulation (InputSign sign) const noexcept
{
    constexpr auto joinedCount = phaseCount / phasesJoined;
    Moments variances;

    for (std::size_t p = 0; p < phaseCount; p += phasesJoined)
    {
        Moments joined;

        for (std::size_t j = 0; j < phasesJoined; ++j)
            joined += atPhase (p + j, sign);

        if (joined.count() >= leastForModulation)
            variances.add (joined.variance());
    }

    if (2 * variances.count() < joinedCount || variances.mean() < leastNoiseLsb2)
        return {};

    return std::sqrt (variances.variance()) / variances.mean();
}

} // namespace requant
