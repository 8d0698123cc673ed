#include "Companding.h"

#include "PortableMath.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace requant
{

namespace
{

constexpr std::int64_t mostLevels = 1 << 16;

// NaN gives the smallest.
double limited (double value, double smallest, double largest) noexcept
{
    return value > smallest ? std::min (value, largest) : smallest;
}

// So that neither the last bit of the curve nor that of a file's float32 decides.
double asDecision (double value) noexcept
{
    return static_cast<double> (static_cast<float> (value));
}

void checkSize (const Lattice& lattice)
{
    if (lattice.levelCount() > mostLevels)
        throw std::invalid_argument ("a law with uneven steps has at most 2^16 levels");
}

double limitedSpacing (double spacingDb) noexcept { return limited (spacingDb, 0.01, 12.0); }

bool hasLevelAt0 (const Lattice& lattice) noexcept
{
    return lattice.offset() == std::floor (lattice.offset());
}

// The first level of the logarithmic law beside 0, in LSB.
double smallestLsb (const Lattice& lattice) noexcept { return hasLevelAt0 (lattice) ? 1.0 : 0.5; }

// Its outermost level: with so many levels that the smallest one is above 2^-125.
double outermostLsb (double spacing, const Lattice& lattice) noexcept
{
    const auto mostSpacings =
        std::floor (125.0 * 20.0 * std::numbers::log10e * std::numbers::ln2 / spacing);
    const auto wanted = lattice.highestLsb() > 0.0 ? lattice.highestLsb() : -lattice.lowestLsb();
    return std::min (wanted, smallestLsb (lattice) + mostSpacings);
}

} // namespace

Compander::Compander (Law lawToUse, double parameterToUse) noexcept
    : law (lawToUse), parameter (parameterToUse),
      slope (lawToUse == Law::mu ? portable::log1p (parameterToUse)
                                 : 1.0 + portable::log (parameterToUse))
{
}

Compander Compander::muLaw (double mu) noexcept
{
    return { Law::mu, limited (mu, smallestMu, largestMu) };
}

Compander Compander::aLaw (double a) noexcept
{
    return { Law::a, limited (a, smallestA, largestA) };
}

double Compander::compress (double x) const noexcept
{
    const auto scaled = parameter * std::abs (x);

    if (law == Law::mu)
        return std::copysign (portable::log1p (scaled) / slope, x);

    return std::copysign ((scaled < 1.0 ? scaled : 1.0 + portable::log (scaled)) / slope, x);
}

double Compander::expand (double y) const noexcept
{
    // Where the last bit is not to decide.
    if (std::abs (y) == 1.0)
        return y;

    const auto scaled = slope * std::abs (y);

    if (law == Law::mu)
        return std::copysign (portable::expm1 (scaled) / parameter, y);

    return std::copysign ((scaled < 1.0 ? scaled : portable::exp (scaled - 1.0)) / parameter, y);
}

LevelTable Compander::table (const Lattice& lattice, Rounding rounding) const
{
    checkSize (lattice);
    std::vector<double> levels, decisions;
    std::vector<std::int64_t> codes;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
    {
        codes.push_back (code);
        levels.push_back (expand (lattice.level (code)));

        if (code < lattice.highest())
        {
            const auto halfway = static_cast<double> (code) + 0.5 + lattice.offset();
            decisions.push_back (asDecision (expand (halfway * lattice.step())));
        }
    }

    return { std::move (levels), std::move (decisions), std::move (codes), rounding };
}

LevelTable logarithmicTable (double spacingDb, const Lattice& lattice, Rounding rounding)
{
    checkSize (lattice);
    const auto spacing = limitedSpacing (spacingDb);
    const auto hasZero = hasLevelAt0 (lattice);
    const auto smallest = smallestLsb (lattice);
    const auto outermost = outermostLsb (spacing, lattice);

    const auto magnitude = [&] (double lsb)
    {
        const auto nepers = (std::abs (lsb) - outermost) * spacing / 20.0 * std::numbers::ln10;
        return portable::exp (nepers);
    };

    std::vector<double> levels, decisions;
    std::vector<std::int64_t> codes;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
    {
        const auto lsb = static_cast<double> (code) + lattice.offset();

        if (std::abs (lsb) > outermost)
            continue;

        if (! levels.empty())
        {
            const auto halfway = lsb - 0.5;
            const auto size = std::abs (halfway) < smallest
                                  ? (hasZero ? 0.5 * magnitude (smallest) : 0.0)
                                  : magnitude (halfway);
            decisions.push_back (asDecision (std::copysign (size, halfway)));
        }

        codes.push_back (code);
        levels.push_back (lsb == 0.0 ? 0.0 : std::copysign (magnitude (lsb), lsb));
    }

    return { std::move (levels), std::move (decisions), std::move (codes), rounding };
}

Lattice logarithmicLattice (double spacingDb, const Lattice& lattice) noexcept
{
    const auto outermost = outermostLsb (limitedSpacing (spacingDb), lattice);
    const auto lowest = std::ceil (std::max (lattice.lowestLsb(), -outermost) - lattice.offset());
    const auto highest = std::floor (std::min (lattice.highestLsb(), outermost) - lattice.offset());
    return Lattice::uniform (lattice.step(), lattice.offset(), static_cast<std::int64_t> (lowest),
                             static_cast<std::int64_t> (highest));
}

} // namespace requant
