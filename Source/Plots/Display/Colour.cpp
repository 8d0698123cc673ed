#include "Colour.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

Colour withAlphaByte (Colour colour, float alpha)
{
    const auto byte =
        static_cast<std::uint32_t> (std::nearbyint (std::clamp (alpha, 0.0f, 255.0f)));
    return Colour ((colour.getArgb() & 0x00ffffffu) | (byte << 24));
}

} // namespace

Colour Colour::withAlpha (float proportion) const noexcept
{
    return withAlphaByte (*this, 255.0f * proportion);
}

Colour Colour::withMultipliedAlpha (float proportion) const noexcept
{
    return withAlphaByte (*this, proportion * static_cast<float> (getAlpha()));
}

Colour Colour::interpolatedWith (Colour other, float proportionOfOther) const noexcept
{
    if (proportionOfOther <= 0.0f || proportionOfOther >= 1.0f)
        return proportionOfOther <= 0.0f ? *this : other;

    // In 256ths, rounded down, as JUCE does it.
    const auto share = static_cast<int> (std::nearbyint (255.0f * proportionOfOther));
    std::uint32_t mixed = 0;

    for (const auto shift : { 24, 16, 8, 0 })
    {
        const auto from = byteAt (shift);
        const auto part = from + (((other.byteAt (shift) - from) * share) >> 8);
        mixed |= static_cast<std::uint32_t> (part) << shift;
    }

    return Colour (mixed);
}

} // namespace requant
