#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace requant
{

/** A spectrum as it is drawn and reported: its bins up to 1 kHz, and above it bands of 1/24 octave,
    in which noise is smooth and hearing does not resolve more. Making one allocates. Thread:
    any. */
class SpectrumBands
{
public:
    /** bins: of a spectrum whose bin 0 is 0 Hz; binHz: above 0. */
    SpectrumBands (std::size_t bins, double binHz);

    std::size_t size() const noexcept { return bands.size(); }

    /** The middle of each band: of 0 Hz to half the sample rate, rising. */
    std::span<const double> frequenciesHz() const noexcept { return frequencies; }

    /** The mean over each band's bins. values: as many as bins; averages: size(). */
    void average (std::span<const double> values, std::span<double> averages) const noexcept;

    /** The highest of each band's bins. */
    void highest (std::span<const double> values, std::span<double> peaks) const noexcept;

private:
    struct Band
    {
        std::size_t first, end;
    };

    std::vector<Band> bands;
    std::vector<double> frequencies;
};

} // namespace requant
