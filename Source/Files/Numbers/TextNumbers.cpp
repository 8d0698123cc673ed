#include "TextNumbers.h"

#include "Files/FileProblem.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>
#include <system_error>

namespace requant
{

namespace
{

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf", blanks = " \t\v\f", lineEnds = "\r\n";

// Whether digits that no double holds are too small for one, not too large: where the first that
// is not 0 stands, exponent included.
bool isTiny (std::string_view digits) noexcept
{
    const auto exponentAt = digits.find_first_of ("eE");
    const auto mantissa = digits.substr (0, exponentAt);
    const auto first = mantissa.find_first_of ("123456789");
    const auto point = std::min (mantissa.find ('.'), mantissa.size());

    if (first == std::string_view::npos)
        return true;

    auto place = static_cast<double> (point) - static_cast<double> (first);

    if (exponentAt != std::string_view::npos)
    {
        const auto exponent = digits.substr (exponentAt + 1);
        const auto isNegative = exponent.starts_with ('-');
        auto size = 0.0;

        for (const auto digit : exponent)
            if (digit >= '0' && digit <= '9')
                size = 10.0 * size + (digit - '0');

        place += isNegative ? -size : size;
    }

    return place < 0.0;
}

// All of a word as a number; invalid_argument where it is none.
std::errc readWhole (std::string_view word, double& value) noexcept
{
    if (word.empty())
        return std::errc::invalid_argument;

#ifdef __cpp_lib_to_chars
    const auto [end, failure] = std::from_chars (word.data(), word.data() + word.size(), value);
    return end == word.data() + word.size() ? failure : std::errc::invalid_argument;
#else
    // Apple's from_chars reads no fractions, and its streams no "nan".
    const auto isNegative = word.starts_with ('-');
    const auto name = word.substr (isNegative ? 1 : 0);

    if (name == "nan" || name == "NaN" || name == "inf" || name == "infinity")
    {
        value = name.starts_with ('i') ? std::numeric_limits<double>::infinity()
                                       : std::numeric_limits<double>::quiet_NaN();
        value = isNegative ? -value : value;
        return {};
    }

    if (word.find_first_not_of ("0123456789.eE+-") != std::string_view::npos)
        return std::errc::invalid_argument;

    std::istringstream stream { std::string (word) };
    stream.imbue (std::locale::classic());
    stream >> value;

    if (stream.fail() && std::abs (value) == std::numeric_limits<double>::max())
        return std::errc::result_out_of_range;

    return stream.fail() || stream.peek() != std::istringstream::traits_type::eof()
               ? std::errc::invalid_argument
               : std::errc {};
#endif
}

// As a sentence can quote it: no more of it than tells, and nothing that moves a cursor.
std::string quoted (std::string_view word)
{
    constexpr std::size_t longest = 40;
    std::string text ("\"");

    for (const auto letter : word.substr (0, longest))
        text += static_cast<unsigned char> (letter) < 0x20 || letter == 0x7f ? '?' : letter;

    return text + (word.size() > longest ? "...\"" : "\"");
}

/** One reading of a text. */
class Parser
{
public:
    explicit Parser (const std::filesystem::path& pathToName) : path (pathToName) {}

    NumberArray parse (std::string_view text)
    {
        if (text.starts_with (byteOrderMark))
            text.remove_prefix (byteOrderMark.size());

        for (std::size_t at = 0; at <= text.size();)
        {
            const auto end = std::min (text.find_first_of (lineEnds, at), text.size());
            ++line;
            parseLine (text.substr (at, end - at));
            at = end + (text.substr (end).starts_with ("\r\n") ? 2 : 1);
        }

        if (rows == 0)
            throw FileProblem (path, "there is no number in it; one is enough, several stand apart "
                                     "by blanks or commas.");

        if (rows > 1)
            array.shape = { rows, columns };
        else
            array.shape = { columns };

        return std::move (array);
    }

private:
    [[noreturn]] void refuse (const std::string& reason) const
    {
        throw FileProblem (path, "line " + std::to_string (line) + reason);
    }

    void parseLine (std::string_view rest)
    {
        std::size_t count = 0;
        auto needsNumber = false; // behind a comma

        for (;;)
        {
            rest.remove_prefix (std::min (rest.find_first_not_of (blanks), rest.size()));

            if (rest.empty())
                break;

            if (rest.front() == ',')
            {
                if (count == 0 || needsNumber)
                    refuse (" has no number before a comma; take the comma out, or write 0.");

                needsNumber = true;
                rest.remove_prefix (1);
                continue;
            }

            const auto end = std::min (rest.find_first_of (" \t\v\f,"), rest.size());
            add (rest.substr (0, end), ++count);
            rest.remove_prefix (end);
            needsNumber = false;
        }

        if (needsNumber)
            refuse (" has no number behind its last comma; take the comma out, or write 0.");

        if (count > 0)
            endRow (count);
    }

    void endRow (std::size_t count)
    {
        if (rows++ == 0)
        {
            columns = count;
            firstLine = line;
        }
        else if (count != columns)
        {
            refuse (" has " + std::to_string (count) + (count == 1 ? " number" : " numbers")
                    + ", line " + std::to_string (firstLine) + " has " + std::to_string (columns)
                    + "; the rows of a matrix have equally many.");
        }
    }

    void add (std::string_view word, std::size_t place)
    {
        const auto value = numberOf (word);
        const auto where = ", number " + std::to_string (place) + ": ";

        if (! value)
            refuse (where + quoted (word)
                    + " is not a number that double precision holds; write digits, as in -0.5 or "
                      "1e-3, apart by blanks or commas.");

        if (! std::isfinite (*value))
            refuse (where + quoted (word) + " is "
                    + (std::isnan (*value) ? "not a number (NaN)" : "infinite")
                    + "; only finite numbers can be quantized.");

        array.values.push_back (*value);
    }

    const std::filesystem::path& path;
    NumberArray array;
    std::size_t line = 0, rows = 0, columns = 0, firstLine = 0;
};

} // namespace

std::optional<double> numberOf (std::string_view word) noexcept
{
    // The reader of the library knows no plus sign.
    if (word.starts_with ('+') && ! word.starts_with ("+-"))
        word.remove_prefix (1);

    double value = 0.0;
    const auto state = readWhole (word, value);

    if (state == std::errc::result_out_of_range)
    {
        const auto isNegative = word.starts_with ('-');
        return isTiny (word.substr (isNegative ? 1 : 0)) ? std::optional (isNegative ? -0.0 : 0.0)
                                                         : std::nullopt;
    }

    return state == std::errc {} ? std::optional (value) : std::nullopt;
}

NumberArray parseText (const std::filesystem::path& path, std::string_view text)
{
    return Parser (path).parse (text);
}

} // namespace requant
