#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace requant
{

/** H(z) = (1 + b1 z^-1 + b2 z^-2 + ...) / (1 + a1 z^-1 + ...): what the total error is filtered by
    on its way to the output. A plain value of fixed size, so that it crosses threads and is swapped
    in real time.
*/
class NoiseTransferFunction
{
public:
    static constexpr std::size_t maximumTaps = 54, maximumPoles = 4;

    /** The published pole-zero shapers' poles lie within 0.89: 512 samples on, 1e-26 is left. */
    static constexpr std::size_t longestResponse = 512;
    static_assert (maximumTaps < longestResponse);

    /** H = 1: the error stays white. */
    NoiseTransferFunction() noexcept = default;

    /** numerator: b1, b2, ...; denominator: a1, a2, ...; what exceeds the maxima is left out.
        The denominator's roots must lie inside the unit circle. */
    explicit NoiseTransferFunction (std::span<const double> numerator,
                                    std::span<const double> denominator = {}) noexcept;

    std::span<const double> taps() const noexcept { return std::span (b).first (tapCount); }
    std::span<const double> poles() const noexcept { return std::span (a).first (poleCount); }

    bool isFlat() const noexcept { return tapCount == 0 && poleCount == 0; }

    /** |H|^2 at a frequency in Hz. */
    double powerAt (double frequencyHz, double sampleRateHz) const noexcept;

    /** h[0] = 1, h[1], ...: followed by zeros where it is shorter. */
    std::array<double, longestResponse> impulseResponse() const noexcept;

    /** Mean of |H|^2 over frequency (Parseval): how much the unweighted error power grows. */
    double powerGain() const noexcept { return responseProduct (0); }

    /** Sum of h[n] h[n + lag], h the impulse response: the autocorrelation of shaped white
        noise. */
    double responseProduct (std::size_t lag) const noexcept;

    /** H at 0 Hz: what a constant error is multiplied by. */
    double gainAtDc() const noexcept;

    /** Sum of |h|, h the impulse response: the most that an error within -1 .. 1 can become. */
    double peakGain() const noexcept;

    bool operator== (const NoiseTransferFunction&) const = default;

private:
    std::array<double, maximumTaps> b {};
    std::array<double, maximumPoles> a {};
    std::size_t tapCount = 0, poleCount = 0;
};

} // namespace requant
