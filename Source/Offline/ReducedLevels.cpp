#include "ReducedLevels.h"

#include "FileProblem.h"

#include <cmath>

namespace requant
{

ReducedLevels::ReducedLevels (const AudioFacts& facts, LatticeKind kind, std::optional<double> bits)
{
    const auto pcmBits = facts.pcmBits();
    const auto known = bits ? bits : std::optional<double> (pcmBits);

    if (! known)
        throw FileProblem (facts.file,
                           "its samples are " + facts.sampleFormatName()
                               + ", which does not say how long a step is; give the word length "
                                 "with --bits.");

    wordLength = *known;

    if (wordLength <= Lattice::maximumBits)
    {
        use (Lattice::make (kind, wordLength), pcmBits.has_value());
    }
    else if (kind == LatticeKind::twosComplement)
    {
        const auto half = std::llround (std::exp2 (wordLength - 1.0));
        levels = { 1.0 / static_cast<double> (half), 0.0, -half, half - 1 };
    }
    else
    {
        throw FileProblem (facts.file, "its samples are " + facts.sampleFormatName()
                                           + ", longer than this lattice can be; give the word "
                                             "length with --bits.");
    }
}

void ReducedLevels::use (const Lattice& l, bool isPcm) noexcept
{
    lattice = l;
    words = isPcm ? CodeWords::of (l) : std::nullopt;
    levels = gridOf (l);
    tieClipsLow = l.lowest() % 2 != 0;
    tieClipsHigh = l.highest() % 2 != 0;
}

void ReducedLevels::restore (std::span<double> samples) const noexcept
{
    if (words)
        for (auto& sample : samples)
            sample = words->sample (sample);
    else if (lattice)
        for (auto& sample : samples)
            if (lattice->contains (sample))
                sample = lattice->level (lattice->nearestCode (sample));
}

std::uint64_t ReducedLevels::countClipped (std::span<const double> x,
                                           std::span<const double> y) const noexcept
{
    const auto half = 0.5 * levels.step;
    const auto highest = levels.level (levels.highest), lowest = levels.level (levels.lowest);
    std::uint64_t count = 0;

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto above = x[n] - y[n], below = y[n] - x[n];
        const auto isHigh = y[n] >= highest && (above > half || (tieClipsHigh && above == half));
        const auto isLow = y[n] <= lowest && (below > half || (tieClipsLow && below == half));
        count += isHigh || isLow ? 1u : 0u;
    }

    return count;
}

} // namespace requant
