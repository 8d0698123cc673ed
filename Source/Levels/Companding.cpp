#include "Companding.h"

#include <algorithm>
#include <cmath>
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

// So that neither the last bit of the mathematical library nor that of a file's float32 decides.
double asDecision (double value) noexcept
{
    return static_cast<double> (static_cast<float> (value));
}

void checkSize (const Lattice& lattice)
{
    if (lattice.levelCount() > mostLevels)
        throw std::invalid_argument ("a law with uneven steps has at most 2^16 levels");
}

} // namespace

Compander::Compander (Law lawToUse, double parameterToUse) noexcept
    : law (lawToUse), parameter (parameterToUse),
      slope (lawToUse == Law::mu ? std::log1p (parameterToUse) : 1.0 + std::log (parameterToUse))
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
        return std::copysign (std::log1p (scaled) / slope, x);

    return std::copysign ((scaled < 1.0 ? scaled : 1.0 + std::log (scaled)) / slope, x);
}

double Compander::expand (double y) const noexcept
{
    // Where the library's last bit is not to decide.
    if (std::abs (y) == 1.0)
        return y;

    const auto scaled = slope * std::abs (y);

    if (law == Law::mu)
        return std::copysign (std::expm1 (scaled) / parameter, y);

    return std::copysign ((scaled < 1.0 ? scaled : std::exp (scaled - 1.0)) / parameter, y);
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
    const auto spacing = limited (spacingDb, 0.01, 12.0);
    const auto hasZero = lattice.offset() == std::floor (lattice.offset());
    const auto smallest = hasZero ? 1.0 : 0.5; // the first level beside 0, in LSB

    // The outermost level in LSB: with so many levels that the smallest one is above 2^-125.
    const auto mostSpacings = std::floor (125.0 * 20.0 * std::log10 (2.0) / spacing);
    const auto wanted = lattice.highestLsb() > 0.0 ? lattice.highestLsb() : -lattice.lowestLsb();
    const auto outermost = std::min (wanted, smallest + mostSpacings);

    const auto magnitude = [&] (double lsb)
    { return std::pow (10.0, (std::abs (lsb) - outermost) * spacing / 20.0); };

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

} // namespace requant
