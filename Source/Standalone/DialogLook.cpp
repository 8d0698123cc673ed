#include "DialogLook.h"

namespace requant
{

void DialogLook::take (const Style& style)
{
    const auto& palette = style.palette;
    setColourScheme ({ palette.panel, palette.raised, palette.panel, palette.line, palette.text,
                       palette.selectedFill, palette.selectedText, palette.selectedFill,
                       palette.text });
    setDefaultSansSerifTypeface (style.typefaces.regular);
}

} // namespace requant
