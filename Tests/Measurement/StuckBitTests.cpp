#include "BitWords.h"
#include "Support/Catch.h"

#include <array>

using namespace requant;
using namespace requant::test;

namespace
{

// Sets or clears one bit of every sample of 24 bits. bit: worth 2^-bit.
Signal withBit (Signal signal, std::size_t bit, bool value)
{
    for (auto& sample : signal)
        if (bitOf (sample, BitView::twosComplement, bit) != value)
            sample += std::ldexp (value ? 1.0 : -1.0, -static_cast<int> (bit));

    return signal;
}

constexpr std::uint32_t maskOf (std::size_t bit) { return std::uint32_t { 1 } << bit; }

} // namespace

TEST_CASE ("A bit that is stuck in the middle of a word is named with its value",
           "[measurement][bits]")
{
    const auto bit =
        GENERATE (std::size_t { 3 }, std::size_t { 9 }, std::size_t { 15 }, std::size_t { 22 });
    const auto value = GENERATE (false, true);
    CAPTURE (bit, value);
    const auto whole = stored (noise (20'000, 0.9, 7), Storage::as24Bits);
    CHECK (activityOf (whole).stuckBits() == StuckBits {});

    const auto stuck = activityOf (withBit (whole, bit, value)).stuckBits();
    CHECK (stuck.atOne == (value ? maskOf (bit) : 0));
    CHECK (stuck.atZero == (value ? 0 : maskOf (bit)));
}

TEST_CASE ("Bits stuck side by side are all named", "[measurement][bits]")
{
    // 16 bits and a flag in the 24th: seven bits between them carry nothing.
    auto signal = reduced (noise (20'000, 0.9, 8), 16, Way::rounded);
    Random random { 9 };

    for (auto& sample : signal)
        sample += random.below (2) == 1 ? 0x1p-23 : 0.0;

    CHECK (activityOf (signal).stuckBits() == StuckBits { 0x007F0000u, 0 });
}

TEST_CASE ("A lowest bit that is always 1 is stuck; unused ones below the word are not",
           "[measurement][bits]")
{
    const auto signal = reduced (noise (20'000, 0.9, 10), 16, Way::rounded);
    CHECK (activityOf (signal).stuckBits() == StuckBits {});
    CHECK (activityOf (plus (signal, 0x1p-16)).stuckBits() == StuckBits { 0, maskOf (16) });
}

TEST_CASE ("Signals that are whole have no stuck bits", "[measurement][bits]")
{
    constexpr std::size_t count = 30'000;
    const auto check = [] (const char* what, const Signal& signal)
    {
        CAPTURE (what);
        CHECK (activityOf (signal).stuckBits() == StuckBits {});
        CHECK (activityOf (stored (signal, Storage::as24Bits)).stuckBits() == StuckBits {});
    };

    check ("a fade", decayingChord (count, 0.9, 120.0));
    check ("a quiet fade of 16 bits",
           reduced (decayingChord (count, 1e-3, 60.0), 16, Way::truncated));
    check ("DC and a quiet sine", plus (sine (count, 1e-3), 0.3));
    check ("noise above 0 only", plus (noise (count, 0.2, 11), 0.45));
    check ("a square wave", square (count, 0.7, 24));
    check ("8 bits with a gain", times (reduced (sine (count, 0.9), 8, Way::triangular), 0.9));
    check ("dithered silence", reduced (constant (count, 0.0), 16, Way::triangular));

    auto pulses = noise (count, 0x1p-20, 12);

    for (std::size_t n = 0; n < count; n += 100)
        pulses[n] += 0.4;

    check ("pulses in noise", pulses);

    // Two levels and noise that never leaves one half of 2^-9: bits between stay as they are.
    auto noisySquare = plus (square (count, 0.25, 24), 0x1p-3 + 0x1.2p-9);
    const auto small = noise (count, 0x1p-14, 13);

    for (std::size_t n = 0; n < count; ++n)
        noisySquare[n] += small[n];

    check ("a square wave with noise", noisySquare);

    // The same with four levels, each for long.
    auto steps = plus (small, 0x1.2p-9);

    for (std::size_t n = 0; n < count; ++n)
        steps[n] += std::array { 0.125, 0.75, 0.375, 0.25 }[n * 8 / count % 4];

    check ("steps of DC with noise", steps);

    // 0000, 0100 and 1001: bit 1 never moves, and all others do.
    Random random { 14 };
    Signal threeLevels (count);

    for (auto& sample : threeLevels)
        sample = std::array { 0.0, 4.0, 9.0 }[random.below (3)] / 128.0;

    check ("three levels", threeLevels);
}
