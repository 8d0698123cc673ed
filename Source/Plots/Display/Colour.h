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

/** The colours of a theme. A colour means one thing everywhere; controls never wear a data colour.

    Secondary text and data colours have a contrast of at least 4.5:1 on every surface. Paint:
    Colour, or what a library of the screen has in its place. Thread: any.
*/
template <typename Paint>
struct PaletteOf
{
    Paint background, panel, raised, line;
    Paint text, secondaryText;
    Paint selectedFill, selectedText;
    Paint input, output, error, prediction, clip, good;

    /** The same colours, each as `convert` (Paint) returns it. */
    template <typename Convert>
    auto converted (Convert convert) const
    {
        return PaletteOf<decltype (convert (text))> {
            convert (background),   convert (panel),        convert (raised),
            convert (line),         convert (text),         convert (secondaryText),
            convert (selectedFill), convert (selectedText), convert (input),
            convert (output),       convert (error),        convert (prediction),
            convert (clip),         convert (good)
        };
    }

    bool operator== (const PaletteOf&) const = default;
};

struct Palette : PaletteOf<Colour>
{
    static const Palette& dark() noexcept;
    static const Palette& light() noexcept;
};

} // namespace requant
