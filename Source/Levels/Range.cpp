#include "Range.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr auto quietest = 0x1p-900; // a lattice of 24 bits for less would have steps near denormals

double codeRange (const Lattice& lattice) noexcept
{
    return static_cast<double> (std::max<std::int64_t> (1, lattice.levelCount() - 1));
}

/** The code that stands for the end of a range whose middle is 0. */
double endCode (const Lattice& lattice) noexcept
{
    return static_cast<double> (std::max<std::int64_t> (1, lattice.highest()));
}

FoundRange fullScale (const RangeSettings& settings) noexcept
{
    return { -1.0, 1.0, Lattice::make (settings.latticeKind, settings.bits) };
}

double stepBetween (double lowest, double highest, const Lattice& codes) noexcept
{
    const auto width = highest - lowest;

    // Divided first where their difference is beyond the largest number.
    return std::isfinite (width) ? width / codeRange (codes)
                                 : highest / codeRange (codes) - lowest / codeRange (codes);
}

/** The outermost levels at these two values. */
FoundRange between (double lowest, double highest, const Lattice& codes) noexcept
{
    const auto step = stepBetween (lowest, highest, codes);
    const auto offset = lowest / step - static_cast<double> (codes.lowest());
    return { lowest, highest, Lattice::uniform (step, offset, codes.lowest(), codes.highest()) };
}

FoundRange symmetric (double a, const RangeSettings& settings) noexcept
{
    const auto codes = Lattice::make (settings.latticeKind, settings.bits);

    if (settings.latticeKind == LatticeKind::endPoints)
        return { -a, a,
                 Lattice::uniform (a * codes.step(), codes.offset(), codes.lowest(),
                                   codes.highest()) };

    return { -a, a, Lattice::uniform (a / endCode (codes), 0.0, codes.lowest(), codes.highest()) };
}

FoundRange ofEnds (double low, double high, const RangeSettings& settings) noexcept
{
    const auto codes = Lattice::make (settings.latticeKind, settings.bits);
    const auto largest = std::max (std::abs (low), std::abs (high));

    if (! (stepBetween (low, high, codes) >= 0x1p-48 * largest))
    {
        low = std::min (low, 0.0);
        high = std::max (high, 0.0);
    }

    return between (low, high, codes);
}

} // namespace

FoundRange rangeOfEnds (double lowest, double highest, const RangeSettings& settings) noexcept
{
    const auto largest = std::max (std::abs (lowest), std::abs (highest));

    if (! (largest >= quietest))
        return fullScale (settings);

    switch (settings.method)
    {
        case RangeMethod::fullScale:
            return fullScale (settings);
        case RangeMethod::minMax:
        case RangeMethod::histogram:
            return ofEnds (lowest, highest, settings);
        case RangeMethod::leastError:
            if (settings.latticeKind == LatticeKind::endPoints)
                return ofEnds (lowest, highest, settings);
            break;
        case RangeMethod::symmetricMinMax:
        case RangeMethod::percentile:
        case RangeMethod::entropy:
            break;
    }

    return symmetric (largest, settings);
}

} // namespace requant
