#include "SpectrumBands.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace requant
{

namespace
{

constexpr double rawUpToHz = 1000.0, bandsInOctave = 24.0;

} // namespace

SpectrumBands::SpectrumBands (std::size_t bins, double binHz)
{
    assert (binHz > 0.0);
    const auto ratio = std::exp2 (1.0 / bandsInOctave);

    for (std::size_t first = 0; first < bins;)
    {
        const auto startHz = (static_cast<double> (first) - 0.5) * binHz;
        const auto width = startHz < rawUpToHz ? binHz : startHz * (ratio - 1.0);
        const auto wanted = static_cast<std::size_t> (std::lround (width / binHz));
        const auto end = std::min (bins, first + std::max<std::size_t> (1, wanted));
        bands.push_back ({ first, end });
        frequencies.push_back (0.5 * static_cast<double> (first + end - 1) * binHz);
        first = end;
    }
}

void SpectrumBands::average (std::span<const double> values,
                             std::span<double> averages) const noexcept
{
    std::transform (bands.begin(), bands.end(), averages.begin(),
                    [&] (const Band& band)
                    {
                        const auto inside = values.subspan (band.first, band.end - band.first);
                        return std::accumulate (inside.begin(), inside.end(), 0.0)
                               / static_cast<double> (inside.size());
                    });
}

void SpectrumBands::highest (std::span<const double> values, std::span<double> peaks) const noexcept
{
    std::transform (bands.begin(), bands.end(), peaks.begin(),
                    [&] (const Band& band)
                    {
                        const auto inside = values.subspan (band.first, band.end - band.first);
                        return *std::max_element (inside.begin(), inside.end());
                    });
}

} // namespace requant
