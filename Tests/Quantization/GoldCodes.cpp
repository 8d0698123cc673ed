#include "Reduced.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

// Two's complement of b bits: code = sample * 2^(b-1), rounded, from -2^(b-1) to 2^(b-1) - 1.
// Worked by hand; "tie" is a sample exactly between two codes.
namespace
{

struct Gold
{
    double bits, sample;
    double nearest, truncated; // codes
};

const Gold table[] = {
    // 1 bit: levels -1 and 0, sample * 1.
    { 1, 0.0, 0, 0 },
    { 1, -0.25, 0, -1 },  // -0.25
    { 1, -0.5, 0, -1 },   // tie between -1 and 0: 0 is even
    { 1, -0.75, -1, -1 }, // -0.75
    { 1, -1.0, -1, -1 },  // the lowest level
    { 1, 0.5, 0, 0 },     // tie between 0 and 1: 0
    { 1, 0.75, 0, 0 },    // 1 by rounding, but the highest code is 0
    { 1, 1.0, 0, 0 },     // one step above the highest level
    { 1, -7.5, -1, -1 },  // far below
    // 2 bits: levels -1, -0.5, 0, 0.5: sample * 2.
    { 2, 0.25, 0, 0 },    // 0.5, tie between 0 and 1: 0
    { 2, 0.75, 1, 1 },    // 1.5, tie between 1 and 2: 2, but the highest is 1
    { 2, -0.25, 0, -1 },  // -0.5, tie between -1 and 0: 0
    { 2, -0.75, -2, -2 }, // -1.5, tie between -2 and -1: -2
    { 2, 0.3, 1, 0 },     // 0.6
    { 2, -0.3, -1, -1 },  // -0.6
    { 2, 0.5, 1, 1 },     // on a level
    { 2, -1.0, -2, -2 },  // the lowest
    { 2, -1.2, -2, -2 },  // -2.4 is below it
    { 2, 1.0, 1, 1 },     // 2
    // 8 bits: sample * 128.
    { 8, 0.00390625, 0, 0 },        // 1/256 * 128 = 0.5, tie: 0
    { 8, 0.01171875, 2, 1 },        // 3/256 * 128 = 1.5, tie: 2
    { 8, 0.01953125, 2, 2 },        // 5/256 * 128 = 2.5, tie: 2
    { 8, -0.00390625, 0, -1 },      // -0.5, tie: 0
    { 8, -0.01171875, -2, -2 },     // -1.5, tie: -2
    { 8, -0.01953125, -2, -3 },     // -2.5, tie: -2
    { 8, 0.1, 13, 12 },             // 12.8
    { 8, -0.1, -13, -13 },          // -12.8
    { 8, 0.9921875, 127, 127 },     // 127, the highest
    { 8, 0.99609375, 127, 127 },    // 127.5, tie: 128, clipped
    { 8, 1.0, 127, 127 },           // 128, clipped
    { 8, -1.0, -128, -128 },        // the lowest
    { 8, -1.00390625, -128, -128 }, // -128.5, tie: -128; truncated -129, clipped
    { 8, 1.0e30, 127, 127 },
    { 8, -1.0e30, -128, -128 },
    // 16 bits: sample * 32768.
    { 16, 0.0000152587890625, 0, 0 },        // 2^-16 * 2^15 = 0.5, tie: 0
    { 16, 0.0000457763671875, 2, 1 },        // 3 * 2^-16: 1.5, tie: 2
    { 16, -0.0000457763671875, -2, -2 },     // -1.5, tie: -2
    { 16, -0.0000762939453125, -2, -3 },     // -2.5, tie: -2
    { 16, 0.3, 9830, 9830 },                 // 9830.4
    { 16, -0.3, -9830, -9831 },              // -9830.4
    { 16, 0.7, 22938, 22937 },               // 22937.6
    { 16, 0.999969482421875, 32767, 32767 }, // the highest
    { 16, 1.0, 32767, 32767 },
    { 16, -1.0, -32768, -32768 },
    { 16, -2.0, -32768, -32768 },
    // 24 bits: sample * 8388608.
    { 24, 0x1p-24, 0, 0 },          // 0.5, tie: 0
    { 24, 0x3p-24, 2, 1 },          // 1.5, tie: 2
    { 24, -0x3p-24, -2, -2 },       // -1.5, tie: -2
    { 24, -0x5p-24, -2, -3 },       // -2.5, tie: -2
    { 24, 0.1, 838861, 838860 },    // 838860.8
    { 24, -0.1, -838861, -838861 }, // -838860.8
    { 24, 0x7FFFFFp-23, 8388607, 8388607 },
    { 24, 0xFFFFFFp-24, 8388607, 8388607 }, // 8388607.5, tie: 8388608, clipped
    { 24, 1.0, 8388607, 8388607 },
    { 24, -1.0, -8388608, -8388608 },
};

} // namespace

TEST_CASE ("Samples become the codes that were worked out by hand", "[quantization][gold]")
{
    for (const auto& row : table)
    {
        CAPTURE (row.bits, row.sample);
        const auto scale = std::exp2 (row.bits - 1.0);
        // Long enough that vectorised loops see it in every lane and in their tails.
        const auto input = constant (37, row.sample);
        const auto nearest = reduceMono ({ .bits = row.bits, .dither = Dither::none }, input);
        const auto truncated = reduceMono (
            { .bits = row.bits, .rounding = Rounding::truncate, .dither = Dither::none }, input);

        CHECK (nearest == constant (37, row.nearest / scale));
        CHECK (truncated == constant (37, row.truncated / scale));
    }
}

TEST_CASE ("A sample counts as clipped exactly when its rounded code is beyond the range",
           "[quantization][gold]")
{
    const auto clippedOf = [] (Rounding rounding, double codes)
    {
        const ReductionSettings settings { .bits = 8,
                                           .rounding = rounding,
                                           .dither = Dither::none };
        return reduce (settings, { constant (5, codes / 128.0) }).clipped[0];
    };

    CHECK (clippedOf (Rounding::nearest, 127.0) == 0);
    CHECK (clippedOf (Rounding::nearest, 127.4) == 0);
    CHECK (clippedOf (Rounding::nearest, 127.5) == 5);
    CHECK (clippedOf (Rounding::nearest, 128.0) == 5);
    CHECK (clippedOf (Rounding::nearest, -128.5) == 0); // the tie goes to -128
    CHECK (clippedOf (Rounding::nearest, -128.6) == 5);
    CHECK (clippedOf (Rounding::truncate, 127.9) == 0);
    CHECK (clippedOf (Rounding::truncate, 128.0) == 5);
    CHECK (clippedOf (Rounding::truncate, -128.0) == 0);
    CHECK (clippedOf (Rounding::truncate, -128.1) == 5);
}
