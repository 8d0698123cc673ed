#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace requant::test
{

/** What another quantizer made of the same numbers: one line of a file of Tests/Data. Flat, in the
    order of C, every repetition written out. All but bits and codes are float32. */
struct NumberVector
{
    std::string id, op, dtype;
    std::optional<std::string> scheme; ///< PyTorch's
    std::optional<int> bits;           ///< where the codes were narrowed
    std::optional<std::size_t> axis;
    std::vector<std::size_t> shape;

    // Given to it; empty where it found them.
    std::vector<double> scales;
    std::vector<std::int64_t> zeroPoints;

    std::vector<double> input;

    // What it made of that; empty where it does not say.
    std::vector<std::int64_t> codes;
    std::vector<double> values, foundScales;
    std::vector<std::int64_t> foundZeroPoints;
    double valueTolerance = 0.0; ///< else equal

    /** Which of `scales` the n-th number has. */
    std::size_t indexOf (std::size_t n) const;

    /** For `requant numbers`: "--format" and what belongs to it. */
    std::vector<std::string> options() const;
};

/** file: "pytorch.json". */
std::vector<NumberVector> numberVectors (const std::string& file);

/** Those of one operation, as the judge names it; at least one. */
std::vector<NumberVector> numberVectors (const std::string& file, const std::string& op);

} // namespace requant::test
