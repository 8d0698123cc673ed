#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace requant
{

/** Numbers in the order of C: the index of the last axis moves fastest. */
struct NumberArray
{
    static constexpr std::size_t mostAxes = 8;

    std::vector<std::size_t> shape; ///< empty of a single number (a scalar)
    std::vector<double> values;     ///< at least one; all finite

    /** How far apart in values neighbours along this axis lie. axis: below shape.size(). */
    std::size_t stride (std::size_t axis) const noexcept;

    /** Which index of an axis the n-th of the values has. */
    std::size_t indexAlong (std::size_t axis, std::size_t n) const noexcept
    {
        return n / stride (axis) % shape[axis];
    }
};

/** "(3, 4)", "(7,)", "()": as NumPy writes a shape. */
std::string shapeText (const std::vector<std::size_t>&);

// Both throw FileProblem. name: of the file, or of what else holds the numbers.

/** Where numbers of this shape cannot be read: too many axes, or none of them is there. */
void checkShape (const std::filesystem::path& name, const std::vector<std::size_t>& shape);

/** Where the n-th of the values is not finite, with its place. */
void checkNumber (const std::filesystem::path& name, const NumberArray&, std::size_t n);

/** Reads numbers: text, or NumPy's .npy, which its first bytes tell.

    name: a file, a pipe, or "-" for standard input. Throws FileProblem, which names the place of
    what cannot be read, and Interrupted. Reads all into memory.
*/
NumberArray readNumbers (const std::filesystem::path& name);

} // namespace requant
