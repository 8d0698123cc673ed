#include "Periodogram.h"

#include <cmath>
#include <numbers>
#include <span>

namespace requant
{

namespace
{

// a0 - a1 cos + a2 cos 2 - ...
constexpr std::array blackmanHarris { 0.35875, 0.48829, 0.14128, 0.01168 };
constexpr std::array hann { 0.5, 0.5 };
constexpr std::array flatTop { 1.0 / 4.6, 1.9383379 / 4.6, 1.3045202 / 4.6, 0.4028270 / 4.6,
                               0.0350665 / 4.6 };

std::span<const double> termsOf (Taper window) noexcept
{
    switch (window)
    {
        case Taper::hann:
            return hann;
        case Taper::flatTop:
            return flatTop;
        case Taper::blackmanHarris:
            break;
    }

    return blackmanHarris;
}

} // namespace

std::string_view windowName (Taper window) noexcept
{
    constexpr std::array<std::string_view, tapers.size()> names { "Blackman-Harris", "Hann",
                                                                  "flat top" };
    return names[static_cast<std::size_t> (window)];
}

std::vector<double> windowWeights (Taper window, std::size_t length)
{
    const auto terms = termsOf (window);
    std::vector<double> weights (length);

    for (std::size_t n = 0; n < length; ++n)
    {
        const auto turn =
            2.0 * std::numbers::pi * static_cast<double> (n) / static_cast<double> (length);

        for (std::size_t k = 0; k < terms.size(); ++k)
            weights[n] +=
                (k % 2 == 0 ? terms[k] : -terms[k]) * std::cos (static_cast<double> (k) * turn);
    }

    return weights;
}

// A sum of m cosines is m lines of the transform to either side.
std::size_t halfMainLobe (Taper window) noexcept { return termsOf (window).size(); }

} // namespace requant
