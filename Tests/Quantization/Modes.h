#pragma once

#include "Quantization/Reduction/ReductionSettings.h"
#include "Support/Catch.h"

namespace requant::test
{

inline constexpr Dither everyDither[] = { Dither::none, Dither::rpdf, Dither::tpdf,
                                          Dither::highPass, Dither::gaussian };

inline constexpr Dither everyNoise[] = { Dither::rpdf, Dither::tpdf, Dither::highPass,
                                         Dither::gaussian };

inline constexpr Rounding everyRounding[] = { Rounding::nearest, Rounding::truncate,
                                              Rounding::towardZero, Rounding::nearestAway };

inline constexpr LatticeKind everyLattice[] = { LatticeKind::twosComplement, LatticeKind::symmetric,
                                                LatticeKind::endPoints };

/** The word lengths that the tables of theory are checked at. */
inline constexpr double tableBits[] = { 8.0, 16.0, 24.0 };

/** For GENERATE: one run for each value of a table. */
template <typename Value, std::size_t count>
auto each (const Value (&values)[count])
{
    return Catch::Generators::from_range (std::begin (values), std::end (values));
}

} // namespace requant::test
