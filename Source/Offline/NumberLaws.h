#pragma once

#include "Calibration/LloydMax.h"
#include "Levels/FloatFormat.h"
#include "Levels/G711.h"
#include "Levels/Law.h"
#include "Numbers.h"

namespace requant
{

/** What a law with uneven steps is asked with. Each law takes what concerns it. */
struct LawSettings
{
    Law law = Law::muLaw;
    double bits = 16.0;                                ///< within bitsOf (law)
    LatticeKind lattice = LatticeKind::twosComplement; ///< behind the curve of a companding law
    Rounding rounding = Rounding::nearest;             ///< companded, logarithmic, block
    double mu = 255.0, a = 87.6;                       ///< as Compander takes them
    double spacingDb = 1.0;                            ///< as logarithmicTable takes it
    Overflow overflow = Overflow::saturate;
    G711::Decisions decisions = G711::Decisions::standard;

    std::optional<Density> density; ///< of Lloyd-Max; empty: the numbers' own
    int blockLength = 32, exponentBits = 3;

    /** What numbers are divided by: of floating-point laws; of Lloyd-Max the standard deviation of
        its density. None: 1; found. */
    GivenScales given {};

    /** Of companded and logarithmic laws: what their full scale is. fullScale, symmetricMinMax,
        percentile. */
    RangeMethod range = RangeMethod::fullScale;
    double percentile = 99.99;

    CalibrationNumbers calibration {}; ///< what range, density and scale are found from

    Dither dither = Dither::none; ///< of laws that have a table, but NF4: among their positions
    double ditherAmount = 1.0;
    std::uint64_t seed = 1;
};

/** Any law but the uniform one. What depends on the numbers is found when they come. */
NumberLaw makeNumberLaw (const LawSettings&);

/** The FP8 formats of ONNX: x / s in float32, then the law, which saturates. Without a scale it is
    max |x| / the largest level, as of ONNX's integers. */
struct Float8Law
{
    FloatFormat format;
    GivenScales given;
    CalibrationNumbers calibration {};

    QuantizedSlice operator() (std::span<const double> numbers, std::size_t index) const;
};

} // namespace requant
