#include "Jayant.h"

#include "Levels/Rounding.h"

#include <algorithm>
#include <cassert>

namespace requant
{

namespace
{

// Jayant, 1973, his multipliers for PCM of speech, 2 to 5 bits, from the innermost pair of levels
// outward; as reprinted in Rabiner, Schafer, "Digital processing of speech signals", 1978, chapter
// 5 ("step size multipliers for adaptive quantization methods").
constexpr double ofTwoBits[] = { 0.60, 2.20 };
constexpr double ofThreeBits[] = { 0.85, 1.00, 1.00, 1.50 };
constexpr double ofFourBits[] = { 0.80, 0.80, 0.80, 0.80, 1.20, 1.60, 2.00, 2.40 };
constexpr double ofFiveBits[] = { 0.85, 0.85, 0.85, 0.85, 0.85, 0.85, 0.85, 0.85,
                                  1.20, 1.40, 1.60, 1.80, 2.00, 2.20, 2.40, 2.60 };

constexpr const double* multipliers[] = { ofTwoBits, ofThreeBits, ofFourBits, ofFiveBits };

} // namespace

JayantQuantizer::JayantQuantizer (int bits) noexcept
    : wordLength (std::clamp (bits, fewestBits, mostBits)), lowest (-(1 << (wordLength - 1))),
      highest (-lowest - 1)
{
}

double JayantQuantizer::multiplier (std::int32_t code) const noexcept
{
    const auto pair = code < 0 ? -code - 1 : code;
    return multipliers[wordLength - fewestBits][pair];
}

double JayantQuantizer::decode (std::int32_t code) noexcept
{
    const auto limited = std::clamp (code, lowest, highest);
    const auto value = (limited + 0.5) * current;
    current = std::clamp (current * multiplier (limited), smallestStep, largestStep);
    return value;
}

JayantQuantizer::Sample JayantQuantizer::process (double sample) noexcept
{
    // Half a step beyond the highest is still the highest.
    const auto position = std::clamp (sample / current, static_cast<double> (lowest),
                                      static_cast<double> (highest) + 0.5);
    const auto code = static_cast<std::int32_t> (toWholeBelow (position));
    const auto step = current;
    return { decode (code), code, step };
}

void JayantQuantizer::process (std::span<const double> input, std::span<double> output) noexcept
{
    assert (input.size() == output.size());

    for (std::size_t n = 0; n < input.size(); ++n)
        output[n] = process (input[n]).value;
}

} // namespace requant
