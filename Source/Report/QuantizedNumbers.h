#pragma once

#include "Figures.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace requant
{

/** What a quantizer made of plain numbers: the one structure that every form of its report is
    written from. The order is that of C, the last axis moving fastest. */
struct QuantizedNumbers
{
    std::string law; ///< a law's name, or a format's
    std::vector<std::size_t> shape;
    std::optional<std::size_t> axis; ///< of which every index has a scale of its own

    std::vector<double> input; ///< as it was read; the error is of it
    std::vector<std::int64_t> codes;
    std::vector<double> values; ///< dequantized; not finite where a scale is too large for them

    // One, or one for each index of the axis. Empty: the law has none.
    std::vector<double> steps;                           ///< 1 LSB, in units of the input
    std::vector<std::optional<double>> scales;           ///< by what numbers were divided
    std::vector<std::optional<std::int64_t>> zeroPoints; ///< the code of 0, where 0 has one

    // Of a law whose scale moves along the numbers: one a block, one a number, one a block.
    std::vector<double> blockScales, movingSteps;
    std::vector<std::int64_t> exponents;

    std::optional<double> bits; ///< of a code; empty where the codes have no ends
    double peak = 1.0;          ///< what PSQNR is relative to

    MeasuredError error;

    /** PSQNR in dB re `peak`: 10 log10 (peak^2 / MSQE). */
    std::optional<double> psqnrDb() const;

    /** "no signal", "no error", "a value that is not finite", ... instead of an SNR, else empty. */
    std::string_view whyNoSnr() const;

    /** QE = x - Q(x) of one number. */
    double errorOf (std::size_t n) const { return input[n] - values[n]; }
};

} // namespace requant
