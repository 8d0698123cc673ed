#pragma once

#include <cstdint>
#include <span>

namespace requant
{

/** Jayant's quantizer: the step follows the signal, and a decoder follows the step from the codes
    alone.

        code = floor (x / step), clamped to -2^(bits-1) .. 2^(bits-1) - 1
        value = (code + 1/2) * step                     there is no level at 0
        next step = step * multiplier (code), limited to smallestStep .. largestStep

    The multiplier is below 1 for the inner levels and above 1 for the outer ones.
    Two quantizers whose steps differ keep their ratio until both stand at the same limit; silence
    brings them to the smallest step, and from there on they are equal.
    Source: Jayant, "Adaptive quantization with a one-word memory", Bell System Technical Journal
    52, 1973. Divisions and products of IEEE doubles only: the same bits on any machine. Thread: its
    owner's. Real time.
*/
class JayantQuantizer
{
public:
    static constexpr int fewestBits = 2, mostBits = 5;
    static constexpr double smallestStep = 0x1p-16, largestStep = 0x1p-1; ///< of full scale
    static constexpr double firstStep = 0x1p-8; ///< about the middle of these, in octaves

    /** bits: what is out of range counts as the nearest. */
    explicit JayantQuantizer (int bits = 4) noexcept;

    int bits() const noexcept { return wordLength; }

    /** By what the step is multiplied after a code: of PCM (without prediction). code: in range. */
    double multiplier (std::int32_t code) const noexcept;

    /** Back to the first step. */
    void reset() noexcept { current = firstStep; }

    /** The step that the next sample is quantized with, in full-scale units. */
    double step() const noexcept { return current; }

    struct Sample
    {
        double value = 0.0;
        std::int32_t code = 0;
        double step = 0.0;

        bool operator== (const Sample&) const = default;
    };

    /** Quantizes a sample, finite, and moves on. */
    Sample process (double sample) noexcept;

    /** Likewise. output: as long as input; may be the same. */
    void process (std::span<const double> input, std::span<double> output) noexcept;

    /** What a decoder does: the value of a code, then the next step. code: what is out of range
        counts as the nearest. */
    double decode (std::int32_t code) noexcept;

private:
    int wordLength;
    std::int32_t lowest, highest;
    double current = firstStep;
};

} // namespace requant
