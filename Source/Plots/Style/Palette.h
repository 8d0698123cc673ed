#pragma once

#include "Plots/Display/Colour.h"

namespace requant
{

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
