#include "WordLengthHistogram.h"

#include <numeric>

namespace requant
{

std::uint64_t WordLengthHistogram::add (std::span<const double> samples) noexcept
{
    const auto before = samplesSeen;

    for (const auto sample : samples)
    {
        const auto needed = neededWordLength (sample);
        const auto isCode = needed > 0 && needed <= longest && sample >= -1.0 && sample < 1.0;
        needing[isCode ? static_cast<std::size_t> (needed) : 0] += 1;
        samplesSeen += needed > 0 ? 1 : 0;
    }

    return samplesSeen - before;
}

std::uint64_t WordLengthHistogram::notHeldBy (int bits) const noexcept
{
    return std::accumulate (needing.begin() + 1, needing.begin() + 1 + bits, samplesSeen,
                            std::minus {});
}

bool WordLengthHistogram::isFullyUsed (int bits) const noexcept
{
    const auto held = [this] (int b) { return static_cast<double> (samplesSeen - notHeldBy (b)); };
    const auto isAboutHalf = [] (double part, double whole)
    { return part > 0.3 * whole && part < 0.7 * whole; };

    return bits >= 6 && isAboutHalf (held (bits - 1), held (bits))
           && isAboutHalf (held (bits - 2), held (bits - 1))
           && isAboutHalf (held (bits - 3), held (bits - 2));
}

int WordLengthHistogram::shortestHolding (double share) const noexcept
{
    const auto allowed = (1.0 - share) * static_cast<double> (samplesSeen);

    for (int bits = 1; bits <= longest && samplesSeen > 0; ++bits)
        if (static_cast<double> (notHeldBy (bits)) <= allowed)
            return bits;

    return 0;
}

} // namespace requant
