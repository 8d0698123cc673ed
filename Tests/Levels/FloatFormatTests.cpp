#include "Levels/FloatFormat.h"

#include "Support/Catch.h"
#include "Support/LawVectors.h"
#include "Support/Random.h"
#include "Support/Statistics.h"

#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <tuple>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto infinity = std::numeric_limits<double>::infinity();

// IEEE 754-2019, table 3.5; OFP8 1.0, table 1; bfloat16 is binary32 with 7 fraction bits.
struct Fact
{
    std::string name; ///< as in the vectors
    FloatFormat format;
    int bits, fractionBits;
    double largest, smallestNormal, smallest;
    double overflowsFrom; ///< the tie between the largest and what would be next
    bool tieOverflows;    ///< the larger of the two has the even code
    std::int64_t largestCode, infinityCode;
};

const Fact facts[] = {
    { "float16", FloatFormat::binary16(), 16, 10, 65504.0, 0x1p-14, 0x1p-24, 65520.0, true, 0x7BFF,
      0x7C00 },
    { "bfloat16", FloatFormat::bfloat16(), 16, 7, 0x1.FEp127, 0x1p-126, 0x1p-133, 0x1.FFp127, true,
      0x7F7F, 0x7F80 },
    { "float8e4m3fn", FloatFormat::float8E4M3(), 8, 3, 448.0, 0x1p-6, 0x1p-9, 464.0, false, 0x7E,
      0x7F },
    { "float8e5m2", FloatFormat::float8E5M2(), 8, 2, 57344.0, 0x1p-14, 0x1p-16, 61440.0, true, 0x7B,
      0x7C },
};

const Fact& factOf (const std::string& name)
{
    for (const auto& fact : facts)
        if (fact.name == name)
            return fact;

    throw std::runtime_error ("no such format: " + name);
}

bool isMinusZero (double value) { return value == 0.0 && std::signbit (value); }

// NaN is NaN, and -0 is not 0.
bool isSame (double a, double b)
{
    return std::isnan (a) ? std::isnan (b) : a == b && std::signbit (a) == std::signbit (b);
}

double asFloat32 (double value) { return static_cast<double> (static_cast<float> (value)); }

constexpr Overflow everyOverflow[] = { Overflow::saturate, Overflow::infinity };

} // namespace

// QuantizeLinear divides in float32; DequantizeLinear multiplies in it.
TEST_CASE ("Floating-point formats give ONNX Runtime's codes and values for its numbers",
           "[levels][float]")
{
    const auto vectors = floatVectors();
    CHECK (vectors.size() == 5);

    for (const auto& vector : vectors)
    {
        const auto& format = factOf (vector.type).format;
        const auto overflow = vector.saturates ? Overflow::saturate : Overflow::infinity;
        const auto scale = vector.scale.value_or (1.0);
        REQUIRE (vector.inputs.size() >= 12);
        REQUIRE (vector.codes.size() == vector.inputs.size());
        REQUIRE (vector.values.size() == vector.inputs.size());

        for (std::size_t i = 0; i < vector.inputs.size(); ++i)
        {
            const auto scaled = asFloat32 (vector.inputs[i] / scale);
            const auto code = format.code (scaled, overflow);
            CAPTURE (vector.id, vector.inputs[i]);
            CHECK (code == vector.codes[i]);
            const auto value = asFloat32 (format.value (code) * scale);

            if (std::isnan (vector.values[i]))
                CHECK_FALSE (std::isfinite (value));
            else
                CHECK (isSame (value, vector.values[i]));
        }
    }
}

TEST_CASE ("Floating-point formats have the levels of their standards", "[levels][float]")
{
    for (const auto& fact : facts)
    {
        CAPTURE (fact.name);
        const auto& format = fact.format;
        CHECK (format.bits() == fact.bits);
        CHECK (format.largestCode() == fact.largestCode);
        CHECK (format.infinityCode() == fact.infinityCode);
        CHECK (format.value (0) == 0.0);
        CHECK (format.value (1) == fact.smallest);
        CHECK (format.value (std::int64_t { 1 } << fact.fractionBits) == fact.smallestNormal);
        CHECK (format.value (fact.largestCode) == fact.largest);
        CHECK (format.table().size() == static_cast<std::size_t> (2 * fact.largestCode + 1));
    }
}

TEST_CASE ("Every finite code of a floating-point format comes back from its value, -0 included",
           "[levels][float]")
{
    for (const auto& fact : facts)
        for (std::int64_t code = 0; code < std::int64_t { 1 } << fact.bits; ++code)
        {
            const auto value = fact.format.value (code);

            if (std::isfinite (value) != fact.format.isFinite (code))
                FAIL_CHECK (fact.name << ": " << code << " is " << value);

            for (const auto overflow : everyOverflow)
                if (std::isfinite (value) && fact.format.code (value, overflow) != code)
                    FAIL_CHECK (fact.name << ": " << code << " does not come back");
        }

    CHECK (isMinusZero (FloatFormat::binary16().value (0x8000)));
}

TEST_CASE ("NaN keeps its sign and becomes the quiet pattern, and every pattern of NaN is NaN",
           "[levels][float]")
{
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    const std::int64_t expected[] = { 0x7E00, 0x7FC0, 0x7F, 0x7F };

    for (std::size_t i = 0; i < std::size (facts); ++i)
    {
        const auto& [name, format] = std::tie (facts[i].name, facts[i].format);
        CAPTURE (name);
        const auto sign = std::int64_t { 1 } << (format.bits() - 1);

        for (const auto overflow : everyOverflow)
        {
            CHECK (format.code (nan, overflow) == expected[i]);
            CHECK (format.code (-nan, overflow) == (expected[i] | sign));
        }

        for (auto code = format.infinityCode() + 1; code < sign; ++code)
        {
            CHECK (std::isnan (format.value (code)));
            CHECK (std::isnan (format.value (code | sign)));
        }
    }

    // OFP8: E4M3 has no infinities, and one pattern of NaN for each sign.
    CHECK (std::isnan (FloatFormat::float8E4M3().value (0x7F)));
    CHECK (std::isnan (FloatFormat::float8E4M3().value (0xFF)));
    CHECK (FloatFormat::float8E5M2().value (0x7C) == infinity);
    CHECK (FloatFormat::float8E5M2().value (0xFC) == -infinity);
    CHECK (FloatFormat::binary16().value (0x7C00) == infinity);
    CHECK (FloatFormat::bfloat16().value (0xFF80) == -infinity);
}

TEST_CASE ("Values of a floating-point format rise with the code", "[levels][float]")
{
    for (const auto& fact : facts)
        for (std::int64_t code = 1; code <= fact.largestCode; ++code)
            if (! (fact.format.value (code) > fact.format.value (code - 1)))
                FAIL_CHECK (fact.name << ": " << code << " is not above the one before");
}

// The middle of two neighbours is exact in double, and so is one ulp on each side of it: what
// rounds twice, as by way of float32, fails here.
TEST_CASE ("Halfway between two floating-point levels the even code wins, and an ulp beside it the "
           "nearer one",
           "[levels][float]")
{
    for (const auto& fact : facts)
    {
        const auto table = fact.format.table();

        for (std::int64_t lower = 0; lower < fact.largestCode; ++lower)
            for (const auto sign : { 1.0, -1.0 })
            {
                const auto tie = 0.5 * (fact.format.value (lower) + fact.format.value (lower + 1));
                const auto negative = sign < 0.0 ? std::int64_t { 1 } << (fact.bits - 1) : 0;

                const auto check = [&] (double magnitude, std::int64_t expected)
                {
                    const auto x = sign * magnitude;
                    const auto code = fact.format.code (x, Overflow::infinity);

                    if (code != (expected | negative))
                        FAIL_CHECK (fact.name << ": " << x << " becomes " << code);

                    if (table.level (table.index (x)) != fact.format.value (code))
                        FAIL_CHECK (fact.name << ": the table differs at " << x);
                };

                check (tie, lower + (lower & 1));
                check (std::nextafter (tie, 0.0), lower);
                check (std::nextafter (tie, infinity), lower + 1);
            }
    }
}

// Beside the tie between 1 and the next level, by each of double's bits. In float32 most of these
// are the tie itself, which goes to 1.
TEST_CASE ("A number is rounded to a floating-point format once, not by way of float32",
           "[levels][float]")
{
    for (const auto& fact : facts)
    {
        const auto tie = 1.0 + std::exp2 (-1 - fact.fractionBits);
        const auto next = fact.format.code (1.0, Overflow::infinity) + 1;

        for (int bit = fact.fractionBits + 2; bit <= 52; ++bit)
        {
            CAPTURE (fact.name, bit);
            CHECK (fact.format.code (tie + std::exp2 (-bit), Overflow::infinity) == next);
            CHECK (fact.format.code (tie - std::exp2 (-bit), Overflow::infinity) == next - 1);
        }
    }
}

// Patterns of double at random have every exponent equally often.
TEST_CASE ("The table of a floating-point format rounds any double as the format itself does",
           "[levels][float]")
{
    Random random { 7 };

    for (const auto& fact : facts)
    {
        const auto table = fact.format.table();
        CHECK (table.code (table.index (-0.0)) == 0);

        const auto check = [&] (double x)
        {
            const auto index = table.index (x);
            const auto value = fact.format.value (fact.format.code (x, Overflow::saturate));

            if (table.level (index) != value)
                FAIL_CHECK (fact.name << ": " << x << " becomes " << value);

            if (fact.format.value (table.code (index)) != value)
                FAIL_CHECK (fact.name << ": the code of " << x);
        };

        for (int i = 0; i < 20000; ++i)
        {
            const auto x = std::bit_cast<double> (random.word());
            check (std::isnan (x) ? 0.0 : x);
            check (std::ldexp (random.bipolar(), static_cast<int> (random.below (300)) - 150));
            check (2.0 * fact.smallestNormal * random.bipolar());
            check (1.1 * fact.largest * random.bipolar());
        }
    }
}

// Overflow is decided after rounding as if exponents went on (IEEE 754-2019, 7.4): OFP8 1.0 says so
// of its formats too.
TEST_CASE ("Too large a number becomes the largest finite level, or infinity, or E4M3's NaN",
           "[levels][float]")
{
    for (const auto& fact : facts)
    {
        CAPTURE (fact.name);
        const auto sign = std::int64_t { 1 } << (fact.bits - 1);
        const auto tie = fact.overflowsFrom;

        const auto check = [&] (double x, bool overflows)
        {
            CAPTURE (x);
            const auto beyond = overflows ? fact.infinityCode : fact.largestCode;
            CHECK (fact.format.code (x, Overflow::saturate) == fact.largestCode);
            CHECK (fact.format.code (-x, Overflow::saturate) == (fact.largestCode | sign));
            CHECK (fact.format.code (x, Overflow::infinity) == beyond);
            CHECK (fact.format.code (-x, Overflow::infinity) == (beyond | sign));
        };

        check (fact.largest, false);
        check (std::nextafter (tie, 0.0), false);
        check (tie, fact.tieOverflows);
        check (std::nextafter (tie, infinity), true);
        check (2.0 * tie, true);
        check (std::numeric_limits<double>::max(), true);
        check (infinity, true);
    }
}

// With p fraction bits and the leading 1, half a unit in the last place is at most 2^-(p + 1) of a
// number: just that much at the tie above a power of two, of which it is bound / (1 + bound). So
// binary16 holds 11 significant bits.
TEST_CASE (
    "Over its normal range binary16 errs by at most 2^-11 of the number, the others likewise",
    "[levels][float]")
{
    Random random { 11 };

    for (const auto& fact : facts)
    {
        const auto bound = std::exp2 (-1 - fact.fractionBits);
        const auto octaves = std::log2 (fact.largest / fact.smallestNormal);
        double worst = 0.0;

        for (int i = 0; i < 100000; ++i)
        {
            const auto x =
                fact.smallestNormal * std::exp2 (octaves * (0.5 + 0.5 * random.bipolar()));
            const auto value = fact.format.value (fact.format.code (x, Overflow::saturate));
            worst = std::max (worst, std::abs (x - value) / x);
        }

        CAPTURE (fact.name);
        CHECK (worst <= bound);
        CHECK (worst > 0.99 * bound / (1.0 + bound));
    }
}

// The error is even over a unit in the last place, which is 2^-f from 1 to 2, and magnitudes are
// even there in the logarithm: mean square 1.5 / ln 2. Neither square varies by more than its
// squared mean.
TEST_CASE ("A floating-point format of f fraction bits has an SNR of 6.02 f + 14.1 dB",
           "[levels][float]")
{
    Random random { 13 };
    constexpr int count = 100000;

    for (const auto& fact : facts)
    {
        double signal = 0.0, error = 0.0;

        for (int i = 0; i < count; ++i)
        {
            const auto x = std::exp2 (0.5 + 0.5 * random.bipolar());
            const auto y = fact.format.value (fact.format.code (x, Overflow::saturate));
            signal += x * x;
            error += (x - y) * (x - y);
        }

        const auto power = 1.5 / std::numbers::ln2 * 12.0 * std::exp2 (2.0 * fact.fractionBits);
        CAPTURE (fact.name);
        CHECK (10.0 * std::log10 (signal / error)
               == Approx (10.0 * std::log10 (power))
                      .margin (toleranceInDb (toleranceOfMean (2.0, count), 1.0)));
    }
}

TEST_CASE ("What is at most half the smallest level becomes 0 and keeps its sign",
           "[levels][float]")
{
    for (const auto& fact : facts)
    {
        CAPTURE (fact.name);
        const auto sign = std::int64_t { 1 } << (fact.bits - 1);

        for (const auto x : { 0.0, 0.5 * fact.smallest, 0x1p-200, 5e-324 })
        {
            CHECK (fact.format.code (x, Overflow::infinity) == 0);
            CHECK (fact.format.code (-x, Overflow::infinity) == sign);
        }
    }
}
