#pragma once

#include "Levels/Lattice.h"
#include "Support/Signals.h"

#include <algorithm>
#include <span>

namespace requant::test
{

/** Levels at the multiples of a step, for what looks at LSB alone. */
inline Lattice levelsAtStep (double step) { return Lattice::uniform (step, 0.0, 0, 1); }

/** To the nearest multiple of step after adding dither() in LSB. Shares nothing with
    Quantization. */
template <typename Dither>
Signal rounded (Signal x, double step, Dither dither)
{
    for (auto& sample : x)
        sample = std::floor (sample / step + dither() + 0.5) * step;

    return x;
}

inline Signal undithered (const Signal& x, double step)
{
    return rounded (x, step, [] { return 0.0; });
}

/** Rectangular dither, 1 LSB wide. */
inline Signal withRpdf (const Signal& x, double step, std::uint64_t seed)
{
    Random random { seed };
    return rounded (x, step, [&] { return 0.5 * random.bipolar(); });
}

/** Triangular dither, 2 LSB wide. */
inline Signal withTpdf (const Signal& x, double step, std::uint64_t seed)
{
    Random random { seed };
    return rounded (x, step, [&] { return 0.5 * (random.bipolar() + random.bipolar()); });
}

/** Toward minus infinity. */
inline Signal truncated (const Signal& x, double step)
{
    return rounded (x, step, [] { return -0.5; });
}

inline Signal roundedTowardZero (Signal x, double step)
{
    for (auto& sample : x)
        sample = std::trunc (sample / step) * step;

    return x;
}

/** Adds x and y to a statistic, `block` samples at a time. */
template <typename Statistic>
void addInBlocks (Statistic& statistic, const Signal& x, const Signal& y, std::size_t block)
{
    for (std::size_t n = 0; n < x.size(); n += block)
    {
        const auto length = std::min (block, x.size() - n);
        statistic.add (std::span (x).subspan (n, length), std::span (y).subspan (n, length));
    }
}

} // namespace requant::test
