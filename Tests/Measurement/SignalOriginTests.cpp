#include "Measurement/Signal/SignalOrigin.h"
#include "Support/Catch.h"
#include "Support/PlainReduction.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 100'000;

Signal fading() { return decayingChord (count, 0.9, 110.0); }

void add (SignalOrigin& origin, const Signal& signal, std::size_t block = 1 << 20)
{
    for (std::size_t n = 0; n < signal.size(); n += block)
        origin.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));
}

} // namespace

TEST_CASE ("A signal's lattice and the way to it are told together", "[measurement][origin]")
{
    SignalOrigin origin;
    CHECK (origin.lattice().kind == LevelKind::unknown);
    CHECK (origin.trace().dither == DitherTrace::cannotTell);

    SECTION ("truncated")
    {
        add (origin, reduced (fading(), 12, Way::truncated));
        CHECK (origin.lattice().kind == LevelKind::twosComplement);
        CHECK (origin.lattice().bits == 12);
        CHECK (origin.trace().dither == DitherTrace::undithered);
        CHECK (origin.trace().rounding == RoundingTrace::downward);
    }

    SECTION ("dithered, then through a gain")
    {
        add (origin, times (reduced (fading(), 12, Way::triangular), 0.9));
        CHECK (origin.lattice().kind == LevelKind::scaled);
        CHECK (origin.lattice().bits == 12);
        CHECK (origin.trace().dither == DitherTrace::dithered);
    }

    SECTION ("of full precision")
    {
        add (origin, fading());
        CHECK (origin.lattice().kind == LevelKind::none);
        CHECK (origin.trace().dither == DitherTrace::cannotTell);
    }
}

TEST_CASE ("Traces on one lattice do not count for the next", "[measurement][origin]")
{
    SignalOrigin origin;
    add (origin, reduced (fading(), 8, Way::truncated));
    REQUIRE (origin.trace().rounding == RoundingTrace::downward);
    const auto before = origin.trace().quietBlocks;

    // 12 bits from now on: all that came before lies on them as well.
    add (origin, reduced (fading(), 12, Way::triangular));
    REQUIRE (origin.lattice().bits == 12);
    CHECK (origin.trace().dither == DitherTrace::dithered);
    CHECK (origin.trace().restingBlocks == 0);
    CHECK (origin.trace().quietBlocks < before + count / 256);
    CHECK (std::abs (origin.trace().quietMeanLsb) < 0.1);
}

TEST_CASE ("Where a signal has been does not depend on the block size", "[measurement][origin]")
{
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 17 }, std::size_t { 4096 },
                                 std::size_t { 30'000 });
    CAPTURE (block);
    const auto signal = times (reduced (fading(), 12, Way::triangular), 0.9);
    SignalOrigin whole, parts;
    add (whole, signal);
    add (parts, signal, block);

    CHECK (parts.lattice().bits == whole.lattice().bits);
    CHECK (parts.lattice().step == whole.lattice().step);
    CHECK (parts.lattice().compared == whole.lattice().compared);
    CHECK (parts.lattice().offLattice == whole.lattice().offLattice);
    CHECK (parts.trace().dither == whole.trace().dither);
    CHECK (parts.trace().quietBlocks == whole.trace().quietBlocks);
    CHECK (parts.trace().noisyBlocks == whole.trace().noisyBlocks);
    CHECK (parts.trace().noiseLsb2 == whole.trace().noiseLsb2);
}
