#pragma once

#include <cstdint>

namespace requant
{

/** A colour with its opacity: red, green, blue and alpha of 8 bits each, not multiplied by each
    other. Thread: any. */
class Colour
{
public:
    constexpr Colour() = default;

    /** 0xAARRGGBB: ff000000 is black. */
    constexpr explicit Colour (std::uint32_t argbToUse) noexcept : argb (argbToUse) {}

    constexpr std::uint32_t getArgb() const noexcept { return argb; }
    constexpr int getAlpha() const noexcept { return byteAt (24); }
    constexpr int getRed() const noexcept { return byteAt (16); }
    constexpr int getGreen() const noexcept { return byteAt (8); }
    constexpr int getBlue() const noexcept { return byteAt (0); }

    /** proportion: 0 to 1. */
    Colour withAlpha (float proportion) const noexcept;
    Colour withMultipliedAlpha (float proportion) const noexcept;

    /** Part of the way to another opaque colour; both opaque. proportionOfOther: 0 to 1. */
    Colour interpolatedWith (Colour other, float proportionOfOther) const noexcept;

    bool operator== (const Colour&) const = default;

private:
    constexpr int byteAt (int shift) const noexcept
    {
        return static_cast<int> ((argb >> shift) & 0xffu);
    }

    std::uint32_t argb = 0;
};

} // namespace requant
