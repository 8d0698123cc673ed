#pragma once

#include "Figures.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace requant
{

/** What a quantizer made of plain numbers: the one structure that every form of its report is
    written from. The order is that of C, the last axis moving fastest. */
struct QuantizedNumbers
{
    std::string law; ///< a format's name, or "uniform"
    std::vector<std::size_t> shape;
    std::optional<std::size_t> axis; ///< of which every index has a scale of its own

    std::vector<double> input; ///< as it was read; the error is of it
    std::vector<std::int64_t> codes;
    std::vector<double> values; ///< dequantized; not finite where a scale is too large for them

    // One, or one for each index of the axis. Empty: the law has none.
    std::vector<double> steps;                           ///< 1 LSB, in units of the input
    std::vector<std::optional<std::int64_t>> zeroPoints; ///< the code of 0, where 0 has one

    std::optional<double> bits; ///< of a code; empty where the codes have no ends
    double peak = 1.0;          ///< what PSQNR is relative to

    MeasuredError error;

    /** PSQNR in dB re `peak`: 10 log10 (peak^2 / MSQE). */
    std::optional<double> psqnrDb() const;

    /** QE = x - Q(x) of one number. */
    double errorOf (std::size_t n) const { return input[n] - values[n]; }
};

} // namespace requant
