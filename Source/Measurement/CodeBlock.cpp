#include "CodeBlock.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>

namespace requant
{

namespace
{

constexpr auto count = static_cast<double> (CodeBlock::size);

// Whether the codes from a position on begin with so many equal ones.
bool isRest (std::span<const double> codes, std::size_t length) noexcept
{
    return std::all_of (codes.begin(), codes.begin() + static_cast<std::ptrdiff_t> (length),
                        [&] (double code) { return code == codes.front(); });
}

int countRestingCodes (const CodeBlock::Codes& codes) noexcept
{
    constexpr std::size_t restLength = 8;
    int resting = 0;
    double first = 0.0;
    std::size_t run = 0;

    for (std::size_t n = 0; n < codes.size() && resting < 2; ++n)
    {
        run = n > 0 && codes[n] == codes[n - 1] ? run + 1 : 1;

        if (run == restLength && (resting == 0 || codes[n] != first))
        {
            first = codes[n];
            ++resting;
        }
    }

    return resting;
}

CodeBlock::Codes differencesOf (const CodeBlock::Codes& codes) noexcept
{
    CodeBlock::Codes differences {};
    std::transform (codes.begin() + 1, codes.end(), codes.begin(), differences.begin(),
                    std::minus {});
    return differences; // the last one stays 0
}

} // namespace

CodeBlock::CodeBlock (const Codes& codes) noexcept : restingCodes (countRestingCodes (codes))
{
    constexpr std::size_t silence = 32;
    const auto sum = std::accumulate (codes.begin(), codes.end(), 0.0);
    const auto squares = std::inner_product (codes.begin(), codes.end(), codes.begin(), 0.0);
    const auto differences = differencesOf (codes);
    const auto [lowest, highest] = std::minmax_element (codes.begin(), codes.end());

    mean = sum / count;
    variance = squares / count - mean * mean;
    range = *highest - *lowest;
    fastVariance =
        0.5 * std::inner_product (differences.begin(), differences.end(), differences.begin(), 0.0)
        / (count - 1.0);
    touchesSilence = isRest (codes, silence) || isRest (std::span (codes).last (silence), silence);
}

double CodeBlock::repetition (const Codes& codes) noexcept
{
    // Whole numbers, since their sums need no order and so are taken side by side.
    constexpr std::size_t shortestLag = 32, longestLag = 127, length = size - 1;
    std::array<std::int16_t, length> differences {};

    for (std::size_t n = 0; n < length; ++n)
        differences[n] = static_cast<std::int16_t> (codes[n + 1] - codes[n]);

    const auto meanProductAt = [&] (std::size_t lag)
    {
        std::int32_t sum = 0;

        for (std::size_t n = 0; n < length - lag; ++n)
            sum += differences[n] * differences[n + lag];

        return static_cast<double> (sum) / static_cast<double> (length - lag);
    };

    const auto power = meanProductAt (0);
    double largest = 0.0;

    for (auto lag = shortestLag; lag <= longestLag; ++lag)
        largest = std::max (largest, std::abs (meanProductAt (lag)));

    return power > 0.0 ? std::min (largest / power, 1.0) : 0.0;
}

} // namespace requant
