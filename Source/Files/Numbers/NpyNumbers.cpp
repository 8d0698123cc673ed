#include "NpyNumbers.h"

#include "Files/FileProblem.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <optional>

namespace requant
{

namespace
{

constexpr std::string_view magic = "\x93NUMPY";

/** Numbers of so many bytes, the lowest first, whatever the machine's order is. */
template <typename Whole>
Whole fromLittleEndian (std::string_view bytes) noexcept
{
    Whole value = 0;

    for (std::size_t i = 0; i < sizeof (Whole); ++i)
        value |= static_cast<Whole> (static_cast<Whole> (static_cast<unsigned char> (bytes[i]))
                                     << (8 * i));

    return value;
}

/** What the header says. */
struct Header
{
    std::string type; ///< "<f4"
    bool isFortran = false;
    std::vector<std::size_t> shape;
    bool hasType = false, hasOrder = false, hasShape = false;
};

/** Reads the header: a dictionary as Python writes it, with three keys. */
class HeaderParser
{
public:
    explicit HeaderParser (std::string_view text) : rest (text) {}

    /** Empty where it is none. */
    std::optional<Header> parse()
    {
        if (! take ('{'))
            return {};

        while (! take ('}'))
            if (! entry() || (! take (',') && ! startsWith ('}')))
                return {};

        skipBlanks();
        const auto isWhole = header.hasType && header.hasOrder && header.hasShape && rest.empty();
        return isWhole ? std::optional (header) : std::nullopt;
    }

private:
    void skipBlanks()
    {
        rest.remove_prefix (std::min (rest.find_first_not_of (" \t\r\n"), rest.size()));
    }

    bool startsWith (char letter)
    {
        skipBlanks();
        return rest.starts_with (letter);
    }

    bool take (char letter)
    {
        if (! startsWith (letter))
            return false;

        rest.remove_prefix (1);
        return true;
    }

    bool takeWord (std::string_view word)
    {
        skipBlanks();

        if (! rest.starts_with (word))
            return false;

        rest.remove_prefix (word.size());
        return true;
    }

    std::optional<std::string> string()
    {
        skipBlanks();

        if (! rest.starts_with ('\'') && ! rest.starts_with ('"'))
            return {};

        const auto end = rest.find (rest.front(), 1);

        if (end == std::string_view::npos)
            return {};

        const std::string text (rest.substr (1, end - 1));
        rest.remove_prefix (end + 1);
        return text;
    }

    bool entry()
    {
        const auto key = string();

        if (! key || ! take (':'))
            return false;

        if (*key == "descr" && ! header.hasType)
            return header.hasType = type();

        if (*key == "fortran_order" && ! header.hasOrder)
            return header.hasOrder = order();

        if (*key == "shape" && ! header.hasShape)
            return header.hasShape = shape();

        return false;
    }

    // A list is that of a structured type, which is refused by what it says.
    bool type()
    {
        if (startsWith ('['))
        {
            const auto end = rest.rfind (']');

            if (end == std::string_view::npos)
                return false;

            header.type = rest.substr (0, end + 1);
            rest.remove_prefix (end + 1);
            return true;
        }

        const auto text = string();
        header.type = text.value_or ("");
        return text.has_value();
    }

    bool order()
    {
        header.isFortran = takeWord ("True");
        return header.isFortran || takeWord ("False");
    }

    bool shape()
    {
        if (! take ('('))
            return false;

        while (! take (')'))
        {
            skipBlanks();
            std::size_t length = 0;
            const auto [end, failure] =
                std::from_chars (rest.data(), rest.data() + rest.size(), length);

            if (failure == std::errc::result_out_of_range)
                length = std::numeric_limits<std::size_t>::max();
            else if (failure != std::errc {})
                return false;

            rest.remove_prefix (static_cast<std::size_t> (end - rest.data()));
            takeWord ("L"); // as Python 2 wrote it
            header.shape.push_back (length);

            if (! take (',') && ! startsWith (')'))
                return false;
        }

        return true;
    }

    std::string_view rest;
    Header header;
};

/** One reading of a file. */
class Reader
{
public:
    Reader (const std::filesystem::path& pathToName, std::string_view bytesToRead)
        : path (pathToName), bytes (bytesToRead)
    {
    }

    NumberArray read()
    {
        const auto header = readHeader();
        const auto size = checkType (header.type);
        const auto count = checkSize (header.shape, size);
        NumberArray array { header.shape, {} };
        array.values.reserve (count);

        for (std::size_t n = 0; n < count; ++n)
        {
            const auto place = header.isFortran ? placeOfFortran (array, n) : n;
            const auto at = bytes.substr (place * size);
            array.values.push_back (
                size == 4 ? static_cast<double> (
                    std::bit_cast<float> (fromLittleEndian<std::uint32_t> (at)))
                          : std::bit_cast<double> (fromLittleEndian<std::uint64_t> (at)));
            checkNumber (path, array, n);
        }

        return array;
    }

private:
    [[noreturn]] void refuse (const std::string& reason) const { throw FileProblem (path, reason); }

    [[noreturn]] void refuseTruncated() const
    {
        refuse ("the file is truncated: it ends inside its header; copy it again.");
    }

    Header readHeader()
    {
        constexpr auto versionAt = magic.size(), lengthAt = versionAt + 2;

        if (bytes.size() < lengthAt)
            refuseTruncated();

        const auto major = static_cast<int> (static_cast<unsigned char> (bytes[versionAt]));
        const auto minor = static_cast<int> (static_cast<unsigned char> (bytes[versionAt + 1]));

        if (major < 1 || major > 3 || minor != 0)
            refuse ("it is .npy of version " + std::to_string (major) + "." + std::to_string (minor)
                    + "; save it as 1.0, 2.0 or 3.0, as numpy.save does.");

        const auto lengthSize = major == 1 ? std::size_t { 2 } : std::size_t { 4 };

        if (bytes.size() < lengthAt + lengthSize)
            refuseTruncated();

        const auto length = major == 1 ? fromLittleEndian<std::uint16_t> (bytes.substr (lengthAt))
                                       : fromLittleEndian<std::uint32_t> (bytes.substr (lengthAt));
        bytes.remove_prefix (lengthAt + lengthSize);

        if (bytes.size() < length)
            refuseTruncated();

        const auto header = HeaderParser (bytes.substr (0, length)).parse();
        bytes.remove_prefix (length);

        if (! header)
            refuse ("its .npy header is wrong: it must be a dictionary of descr, fortran_order and "
                    "shape; save it with numpy.save.");

        return *header;
    }

    // How many bytes a number has.
    std::size_t checkType (const std::string& type) const
    {
        if (type == "<f4" || type == "=f4")
            return 4;

        if (type == "<f8" || type == "=f8")
            return 8;

        const auto shown = std::string ("'").append (type, 0, 40).append ("'");

        if (type == ">f4" || type == ">f8")
            refuse ("its numbers are big-endian (" + shown
                    + "); save them little-endian, with "
                      "a.astype ('<"
                    + type.substr (1) + "').");

        if (type == "|O" || type == "O")
            refuse ("it holds Python objects (" + shown
                    + "), not numbers; save float32 or float64, with a.astype ('<f8').");

        refuse ("its type is " + shown
                + ", which is not read; save float32 or float64, with a.astype ('<f4') or "
                  "a.astype ('<f8').");
    }

    // How many numbers there are: as many as the shape says, and their bytes are there.
    std::size_t checkSize (const std::vector<std::size_t>& shape, std::size_t size) const
    {
        checkShape (path, shape);
        const auto written = "its shape " + shapeText (shape);
        std::size_t count = 1;

        for (const auto length : shape)
        {
            if (length > std::numeric_limits<std::size_t>::max() / size / count)
                refuse (written + " is larger than any file; save it again with numpy.save.");

            count *= length;
        }

        if (const auto wanted = count * size; wanted != bytes.size())
            refuse (written + " takes " + std::to_string (wanted) + " bytes, and "
                    + std::to_string (bytes.size()) + " follow the header: "
                    + (bytes.size() < wanted ? "the file is truncated; copy it again."
                                             : "there are too many; save it again with "
                                               "numpy.save."));

        return count;
    }

    // Where the n-th number in the order of C stands in that of Fortran, whose first axis moves
    // fastest.
    static std::size_t placeOfFortran (const NumberArray& array, std::size_t n) noexcept
    {
        std::size_t place = 0, apart = 1;

        for (std::size_t axis = 0; axis < array.shape.size(); ++axis)
        {
            place += apart * array.indexAlong (axis, n);
            apart *= array.shape[axis];
        }

        return place;
    }

    const std::filesystem::path& path;
    std::string_view bytes;
};

} // namespace

bool isNpy (std::string_view bytes) noexcept { return bytes.starts_with (magic); }

NumberArray parseNpy (const std::filesystem::path& path, std::string_view bytes)
{
    return Reader (path, bytes).read();
}

} // namespace requant
