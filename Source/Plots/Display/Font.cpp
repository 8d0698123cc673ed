#include "Font.h"

#include "LatoMetrics.h"

#include <algorithm>
#include <utility>

namespace requant
{

namespace
{

const LatoMetrics& metricsOf (Weight weight) noexcept
{
    switch (weight)
    {
        case Weight::light:
            return LatoMetrics::light;
        case Weight::bold:
            return LatoMetrics::bold;
        case Weight::black:
            return LatoMetrics::black;
        case Weight::regular:
            break;
    }

    return LatoMetrics::regular;
}

float lineOf (const LatoMetrics& metrics) noexcept
{
    return static_cast<float> (metrics.ascender - metrics.descender);
}

int advanceOf (const LatoMetrics& metrics, char32_t letter) noexcept
{
    const auto found = std::lower_bound (metrics.advances.begin(), metrics.advances.end(), letter,
                                         [] (const LatoMetrics::Advance& advance, char32_t wanted)
                                         { return advance.letter < wanted; });
    return found != metrics.advances.end() && found->letter == letter ? found->width
                                                                      : metrics.widthOfUnknown;
}

int kerningOf (const LatoMetrics& metrics, char32_t left, char32_t right) noexcept
{
    const std::pair pair (left, right);
    const auto found =
        std::lower_bound (metrics.kernings.begin(), metrics.kernings.end(), pair,
                          [] (const LatoMetrics::Kerning& kerning, const auto& wanted)
                          { return std::pair (kerning.left, kerning.right) < wanted; });
    const auto isKerned =
        found != metrics.kernings.end() && std::pair (found->left, found->right) == pair;
    return isKerned ? found->amount : 0;
}

} // namespace

float Font::height() const noexcept
{
    const auto& metrics = metricsOf (weight);
    return sizePx * (lineOf (metrics) / static_cast<float> (metrics.unitsPerEm));
}

float Font::ascent() const noexcept
{
    const auto& metrics = metricsOf (weight);
    return height() * static_cast<float> (metrics.ascender) / lineOf (metrics);
}

// In heights of a line, and added up in this order, as JUCE does it: the last bit decides where an
// edge lies between two pixels.
float letterWidth (Weight weight, char32_t letter, char32_t next) noexcept
{
    const auto& metrics = metricsOf (weight);
    const auto line = lineOf (metrics), scale = 1.0f / line;
    return static_cast<float> (advanceOf (metrics, letter)) * scale
           + static_cast<float> (kerningOf (metrics, letter, next)) / line;
}

float textWidth (const Font& font, std::string_view text) noexcept
{
    auto width = 0.0f;

    for (auto next = text.empty() ? char32_t {} : takeLetter (text); next != 0;)
    {
        const auto letter = std::exchange (next, text.empty() ? char32_t {} : takeLetter (text));
        width += letterWidth (font.weight, letter, next);
    }

    return width * font.height();
}

} // namespace requant
