#pragma once

#include "NaivePhilox.h"
#include "Quantization/Reduction/ReductionSettings.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"
#include "Support/Signals.h"

#include <cmath>

namespace requant::test
{

/** The lattices of Documentation/Figures.md, for whole bits. */
struct NaiveLattice
{
    NaiveLattice (LatticeKind kind, double bits)
    {
        const auto half = std::pow (2.0, bits - 1.0);

        switch (kind)
        {
            case LatticeKind::twosComplement:
                inverseStep = half, lowest = -half, highest = half - 1.0;
                break;
            case LatticeKind::symmetric:
                inverseStep = highest = half - 1.0, lowest = 1.0 - half;
                break;
            case LatticeKind::endPoints:
                inverseStep = zero = half - 0.5, lowest = 0.0, highest = 2.0 * half - 1.0;
                break;
        }
    }

    double inverseStep = 1.0, lowest = 0.0, highest = 0.0;
    double zero = 0.0; ///< where 0 lies among the codes
};

/** A code by its definition: the nearest, the one below, the next one toward 0 on the same side of
    it, or the nearest, from a tie away from 0. */
inline double naiveCode (Rounding rounding, const NaiveLattice& lattice, double v)
{
    switch (rounding)
    {
        case Rounding::nearest:
            return std::nearbyint (v);
        case Rounding::truncate:
            return std::floor (v);
        case Rounding::nearestAway:
        {
            const auto above = v - std::floor (v);
            const auto goesUp = above > 0.5 || (above == 0.5 && v >= lattice.zero);
            return std::floor (v) + (goesUp ? 1.0 : 0.0);
        }
        case Rounding::towardZero:
            break;
    }

    return v >= lattice.zero ? std::fmax (std::floor (v), std::ceil (lattice.zero))
                             : std::fmin (std::ceil (v), std::floor (lattice.zero));
}

/** What a channel's loop remembers, in LSB, oldest first; 0 before that. */
struct NaivePast
{
    Signal errors, totals;
    std::size_t clipped = 0; ///< samples so far
};

/** One channel, written sample by sample from the formulas of Kernels.h: what the real loops are
    compared to, bit for bit. Goes on from the past, and adds to it. */
inline Signal naivelyReduced (const ReductionSettings& settings,
                              const NoiseTransferFunction& filter, const Signal& input,
                              std::uint32_t channel, std::uint64_t position, NaivePast& before)
{
    const NaiveLattice lattice { settings.latticeKind, settings.bits };
    const auto b = filter.taps(), a = filter.poles();
    const auto isNearest = isToNearest (settings.rounding);
    const auto isTruncated = settings.rounding == Rounding::truncate;

    // What an unclipped sample's k - w can be: rounding's reach and then the dither's.
    const auto reach = settings.ditherAmount * DitherSource::peak (settings.dither);
    const auto lowestError = (isNearest ? -0.5 : -1.0) - reach;
    const auto highestError = (isNearest ? 0.5 : isTruncated ? 0.0 : 1.0) + reach;

    auto& errors = before.errors;
    auto& totals = before.totals;
    Signal output;

    // v[n - age], 0 before the beginning.
    const auto past = [] (const Signal& v, std::size_t age)
    { return age > v.size() ? 0.0 : v[v.size() - age]; };

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        double older = 0.0;

        for (auto age = a.size(); age >= 1; --age)
            older -= a[age - 1] * past (totals, age);

        for (auto age = b.size(); age >= 2; --age)
            older += b[age - 1] * past (errors, age);

        const auto newest = b.empty() ? 0.0 : b[0] * past (errors, 1);
        const auto dither = settings.ditherAmount
                            * naiveDither (settings.dither, settings.seed, channel, position + n);
        const auto known = (input[n] * lattice.inverseStep + lattice.zero) + older;
        const auto code = naiveCode (settings.rounding, lattice, (known + dither) + newest);
        const auto clamped = std::fmin (std::fmax (code, lattice.lowest), lattice.highest);
        auto e = clamped - (known + newest);

        before.clipped += clamped != code ? 1u : 0u;

        if (clamped != code)
            e = std::fmin (std::fmax (e, lowestError), highestError);

        errors.push_back (e);
        totals.push_back (e + (older + newest));
        output.push_back ((clamped - lattice.zero) * (1.0 / lattice.inverseStep));
    }

    return output;
}

/** The same from rest. */
inline Signal naivelyReduced (const ReductionSettings& settings,
                              const NoiseTransferFunction& filter, const Signal& input,
                              std::uint32_t channel, std::uint64_t position = 0)
{
    NaivePast rest;
    return naivelyReduced (settings, filter, input, channel, position, rest);
}

} // namespace requant::test
