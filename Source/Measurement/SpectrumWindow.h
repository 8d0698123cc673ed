#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace requant
{

/** By what a segment is weighed before it is transformed. */
enum class SpectrumWindow
{
    blackmanHarris, ///< 4 terms, side lobes below -92 dB: F. J. Harris, Proc. IEEE 66(1), 1978
    hann,           ///< narrower lines, side lobes that fall 18 dB an octave from -31 dB
    flatTop         ///< HFT95: lines read right to 0.01 dB wherever they lie between two bins:
                    ///< G. Heinzel, A. Ruediger, R. Schilling, "Spectrum and spectral density
                    ///< estimation by the DFT", 2002
};

inline constexpr std::array spectrumWindows { SpectrumWindow::blackmanHarris, SpectrumWindow::hann,
                                              SpectrumWindow::flatTop };

/** "Blackman-Harris", "Hann", "flat top". Thread: any. */
std::string_view windowName (SpectrumWindow) noexcept;

/** The weights of a segment of this length; the largest is near 1. Allocates. Thread: any. */
std::vector<double> windowWeights (SpectrumWindow, std::size_t length);

/** How many bins to either side of a line its main lobe spans. Thread: any. */
std::size_t halfMainLobe (SpectrumWindow) noexcept;

} // namespace requant
