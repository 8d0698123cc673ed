#include "BitWords.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <type_traits>

using namespace requant;
using namespace requant::test;

namespace
{

static_assert (std::is_trivially_copyable_v<BitActivity>);

std::uint64_t countedMoves (const Signal& signal, BitView view, std::size_t bit)
{
    std::uint64_t moves = 0;

    for (std::size_t n = 1; n < signal.size(); ++n)
        moves += bitOf (signal[n], view, bit) != bitOf (signal[n - 1], view, bit) ? 1u : 0u;

    return moves;
}

bool movesAlike (const BitActivity& a, const BitActivity& b)
{
    for (const auto view : { BitView::twosComplement, BitView::magnitude })
        for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
            if (a.moves (view, bit) != b.moves (view, bit))
                return false;

    return true;
}

bool areEqualButForTheMean (const BitActivity& a, const BitActivity& b)
{
    return movesAlike (a, b) && a.count() == b.count() && a.wordLength() == b.wordLength()
           && a.finerThan24() == b.finerThan24() && a.finerThan32() == b.finerThan32()
           && a.beyondFullScale() == b.beyondFullScale() && a.peak() == b.peak()
           && a.stuckBits() == b.stuckBits();
}

} // namespace

TEST_CASE ("Every bit's moves are counted, in two's complement and in magnitude",
           "[measurement][bits]")
{
    // Loud, quiet, finer than 32 bits, out of range, and the ends of the range.
    auto signal = noise (300, 1.2, 1);
    const auto quiet = noise (300, 1e-6, 2);
    signal.insert (signal.end(), quiet.begin(), quiet.end());
    signal.insert (signal.end(), { 1.0, -1.0, 0.0, -0x1p-31, 0x1p-31, -0x1p-40, 0x1p-40, -2.0 });

    // Every bit at every sample, many times in a row.
    for (int n = 0; n < 700; ++n)
        signal.push_back (n % 2 == 0 ? -0x1p-31 : 0.0);

    const auto activity = activityOf (signal);
    REQUIRE (activity.transitions() == signal.size() - 1);

    for (const auto view : { BitView::twosComplement, BitView::magnitude })
        for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        {
            CAPTURE (bit, view == BitView::magnitude);
            CHECK (activity.moves (view, bit) == countedMoves (signal, view, bit));
        }
}

// The lower bits of noise are as good as random: they differ in half of the transitions, each one a
// fair coin (pairs of neighbouring transitions share a sample and are yet independent).
TEST_CASE ("A bit as good as random moves in half of the transitions", "[measurement][bits]")
{
    constexpr std::size_t count = 100'000;
    const auto activity = activityOf (noise (count, 0.9, 3));

    for (std::size_t bit = 6; bit < BitActivity::bitCount; ++bit)
        CHECK (std::abs (activity.activity (BitView::twosComplement, bit) - 0.5)
               < toleranceOfMean (0.25, count - 1));
}

TEST_CASE ("In quiet material the upper bits follow the sign in two's complement and rest in "
           "magnitude",
           "[measurement][bits]")
{
    const auto activity = activityOf (sine (10'000, 0x1p-10));
    const auto sign = activity.moves (BitView::twosComplement, 0);
    REQUIRE (sign > 0);

    for (std::size_t bit = 1; bit < 10; ++bit)
    {
        CHECK (activity.moves (BitView::twosComplement, bit) == sign);
        CHECK (activity.moves (BitView::magnitude, bit) == 0);
    }

    CHECK (activity.moves (BitView::magnitude, 11) > sign);
    CHECK (activity.stuckBits() == StuckBits {});
}

TEST_CASE ("The word length is that of the finest sample, whatever the container",
           "[measurement][bits]")
{
    const auto bits = GENERATE (2, 8, 12, 16, 20, 24, 32);
    CAPTURE (bits);
    const auto signal = reduced (sine (5000, 0.9), bits, Way::triangular);
    const auto activity = activityOf (signal);
    CHECK (activity.wordLength() == bits);
    CHECK (activity.finerThan32() == 0);
    CHECK ((activity.finerThan24() > 0) == (bits > 24));

    // One finer sample is enough, and a sample beyond full scale needs no longer word.
    BitActivity finer = activity;
    finer.add (Signal { 0.5 + std::ldexp (1.0, -bits), 1.5, -3.0 });
    CHECK (finer.wordLength() == std::min (bits + 1, BitActivity::beyond32));
    CHECK (finer.beyondFullScale() == 2);
    CHECK (finer.peak() == 3.0);
}

TEST_CASE ("Exactly full scale is not beyond it, at either end", "[measurement][bits]")
{
    CHECK (activityOf (Signal { 1.0, -1.0, 0.5 }).beyondFullScale() == 0);
    CHECK (activityOf (Signal { 1.0, 1.0 + 0x1p-23, -1.0, -1.0 - 0x1p-23 }).beyondFullScale() == 2);
}

TEST_CASE ("Floating point beyond 24 bits is told as such", "[measurement][bits]")
{
    constexpr std::size_t count = 20'000;
    const auto floats = stored (noise (count, 1.0, 5), Storage::asFloat);
    std::uint64_t finer24 = 0, finer32 = 0;

    for (const auto sample : floats)
    {
        finer24 += sample * 0x1p23 != std::floor (sample * 0x1p23) ? 1u : 0u;
        finer32 += sample * 0x1p31 != std::floor (sample * 0x1p31) ? 1u : 0u;
    }

    const auto activity = activityOf (floats);
    REQUIRE (finer32 > 0);
    CHECK (activity.finerThan24() == finer24);
    CHECK (activity.finerThan32() == finer32);
    CHECK (activity.wordLength() == BitActivity::beyond32);
}

TEST_CASE ("DC and peak are those of the samples", "[measurement][bits]")
{
    const auto activity = activityOf (plus (square (1000, 0.25, 5), -0.125));
    CHECK (activity.mean() == Approx (-0.125).epsilon (1e-15));
    CHECK (activity.peak() == 0.375);

    // What a sum of doubles would lose: 2^53 times its last term.
    CHECK (activityOf ({ 1.0, 0x1p-60, -1.0 }).mean() == Approx (0x1p-60 / 3.0).epsilon (1e-15));
}

TEST_CASE ("Silence, one sample and none", "[measurement][bits]")
{
    const BitActivity none;
    CHECK_FALSE (none.isDigitalSilence());
    CHECK (none.count() == 0);
    CHECK (none.transitions() == 0);
    CHECK (none.wordLength() == 0);
    CHECK (none.mean() == 0.0);
    CHECK (none.activity (BitView::magnitude, 5) == 0.0);

    const auto silence = activityOf (constant (100, 0.0));
    CHECK (silence.isDigitalSilence());
    CHECK (silence.wordLength() == 0);
    CHECK (silence.stuckBits() == StuckBits {});
    CHECK (activityOf (constant (100, -0.0)).isDigitalSilence());
    CHECK_FALSE (activityOf ({ 0.0, 1e-300 }).isDigitalSilence());

    const auto one = activityOf ({ -0.375 });
    CHECK (one.count() == 1);
    CHECK (one.transitions() == 0);
    CHECK (one.wordLength() == 4);
    CHECK (one.mean() == -0.375);
    CHECK (movesAlike (one, none));
}

TEST_CASE ("Bit activity does not depend on the block size, to the last bit", "[measurement][bits]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 1000 });
    CAPTURE (block);
    const auto signal = noise (10'000, 1.01, 13);
    const auto whole = activityOf (signal), parts = activityOf (signal, block);
    CHECK (areEqualButForTheMean (whole, parts));
    CHECK (whole.mean() == parts.mean());
}

TEST_CASE ("Bit activities of adjoining stretches add up to that of the whole",
           "[measurement][bits]")
{
    const auto cut =
        GENERATE (std::size_t { 0 }, std::size_t { 1 }, std::size_t { 2000 }, std::size_t { 4000 });
    CAPTURE (cut);
    const auto signal = stored (noise (5000, 1.01, 14), Storage::as24Bits);
    BitActivity first, second, third;
    first.add (std::span (signal).first (cut));
    second.add (std::span (signal).subspan (cut, 4000 - cut));
    third.add (std::span (signal).subspan (4000));
    first += second;
    first += third;

    const auto whole = activityOf (signal);
    CHECK (areEqualButForTheMean (first, whole));
    CHECK (first.mean() == Approx (whole.mean()).epsilon (1e-14));

    first = {};
    CHECK (first.count() == 0);
    CHECK (movesAlike (first, {}));
}
