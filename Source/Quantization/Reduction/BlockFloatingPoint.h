#pragma once

#include "Levels/Rounding.h"

#include <cstdint>
#include <span>
#include <vector>

namespace requant
{

/** How a block of samples shares one exponent. */
struct BlockFormat
{
    static constexpr int mostSamples = 4096, mostExponentBits = 8, mostMantissaBits = 24;

    int blockLength = 32;    ///< 1 to mostSamples
    int highestExponent = 7; ///< 0 to 2^mostExponentBits - 1; exponents start at 0
    int mantissaBits = 8;    ///< 1 to mostMantissaBits, two's complement
    int sourceBits = 0;      ///< above 0: samples become two's complement of so many bits first
    Rounding rounding = Rounding::nearest; ///< of mantissas

    /** Of so many bits of exponent, 1 to mostExponentBits. What is out of range counts as the
        nearest value. */
    static BlockFormat make (int mantissaBits, int blockLength = 32, int exponentBits = 3) noexcept;

    /** NICAM-728's companding, 14 bits to 10 in blocks of 32, at any sample rate: exponent 0 to 4
        is coding range 5 to 1, and so many of the lower bits are dropped (rounded down). They come
        back as zeros. Sources: ETS 300 163, "NICAM 728: transmission of two-channel digital sound
        with terrestrial television systems B, G, H, I, K1 and L"; Bower, "NICAM 728: digital
        two-channel stereo for terrestrial television", BBC Research Department report 1990/6. */
    static BlockFormat nicam() noexcept;

    /** Between two levels of a block, in full-scale units. exponent: 0 to highestExponent. */
    double step (int exponent) const noexcept;

    bool operator== (const BlockFormat&) const = default;
};

/** Block floating point: each block has the smallest exponent with which all its mantissas fit.

        level = mantissa * step (exponent)
        step (exponent) = 2^(1 - mantissaBits + exponent - highestExponent)

    so at the highest exponent the levels are those of two's complement over full scale, and each
    exponent below halves them. "Fits" is asked of the rounded mantissas: where rounding would carry
    one beyond the highest, the block gets the next exponent. At the highest exponent it is clamped.
    An error is hence at most half a step of its block, but for what clips.

    All numbers are powers of two or whole, so each is exact on any machine. Thread: any. Real time.
*/
class BlockFloatingPoint
{
public:
    explicit BlockFloatingPoint (const BlockFormat&) noexcept;

    const BlockFormat& format() const noexcept { return form; }

    /** The mantissas of a block, and its exponent, which is returned. samples: finite, at most a
        block, as many as mantissas. None: exponent 0. */
    int encode (std::span<const double> samples, std::span<std::int32_t> mantissas) const noexcept;

    /** Whether a sample was clamped, in a block of that exponent. */
    bool isClamped (double sample, int exponent) const noexcept;

    /** The values of a block, which need nothing but these. values: as many as mantissas. */
    void decode (int exponent, std::span<const std::int32_t> mantissas,
                 std::span<double> values) const noexcept;

private:
    double sourceValue (double sample) const noexcept;
    double mantissa (double value, double inverseStep) const noexcept;
    bool fits (double lowest, double highest, int exponent) const noexcept;

    BlockFormat form;
    double lowestMantissa, highestMantissa, sourceEnd;
};

/** The three bits that NICAM-728 sends as a block's scale factor: 111, 110, 101, 011 for coding
    ranges 1 to 4; 100, 010, 001 for range 5, by the block's largest sample (below 512, 256, 128 of
    8192), which protects the upper bits of quiet blocks further. mantissas, exponent: of
    BlockFormat::nicam(). Source: as there. Thread: any. Real time. */
int nicamScaleFactor (int exponent, std::span<const std::int32_t> mantissas) noexcept;

/** Block floating point of a channel, a sample at a time: what comes out is what went in latency()
    samples earlier, whatever the lengths of the calls.

    prepare() allocates and belongs to the owner while no audio runs; the rest is real time and
    belongs to the audio thread.
*/
class BlockFloatingPointStream
{
public:
    explicit BlockFloatingPointStream (const BlockFormat& format = {}) { prepare (format); }

    void prepare (const BlockFormat&);

    /** Forgets the past: a block begins, and latency() samples of silence come out first. */
    void reset() noexcept;

    /** blockLength - 1 samples: a block's first sample comes out when its last one has come in. */
    int latency() const noexcept { return quantizer.format().blockLength - 1; }

    /** One sample's result: 0 before the first has come out. */
    struct Sample
    {
        double value = 0.0;
        std::int32_t mantissa = 0;
        int exponent = 0;

        bool operator== (const Sample&) const = default;
    };

    /** Takes a finite sample, and gives that of latency() samples earlier. */
    Sample process (double sample) noexcept;

    /** Likewise. output: as long as input; may be the same. */
    void process (std::span<const double> input, std::span<double> output) noexcept;

private:
    BlockFloatingPoint quantizer { BlockFormat {} };
    std::vector<double> incoming, values;
    std::vector<std::int32_t> mantissas;
    std::size_t position = 0; ///< in the block that comes in
    int exponent = 0;
};

} // namespace requant
