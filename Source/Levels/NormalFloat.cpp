#include "NormalFloat.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

// Appendix E of the paper; all are float32.
constexpr double published[] = {
    -1.0,
    -0.6961928009986877,
    -0.5250730514526367,
    -0.39491748809814453,
    -0.28444138169288635,
    -0.18477343022823334,
    -0.09105003625154495,
    0.0,
    0.07958029955625534,
    0.16093020141124725,
    0.24611230194568634,
    0.33791524171829224,
    0.44070982933044434,
    0.5626170039176941,
    0.7229568362236023,
    1.0,
};

constexpr std::int64_t codeOfZero = 7;

LevelTable publishedTable()
{
    std::vector<double> levels;
    std::vector<std::int64_t> codes;

    for (const auto level : published)
    {
        codes.push_back (static_cast<std::int64_t> (levels.size()));
        levels.push_back (static_cast<double> (static_cast<float> (level)));
    }

    // In float32, as the authors' implementation has them.
    auto decisions = LevelTable::midpoints (levels);

    for (auto& decision : decisions)
        decision = static_cast<double> (static_cast<float> (decision));

    return { std::move (levels), std::move (decisions), std::move (codes), Ties::down };
}

} // namespace

NormalFloat4::NormalFloat4() : levels (publishedTable()) {}

float NormalFloat4::scale (std::span<const double> block) noexcept
{
    double largest = 0.0;

    for (const auto sample : block)
        largest = std::max (largest, std::abs (sample));

    constexpr auto limit = static_cast<double> (std::numeric_limits<float>::max());
    return static_cast<float> (std::min (largest, limit));
}

std::int64_t NormalFloat4::code (double sample, float scale) const noexcept
{
    if (! (scale > 0.0f))
        return codeOfZero;

    return levels.code (levels.index (sample / static_cast<double> (scale)));
}

double NormalFloat4::value (std::int64_t code, float scale) const noexcept
{
    return levels.level (static_cast<std::size_t> (code)) * static_cast<double> (scale);
}

} // namespace requant
