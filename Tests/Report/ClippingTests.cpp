#include "Report/Clipping.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

/** 1000 samples of which some clipped, and whose input has a peak. */
ErrorSums sumsOf (std::uint64_t clipped, double inputPeak)
{
    ErrorSums sums;
    sums.count = 1000;
    sums.clipped = clipped;
    sums.inputPeak = inputPeak;
    return sums;
}

} // namespace

// Two's complement of 4 bits: levels from -1 to 7/8.
TEST_CASE ("Clipping is the input's beyond both ends, an end's up to them, and else the noise's",
           "[instrument][clipping]")
{
    const auto lattice = Lattice::make (LatticeKind::twosComplement, 4.0);
    const auto cause = [&] (std::uint64_t clipped, double inputPeak)
    { return clippingCause (sumsOf (clipped, inputPeak), lattice); };

    CHECK (cause (0, 2.0) == ClippingCause::none);
    CHECK (cause (1, 1.0001) == ClippingCause::input);
    CHECK (cause (1, 1.0) == ClippingCause::end);
    CHECK (cause (1, 0.8751) == ClippingCause::end);
    CHECK (cause (1, 0.875) == ClippingCause::noise);
    CHECK (cause (1, 0.0) == ClippingCause::noise);
}

TEST_CASE ("With ends at either side of full scale nothing lies between input and noise",
           "[instrument][clipping]")
{
    const auto lattice = Lattice::make (LatticeKind::symmetric, 4.0);
    CHECK (clippingCause (sumsOf (1, 1.0), lattice) == ClippingCause::noise);
    CHECK (clippingCause (sumsOf (1, 1.0001), lattice) == ClippingCause::input);
}

TEST_CASE ("Theory holds up to one clipped sample in a hundred, and up to a step beyond full scale",
           "[instrument][clipping]")
{
    const auto lattice = Lattice::make (LatticeKind::twosComplement, 4.0);
    const auto isSpoilt = [&] (std::uint64_t clipped, double inputPeak)
    { return doesClippingSpoilTheory (sumsOf (clipped, inputPeak), lattice); };

    CHECK_FALSE (isSpoilt (0, 5.0));
    CHECK_FALSE (isSpoilt (10, 1.125));
    CHECK (isSpoilt (11, 0.5));
    CHECK (isSpoilt (1, 1.1251));
}
