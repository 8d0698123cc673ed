#include "BandLimited.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace requant
{

double bandLimitedInput (std::span<const SamplePair> samples, double position) noexcept
{
    if (samples.empty())
        return 0.0;

    constexpr int reach = 8;
    const auto base = std::floor (position);
    const auto fraction = position - base;
    const auto last = static_cast<std::ptrdiff_t> (samples.size()) - 1;
    const auto at = [&] (std::ptrdiff_t index) {
        return samples[static_cast<std::size_t> (std::clamp (index, std::ptrdiff_t {}, last))]
            .input;
    };
    const auto start = static_cast<std::ptrdiff_t> (base);

    if (fraction < 1.0e-9)
        return at (start);

    // sin (pi (f - k)) is the same for every k but for its sign.
    const auto sine = std::sin (std::numbers::pi * fraction) / std::numbers::pi;
    double sum = 0.0, weights = 0.0;

    for (int k = 1 - reach; k <= reach; ++k)
    {
        const auto distance = fraction - k;
        const auto window = 0.5 + 0.5 * std::cos (std::numbers::pi * distance / reach);
        const auto weight = ((k & 1) != 0 ? -sine : sine) / distance * window;
        sum += weight * at (start + k);
        weights += weight;
    }

    // Dividing by the weights' sum keeps a constant exactly constant.
    return sum / weights;
}

} // namespace requant
