#pragma once

#include <cstdint>

namespace requant
{

/** The mean of a series whose neighbouring values may be alike, and how far it may be off. Real
    time. */
class SeriesMean
{
public:
    void add (double value) noexcept;

    std::uint64_t count() const noexcept { return added; }

    /** 0 without values. */
    double mean() const noexcept;

    /** The standard deviation of the values about their mean; 0 without values. */
    double deviation() const noexcept;

    /** The standard deviation of the mean. Where each value resembles the one before by a
        correlation r > 0, n of them count for n (1 - r) / (1 + r) independent ones (Bayley,
        Hammersley, "The 'effective' number of independent observations in an autocorrelated time
        series", 1946). 0 without values. */
    double errorOfMean() const noexcept;

private:
    std::uint64_t added = 0;
    double sum = 0.0, squares = 0.0, productsOfNeighbours = 0.0, last = 0.0;
};

} // namespace requant
