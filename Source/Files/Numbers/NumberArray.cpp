#include "NumberArray.h"

#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "Files/Reading/InputStream.h"
#include "NpyNumbers.h"
#include "TextNumbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

namespace fs = std::filesystem;

constexpr auto whatIsRead = "give numbers as text, apart by blanks or commas, or as .npy";

// What is neither is refused after its first bytes: a device may never end.
void checkBeginning (const fs::path& path, std::string_view bytes)
{
    if (isNpy (bytes) || bytes.find ('\0') == std::string_view::npos)
        return;

    throw FileProblem (path, std::string ("this is neither text nor .npy; ") + whatIsRead + ".");
}

std::string bytesOf (InputStream& stream, const fs::path& path)
{
    constexpr std::size_t chunk = 1u << 16;
    std::string bytes;
    stream.release();

    for (std::size_t got = chunk; got == chunk;)
    {
        const auto before = bytes.size();
        bytes.resize (before + chunk);
        got = stream.read (before, std::span (bytes).subspan (before));
        bytes.resize (before + got);

        if (interruption.load())
            throw Interrupted();

        if (before == 0)
            checkBeginning (path, bytes);
    }

    return bytes;
}

NumberArray parse (const fs::path& path, const std::string& bytes)
{
    if (bytes.empty())
        throw FileProblem (path, std::string ("it is empty (0 bytes); ") + whatIsRead + ".");

    if (isNpy (bytes))
        return parseNpy (path, bytes);

    if (path.extension() == ".npy")
        throw FileProblem (path, "it does not begin as .npy does (\\x93NUMPY); save it with "
                                 "numpy.save, or give text another extension.");

    return parseText (path, bytes);
}

} // namespace

std::size_t NumberArray::stride (std::size_t axis) const noexcept
{
    std::size_t apart = 1;

    for (auto inner = axis + 1; inner < shape.size(); ++inner)
        apart *= shape[inner];

    return apart;
}

std::string shapeText (const std::vector<std::size_t>& shape)
{
    std::string text = "(";

    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        text.append (axis > 0 ? ", " : "").append (std::to_string (shape[axis]));

    return text + (shape.size() == 1 ? ",)" : ")");
}

void checkShape (const fs::path& name, const std::vector<std::size_t>& shape)
{
    if (shape.size() > NumberArray::mostAxes)
        throw FileProblem (name, "it has " + std::to_string (shape.size())
                                     + " axes; eight are the most, so reshape it first.");

    if (std::find (shape.begin(), shape.end(), std::size_t { 0 }) != shape.end())
        throw FileProblem (name,
                           "its shape " + shapeText (shape) + " holds no number; one is enough.");
}

void checkNumber (const fs::path& name, const NumberArray& array, std::size_t n)
{
    if (std::isfinite (array.values[n]))
        return;

    std::string index;

    for (std::size_t axis = 0; axis < array.shape.size(); ++axis)
        index.append (axis > 0 ? ", " : " at [")
            .append (std::to_string (array.indexAlong (axis, n)));

    throw FileProblem (name,
                       "the number" + index + (index.empty() ? "" : "]") + " is "
                           + (std::isnan (array.values[n]) ? "not a number (NaN)" : "infinite")
                           + "; only finite numbers can be quantized.");
}

NumberArray readNumbers (const fs::path& name)
{
    if (name == "-")
    {
        auto stream = InputStream::ofStandardInput();
        const fs::path path ("standard input");
        return parse (path, bytesOf (stream, path));
    }

    checkInputExists (name, "a file of numbers");
    InputStream stream (name);
    return parse (name, bytesOf (stream, name));
}

} // namespace requant
