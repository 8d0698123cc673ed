#pragma once

#include "RealFft.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace requant
{

/** By what a segment is weighed before it is transformed. */
enum class Taper
{
    blackmanHarris, ///< 4 terms, side lobes below -92 dB: F. J. Harris, Proc. IEEE 66(1), 1978
    hann,           ///< narrower lines, side lobes that fall 18 dB an octave from -31 dB
    flatTop         ///< HFT95: lines read right to 0.01 dB wherever they lie between two bins:
                    ///< G. Heinzel, A. Ruediger, R. Schilling, "Spectrum and spectral density
                    ///< estimation by the DFT", 2002
};

inline constexpr std::array tapers { Taper::blackmanHarris, Taper::hann, Taper::flatTop };

/** "Blackman-Harris", "Hann", "flat top". Thread: any. */
std::string_view windowName (Taper) noexcept;

/** The weights of a segment of this length; the largest is near 1. Allocates. Thread: any. */
std::vector<double> windowWeights (Taper, std::size_t length);

/** How many bins to either side of a line its main lobe spans. Thread: any. */
std::size_t halfMainLobe (Taper) noexcept;

/** Cuts one signal into overlapping segments, weighs each by a window, and gives its power
    spectrum: |X[k]|^2 for k = 0 .. N / 2, of each segment as it fills.

    Starts with silence: the first segments hold what came before the first sample as 0.
    Source: P. D. Welch, "The use of fast Fourier transform for the estimation of power spectra",
    IEEE Trans. Audio Electroacoust. 15(2), 1967. Constructing allocates; nothing else does.
    Thread: its owner's.
*/
class Periodogram
{
public:
    using Window = std::vector<double>;

    /** window: N weights, N even, which any number of signals may share. hop: N / 2, N / 4, ...:
        from one segment to the next. */
    Periodogram (std::shared_ptr<const Window> windowToUse, std::size_t hopLength)
        : window (std::move (windowToUse)), segment (window->size()),
          power (window->size() / 2 + 1), fourier (window->size()), hop (hopLength),
          filled (window->size() - hopLength)
    {
        assert (hop > 0 && window->size() % hop == 0);
    }

    /** onSegment (std::span<const double> power) is called for each segment that fills. */
    template <typename OnSegment>
    void add (std::span<const double> samples, OnSegment onSegment) noexcept
    {
        while (! samples.empty())
        {
            const auto taken = std::min (samples.size(), segment.size() - filled);
            std::copy_n (samples.begin(), taken, at (filled));
            filled += taken;
            samples = samples.subspan (taken);

            if (filled == segment.size())
                onSegment (finishSegment());
        }
    }

    /** Fills up with silence until the last sample has left the window. */
    template <typename OnSegment>
    void finish (OnSegment onSegment) noexcept
    {
        for (auto segments = segment.size() / hop; segments > 0; --segments)
        {
            std::fill (at (filled), segment.end(), 0.0);
            filled = segment.size();
            onSegment (finishSegment());
        }
    }

    /** Forgets what has not filled a segment yet, also the silence before the first sample: the
        next segment holds what comes next alone. */
    void restart() noexcept { filled = 0; }

    /** Samples in the segment that fills now. */
    std::size_t waiting() const noexcept { return filled; }

    std::size_t length() const noexcept { return segment.size(); }
    std::size_t hopLength() const noexcept { return hop; }

private:
    std::vector<double>::iterator at (std::size_t n)
    {
        return segment.begin() + static_cast<std::ptrdiff_t> (n);
    }

    std::span<const double> finishSegment() noexcept
    {
        std::transform (segment.begin(), segment.end(), window->begin(), fourier.samples().begin(),
                        [] (double sample, double weight) { return sample * weight; });
        const auto bins = fourier.transform();
        std::transform (bins.begin(), bins.end(), power.begin(),
                        [] (const std::complex<double>& bin) { return std::norm (bin); });
        std::copy (at (hop), segment.end(), segment.begin());
        filled = segment.size() - hop;
        return power;
    }

    std::shared_ptr<const Window> window;
    std::vector<double> segment, power;
    RealFft fourier;
    std::size_t hop, filled;
};

} // namespace requant
