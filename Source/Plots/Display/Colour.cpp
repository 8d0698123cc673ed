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

const Palette& Palette::dark() noexcept
{
    static const Palette palette { {
        .background = Colour (0xff101317),
        .panel = Colour (0xff171b21),
        .raised = Colour (0xff222932),
        .line = Colour (0xff2e3742),
        .text = Colour (0xffe9edf2),
        .secondaryText = Colour (0xff98a4b1),
        .selectedFill = Colour (0xffe9edf2),
        .selectedText = Colour (0xff101317),
        .input = Colour (0xffc3ccd6),
        .output = Colour (0xff58a9ff),
        .error = Colour (0xffffa04a),
        .prediction = Colour (0xffc58cf2),
        .clip = Colour (0xffff5a5a),
        .good = Colour (0xff6fd3c7),
    } };
    return palette;
}

const Palette& Palette::light() noexcept
{
    static const Palette palette { {
        .background = Colour (0xffeef0f3),
        .panel = Colour (0xffffffff),
        .raised = Colour (0xffe6e9ed),
        .line = Colour (0xffcdd3da),
        .text = Colour (0xff161a1f),
        .secondaryText = Colour (0xff58636f),
        .selectedFill = Colour (0xff20262d),
        .selectedText = Colour (0xffffffff),
        .input = Colour (0xff5b6672),
        .output = Colour (0xff0f63c4),
        .error = Colour (0xffa84b00),
        .prediction = Colour (0xff8338bc),
        .clip = Colour (0xffc62828),
        .good = Colour (0xff0a6e67),
    } };
    return palette;
}

} // namespace requant
