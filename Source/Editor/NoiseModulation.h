#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace requant
{

/** Tells whether the noise of a reduction is equally strong wherever the input lies inside a step:
    uniform dither, for one, leaves noise that follows the signal.

    Objects with one step add up to that of all their samples. Thread: its owner's.
*/
class NoiseModulation
{
public:
    static constexpr std::size_t binCount = 16;

    /** inverseStep: LSB in full scale, above 0. Starts anew. */
    void prepare (double inverseStep) noexcept;

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const NoiseModulation&) noexcept;

    /** The standard deviation of the noise power over the places inside a step, as a share of its
        mean. 0.45 for uniform dither; sqrt (1.4 binCount / samples) is what chance leaves of steady
        noise. Empty where the input did not visit half of the places. */
    std::optional<double> spread() const noexcept;

private:
    struct Bin
    {
        std::uint64_t count = 0;
        double sum = 0.0, squares = 0.0; ///< of QE, in LSB

        double power() const noexcept;
    };

    double stepsPerUnit = 1.0;
    std::array<Bin, binCount> bins {};
};

} // namespace requant
