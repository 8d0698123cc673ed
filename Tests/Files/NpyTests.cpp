#include "Files/FileProblem.h"
#include "Files/Numbers/NpyNumbers.h"
#include "Support/Catch.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace requant;

namespace
{

using Values = std::vector<double>;
using Shape = std::vector<std::size_t>;

std::string littleEndian (std::uint64_t value, std::size_t bytes)
{
    std::string text;

    for (std::size_t i = 0; i < bytes; ++i)
        text += static_cast<char> (value >> (8 * i) & 0xff);

    return text;
}

// As numpy.save writes it; version 1 has a length of two bytes, the others of four.
std::string npy (const std::string& header, const std::string& data, char major = 1)
{
    return std::string ("\x93NUMPY") + major + '\0'
           + littleEndian (header.size(), major == 1 ? 2 : 4) + header + data;
}

std::string headerOf (const std::string& type, const std::string& shape,
                      const std::string& order = "False")
{
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape
           + ", }          \n";
}

template <typename Number>
std::string dataOf (const std::vector<Number>& numbers)
{
    std::string bytes;

    for (const auto number : numbers)
    {
        std::conditional_t<sizeof (Number) == 4, std::uint32_t, std::uint64_t> bits;
        std::memcpy (&bits, &number, sizeof (bits));
        bytes += littleEndian (bits, sizeof (bits));
    }

    return bytes;
}

NumberArray parsed (const std::string& bytes) { return parseNpy ("a.npy", bytes); }

std::string refusal (const std::string& bytes)
{
    try
    {
        parsed (bytes);
    }
    catch (const FileProblem& problem)
    {
        return problem.what();
    }

    return {};
}

} // namespace

TEST_CASE ("An .npy of float32 or float64 is read, of every version", "[files][numbers]")
{
    for (const auto major : { '\1', '\2', '\3' })
    {
        const auto narrow = parsed (
            npy (headerOf ("<f4", "(2, 3)"), dataOf<float> ({ 1, 2, 3, 4, 5, 0.1f }), major));
        CHECK (narrow.shape == Shape { 2, 3 });
        CHECK (narrow.values == Values { 1, 2, 3, 4, 5, static_cast<double> (0.1f) });

        const auto wide =
            parsed (npy (headerOf ("<f8", "(2,)"), dataOf<double> ({ 0.1, -0.0 }), major));
        CHECK (wide.shape == Shape { 2 });
        CHECK (wide.values[0] == 0.1);
        CHECK (std::signbit (wide.values[1]));
    }
}

// [[1, 2, 3], [4, 5, 6]] stored by columns.
TEST_CASE ("The order of Fortran is turned into that of C", "[files][numbers]")
{
    CHECK (parsed (npy (headerOf ("<f4", "(2, 3)", "True"), dataOf<float> ({ 1, 4, 2, 5, 3, 6 })))
               .values
           == Values { 1, 2, 3, 4, 5, 6 });

    // a[i][j][k] = 100 i + 10 j + k, first index fastest.
    Values stored, wanted;

    for (int k = 0; k < 4; ++k)
        for (int j = 0; j < 3; ++j)
            for (int i = 0; i < 2; ++i)
                stored.push_back (100 * i + 10 * j + k);

    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 4; ++k)
                wanted.push_back (100 * i + 10 * j + k);

    CHECK (parsed (npy (headerOf ("<f8", "(2, 3, 4)", "True"), dataOf (stored))).values == wanted);
}

TEST_CASE ("A scalar has no axis, and eight axes are read", "[files][numbers]")
{
    const auto scalar = parsed (npy (headerOf ("<f8", "()"), dataOf<double> ({ 5.87 })));
    CHECK (scalar.shape.empty());
    CHECK (scalar.values == Values { 5.87 });
    CHECK (parsed (npy (headerOf ("<f4", "(1, 1, 2, 1, 1, 1, 1, 1)"), dataOf<float> ({ 1, 2 })))
               .shape.size()
           == 8);
}

TEST_CASE ("A header that another writer made is read", "[files][numbers]")
{
    const auto data = dataOf<float> ({ 1, 2 });

    for (const auto* header :
         { "{\"shape\": (2,), \"descr\": \"<f4\", \"fortran_order\": False}",
           "{'descr':'<f4','fortran_order':False,'shape':(2L,)}",
           " { 'fortran_order' : True , 'shape':( 2, ) , 'descr':'<f4' , } \n" })
    {
        CAPTURE (header);
        CHECK (parsed (npy (header, data)).values == Values { 1, 2 });
    }
}

TEST_CASE ("An .npy that is wrong is refused with what would be right", "[files][numbers]")
{
    const auto two = dataOf<float> ({ 1, 2 });
    const auto has = [] (const std::string& bytes, const std::string& words)
    {
        CAPTURE (refusal (bytes));
        CHECK (refusal (bytes).find ("a.npy: " + words) == 0);
    };

    has (npy (headerOf (">f4", "(2,)"), two),
         "its numbers are big-endian ('>f4'); save them little-endian, with a.astype ('<f4').");
    has (npy (headerOf (">f8", "(1,)"), two), "its numbers are big-endian ('>f8')");
    has (npy (headerOf ("|O", "(2,)"), two), "it holds Python objects ('|O'), not numbers;");
    has (npy (headerOf ("<i4", "(2,)"), two), "its type is '<i4', which is not read; save float32");
    has (npy (headerOf ("<f2", "(4,)"), two), "its type is '<f2', which is not read");
    has (npy (headerOf ("<c8", "(1,)"), two), "its type is '<c8', which is not read");
    has (npy (headerOf ("|b1", "(8,)"), two), "its type is '|b1', which is not read");
    has (
        npy ("{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (1,)}", two),
        "its type is '[('a', '<f4'), ('b', '<f4')]', which is not read");
    has (npy (headerOf ("<f4", "(1, 1, 1, 1, 1, 1, 1, 1, 2)"), two),
         "it has 9 axes; eight are the most, so reshape it first.");
    has (npy (headerOf ("<f4", "(0, 3)"), ""), "its shape (0, 3) holds no number; one is enough.");
    has (npy (headerOf ("<f4", "(3,)"), two),
         "its shape (3,) takes 12 bytes, and 8 follow the header: the file is truncated;");
    has (npy (headerOf ("<f4", "(1,)"), two),
         "its shape (1,) takes 4 bytes, and 8 follow the header: there are too many;");
    has (npy (headerOf ("<f4", "(2,)"), two.substr (0, 7)), "its shape (2,) takes 8 bytes, and 7");
    has (npy ("", two),
         "its .npy header is wrong: it must be a dictionary of descr, fortran_order");

    for (const auto* header :
         { "[1, 2]", "{'descr': '<f4', 'shape': (2,)}", "{'descr': '<f4'",
           "{'descr': '<f4', 'fortran_order': False, 'shape': 2}",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
           "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}",
           "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
           "{'descr': '<f4, 'fortran_order': False, 'shape': (2,)}",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x" })
    {
        CAPTURE (header);
        has (npy (header, two), "its .npy header is wrong");
    }
}

// Nothing may be allocated by what a header says alone. 8 (2^61 + 1) bytes are 8 modulo 2^64, which
// is how many there are; 3 * 768614336404564651 = 2^61 + 1.
TEST_CASE ("A shape that is larger than the file costs no memory", "[files][numbers]")
{
    for (const auto* shape :
         { "(1000000000000,)", "(4294967296, 4294967296)", "(18446744073709551615,)",
           "(99999999999999999999999999, 2)", "(3037000500, 3037000500, 2)",
           "(2305843009213693953,)", "(3, 768614336404564651)" })
    {
        CAPTURE (shape);
        const auto said = refusal (npy (headerOf ("<f8", shape), dataOf<double> ({ 1 })));
        CHECK (said.find ("a.npy: its shape (") == 0);
    }

    // 0 times anything is 0, whatever else is too large.
    CHECK (refusal (npy (headerOf ("<f8", "(18446744073709551615, 0, 9)"), "")).find ("no number")
           != std::string::npos);
}

TEST_CASE ("An .npy that ends inside its header is truncated", "[files][numbers]")
{
    const auto whole = npy (headerOf ("<f4", "(2,)"), dataOf<float> ({ 1, 2 }), 2);

    for (std::size_t length = 6; length < whole.size(); ++length)
    {
        CAPTURE (length);
        const auto said = refusal (whole.substr (0, length));
        CHECK (said.find ("truncated") != std::string::npos);
    }

    CHECK (refusal (npy ("{}", "", 4)).find ("it is .npy of version 4.0; save it as 1.0")
           != std::string::npos);
}

TEST_CASE ("A number that is not finite is refused with its index", "[files][numbers]")
{
    const auto nan = std::numeric_limits<float>::quiet_NaN();
    const auto infinite = std::numeric_limits<float>::infinity();
    CHECK (refusal (npy (headerOf ("<f4", "(2, 2)"), dataOf<float> ({ 1, 2, nan, 4 })))
           == "a.npy: the number at [1, 0] is not a number (NaN); only finite numbers can be "
              "quantized.");
    CHECK (refusal (npy (headerOf ("<f4", "(2, 2)", "True"), dataOf<float> ({ 1, 2, infinite, 4 })))
               .find ("the number at [0, 1] is infinite")
           != std::string::npos);
    CHECK (refusal (npy (headerOf ("<f4", "()"), dataOf<float> ({ nan })))
               .find ("the number is not a number (NaN)")
           != std::string::npos);
}
