#include "Modes.h"
#include "Reduced.h"

using namespace requant;
using namespace requant::test;

namespace
{

using enum LatticeKind;

// Worked by hand: w = sample / step + where 0 lies; codes by nearest (ties to even), by floor, and
// by the next level toward 0.
struct Gold
{
    LatticeKind kind;
    double bits, sample;
    double nearest, truncated, towardZero;
};

const Gold table[] = {
    // Symmetric, 2 bits: levels -1, 0, 1: w = sample.
    { symmetric, 2, 0.0, 0, 0, 0 },
    { symmetric, 2, 0.5, 0, 0, 0 },   // tie between 0 and 1
    { symmetric, 2, -0.5, 0, -1, 0 }, // tie between -1 and 0
    { symmetric, 2, 0.75, 1, 0, 0 },
    { symmetric, 2, -0.75, -1, -1, 0 },
    { symmetric, 2, 1.0, 1, 1, 1 },      // the highest
    { symmetric, 2, -1.0, -1, -1, -1 },  // the lowest
    { symmetric, 2, 1.5, 1, 1, 1 },      // tie between 1 and 2: 2, clipped
    { symmetric, 2, -1.25, -1, -1, -1 }, // truncated -2, clipped
    { symmetric, 2, 1e30, 1, 1, 1 },
    { symmetric, 2, -1e30, -1, -1, -1 },
    // Symmetric, 3 bits: -3 .. 3, w = 3 sample.
    { symmetric, 3, 0.5, 2, 1, 1 },     // 1.5, tie: 2
    { symmetric, 3, -0.5, -2, -2, -1 }, // -1.5, tie: -2
    { symmetric, 3, 0.25, 1, 0, 0 },    // 0.75
    { symmetric, 3, -0.25, -1, -1, 0 },
    { symmetric, 3, 0.9375, 3, 2, 2 }, // 2.8125
    { symmetric, 3, -0.9375, -3, -3, -2 },
    { symmetric, 3, 1.0, 3, 3, 3 },
    { symmetric, 3, -1.0, -3, -3, -3 },
    // Symmetric, 8 bits: -127 .. 127, w = 127 sample.
    { symmetric, 8, 0.5, 64, 63, 63 },     // 63.5, tie: 64
    { symmetric, 8, -0.5, -64, -64, -63 }, // -63.5, tie: -64
    { symmetric, 8, 0.1, 13, 12, 12 },     // 12.7
    { symmetric, 8, -0.1, -13, -13, -12 },
    // End-points, 1 bit: levels -1 and 1: w = sample / 2 + 1/2; 0 lies between codes 0 and 1.
    { endPoints, 1, 0.0, 0, 0, 1 },   // tie: 0; 0 counts as positive
    { endPoints, 1, 0.25, 1, 0, 1 },  // 0.625
    { endPoints, 1, -0.25, 0, 0, 0 }, // 0.375: not across 0
    { endPoints, 1, 0.99, 1, 0, 1 },
    { endPoints, 1, -0.99, 0, 0, 0 },
    { endPoints, 1, 1.0, 1, 1, 1 },
    { endPoints, 1, -1.0, 0, 0, 0 },
    // End-points, 2 bits: -1, -1/3, 1/3, 1: w = 1.5 sample + 1.5.
    { endPoints, 2, 0.0, 2, 1, 2 },    // 1.5, tie: 2
    { endPoints, 2, 0.125, 2, 1, 2 },  // 1.6875: 1/3 is the positive level nearest to 0
    { endPoints, 2, -0.125, 1, 1, 1 }, // 1.3125
    { endPoints, 2, 0.625, 2, 2, 2 },  // 2.4375
    { endPoints, 2, 0.75, 3, 2, 2 },   // 2.625
    { endPoints, 2, -0.75, 0, 0, 1 },  // 0.375: toward 0 is up
    { endPoints, 2, -0.625, 1, 0, 1 }, // 0.5625
    { endPoints, 2, 1.0, 3, 3, 3 },
    { endPoints, 2, -1.0, 0, 0, 0 },
    { endPoints, 2, 2.0, 3, 3, 3 },  // 4.5, clipped
    { endPoints, 2, -2.0, 0, 0, 0 }, // -1.5, clipped
    // End-points, 3 bits: w = 3.5 sample + 3.5.
    { endPoints, 3, 0.0, 4, 3, 4 },     // 3.5, tie: 4
    { endPoints, 3, -0.0625, 3, 3, 3 }, // 3.28125
    { endPoints, 3, 0.5, 5, 5, 5 },     // 5.25
    { endPoints, 3, -0.5, 2, 1, 2 },    // 1.75
    { endPoints, 3, 1.0, 7, 7, 7 },
    { endPoints, 3, -1.0, 0, 0, 0 },
    // Two's complement toward zero, 3 bits: w = 4 sample.
    { twosComplement, 3, 0.9, 3, 3, 3 }, // 3.6: 4, clipped
    { twosComplement, 3, -0.9, -4, -4, -3 },
    { twosComplement, 3, -0.2, -1, -1, 0 },
    { twosComplement, 3, 0.2, 1, 0, 0 },
    { twosComplement, 3, -1.0, -4, -4, -4 },
    { twosComplement, 3, -1.2, -4, -4, -4 }, // -4.8: toward 0 it is -4 and does not clip
};

double codeOf (const Gold& row, Rounding rounding)
{
    return rounding == Rounding::nearest    ? row.nearest
           : rounding == Rounding::truncate ? row.truncated
                                            : row.towardZero;
}

} // namespace

TEST_CASE ("Samples become the codes of every lattice that were worked out by hand",
           "[quantization][gold][lattice]")
{
    for (const auto& row : table)
        for (const auto rounding : { Rounding::nearest, Rounding::truncate, Rounding::towardZero })
        {
            CAPTURE (row.kind, row.bits, row.sample, rounding);
            const ReductionSettings settings { .bits = row.bits,
                                               .latticeKind = row.kind,
                                               .rounding = rounding,
                                               .dither = Dither::none };
            const auto code = static_cast<std::int64_t> (codeOf (row, rounding));
            CHECK (reduceMono (settings, constant (37, row.sample))
                   == constant (37, settings.lattice().level (code)));
        }
}

// Two's complement of 3 bits: position 4 x; end-points of 3 bits: 3.5 x + 3.5, and 0 lies at 3.5.
TEST_CASE ("With ties away from zero a tie goes to the code farther from 0",
           "[quantization][gold][lattice]")
{
    struct Row
    {
        LatticeKind kind;
        double sample;
        std::int64_t code;
    };

    for (const auto& row :
         { Row { twosComplement, 0.125, 1 }, Row { twosComplement, -0.125, -1 },
           Row { twosComplement, 0.375, 2 }, Row { twosComplement, 0.625, 3 },
           Row { twosComplement, -0.625, -3 }, Row { twosComplement, -0.875, -4 },
           Row { twosComplement, 0.62, 2 }, Row { twosComplement, -0.62, -2 },
           Row { twosComplement, 0.875, 3 }, // 3.5: 4, clipped
           Row { endPoints, 0.0, 4 }, Row { endPoints, 0.1, 4 }, Row { endPoints, -0.1, 3 } })
    {
        CAPTURE (row.kind, row.sample);
        const ReductionSettings settings { .bits = 3.0,
                                           .latticeKind = row.kind,
                                           .rounding = Rounding::nearestAway,
                                           .dither = Dither::none };
        CHECK (reduceMono (settings, constant (37, row.sample))
               == constant (37, settings.lattice().level (row.code)));
        CHECK (settings.lattice().code (settings.lattice().lsb (row.sample), Rounding::nearestAway)
               == row.code);
    }
}

TEST_CASE ("Rounding toward zero clips no sooner than the next level outward",
           "[quantization][gold]")
{
    const auto clippedOf = [] (double codes)
    {
        const ReductionSettings settings { .bits = 8,
                                           .rounding = Rounding::towardZero,
                                           .dither = Dither::none };
        return reduce (settings, { constant (5, codes / 128.0) }).clipped[0];
    };

    CHECK (clippedOf (127.9) == 0);
    CHECK (clippedOf (128.0) == 5);
    CHECK (clippedOf (-128.9) == 0);
    CHECK (clippedOf (-129.0) == 5);
}

TEST_CASE ("Rounding toward zero never crosses zero and never moves away from it by a step",
           "[quantization][rounding]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto bits = GENERATE (2.0, std::log2 (5.0), std::log2 (6.0), 8.0);
    CAPTURE (kind, bits);
    const ReductionSettings settings {
        .bits = bits, .latticeKind = kind, .rounding = Rounding::towardZero, .dither = Dither::none
    };
    const auto lattice = settings.lattice();
    const auto input = noise (20000, 1.0, 6);
    const auto output = reduceMono (settings, input);

    // Where 0 is no level, what is nearer to it than the nearest one has nowhere nearer to go.
    const auto nearestToZero = lattice.contains (0.0) ? 0.0 : 0.5 * lattice.step();
    bool isRight = true;

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        const auto in = std::abs (input[n]), out = std::abs (output[n]);
        isRight = isRight && input[n] * output[n] >= 0.0
                  && (in >= nearestToZero ? out <= in : out == nearestToZero)
                  && in - out < lattice.step() + (in > lattice.level (lattice.highest()) ? 1.0 : 0);
    }

    CHECK (isRight);
}
