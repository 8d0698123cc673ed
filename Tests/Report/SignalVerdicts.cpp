#include "Measurement/Signal/SignalOrigin.h"
#include "Report/SignalVerdict.h"
#include "Support/Catch.h"
#include "Support/PlainReduction.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 100'000;

SignalVerdict verdictOn (const Signal& signal)
{
    BitActivity bits;
    SignalOrigin origin;
    bits.add (signal);
    origin.add (signal);
    return SignalVerdict::of (bits, origin.lattice(), origin.trace());
}

/** A second instance's verdict on what a first one delivered. */
void check (const Signal& signal, const std::string& words, bool isTouched = false)
{
    const auto verdict = verdictOn (signal);
    CHECK (verdict.words == words);
    CHECK (verdict.isTouched == isTouched);
}

// Quiet passages tell of dither and rounding; loud ones of neither.
Signal fading() { return decayingChord (count, 0.9, 110.0); }
Signal loud() { return noise (count, 0.4, 7); }

const std::string on16 = "16 bits in use: on the 16-bit two's-complement lattice, untouched";

} // namespace

TEST_CASE ("What a reduction delivered is called untouched, on its lattice and with its dither",
           "[instrument][verdict]")
{
    check (reduced (fading(), 16, Way::triangular), on16 + "; dithered");
    check (reduced (fading(), 16, Way::rounded), on16 + "; rounded without dither");
    check (reduced (fading(), 16, Way::truncated), on16 + "; truncated without dither");
    check (reduced (loud(), 16, Way::triangular), on16);
}

TEST_CASE ("Material in a wider container has the word length that is in use",
           "[instrument][verdict]")
{
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    check (stored (reduced (loud(), 16, Way::rounded), storage), on16);
    check (stored (reduced (loud(), 20, Way::rounded), storage),
           "20 bits in use: on the 20-bit two's-complement lattice, untouched");
    check (stored (reduced (loud(), 8, Way::rounded), storage),
           "8 bits in use: on the 8-bit two's-complement lattice, untouched");
}

TEST_CASE ("A gain after the reduction is named with its dB and the bits before it",
           "[instrument][verdict]")
{
    // 20 log10 0.9 = -0.915 dB, 20 log10 1.1 = 0.828 dB.
    check (times (reduced (loud(), 16, Way::triangular), 0.9),
           "the levels of 16 bits after a gain of -0.92 dB, no longer on their lattice", true);
    check (times (reduced (loud(), 16, Way::triangular), 1.1),
           "the levels of 16 bits after a gain of +0.83 dB, no longer on their lattice", true);
    check (times (reduced (fading(), 16, Way::truncated), 0.9),
           "the levels of 16 bits after a gain of -0.92 dB, no longer on their lattice; truncated "
           "without dither",
           true);
}

// What is not 0 is never called "0.00": 20 log10 1.00003 = 0.00026 dB.
TEST_CASE ("A gain or DC of next to nothing is told with the digits that show it",
           "[instrument][verdict]")
{
    const auto samples = reduced (sine (count, 0.45), 16, Way::triangular);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat);
    const auto checkThat = [&] (const Signal& signal, const std::string& cause)
    {
        check (stored (signal, storage),
               "the levels of 16 bits after " + cause + ", no longer on their lattice", true);
    };
    checkThat (times (samples, 1.00003), "a gain of +0.0003 dB");
    checkThat (times (samples, 0.9999), "a gain of -0.0009 dB");
    checkThat (times (samples, 1.0003), "a gain of +0.003 dB");
    checkThat (plus (samples, 0.003 * 0x1p-15), "an offset of 0.003 LSB");
    checkThat (plus (samples, -0.01 * 0x1p-15), "an offset of -0.01 LSB");
    checkThat (plus (times (samples, 1.00003), 0.003 * 0x1p-15),
               "a gain of +0.0003 dB and an offset of 0.003 LSB");
}

// A millionth of a millionth is what a chain of operations in double precision rounds by.
TEST_CASE ("Levels that are off by less than they are known get no cause of their own",
           "[instrument][verdict]")
{
    check (times (reduced (sine (count, 0.45), 16, Way::triangular), 1.0 + 1e-12),
           "the levels of 16 bits after rounding or a gain of next to 0 dB, no longer on their "
           "lattice",
           true);
}

TEST_CASE ("Rounding toward zero is told from rounding to nearest, or both are named",
           "[instrument][verdict]")
{
    const auto towardZero = [] (Signal signal)
    {
        for (auto& sample : signal)
            sample = std::trunc (sample * 32768.0) / 32768.0;

        return signal;
    };
    check (towardZero (fading()), on16 + "; rounded toward zero without dither");

    // Such a tone has the codes of a rounded one of 1.9 LSB, but for how long it stays at each.
    auto steady = loud();
    const auto tone = sine (count, 2.4 / 32768.0, 0.0021);
    steady.insert (steady.end(), tone.begin(), tone.end());
    check (towardZero (steady), on16 + "; rounded to nearest or toward zero, without dither");
}

TEST_CASE ("DC after the reduction is named by what it leaves between the levels",
           "[instrument][verdict]")
{
    constexpr auto step = 0x1p-15;
    const auto samples = reduced (sine (count, 0.45), 16, Way::triangular);
    check (plus (samples, 100.3 * step),
           "the levels of 16 bits after an offset of 0.30 LSB, no longer on their lattice", true);
    check (plus (times (samples, 0.9), 0.9 * 0.3 * step),
           "the levels of 16 bits after a gain of -0.92 dB and an offset of 0.30 LSB, no longer on "
           "their lattice",
           true);

    // A whole number of levels is on the lattice.
    check (plus (samples, 100.0 * step), on16);
}

TEST_CASE ("A lattice that is scaled by 32767, or by a longer word's highest code, is named so",
           "[instrument][verdict]")
{
    const auto codes = codesOf (loud(), 32767.0, Way::triangular);
    check (times (codes, 1.0 / 32767.0), "on the 16-bit lattice scaled by 32767, untouched");
    check (times (codes, 65536.0 / 2147483647.0),
           "on the 16-bit lattice scaled by 2147483647, untouched");
}

TEST_CASE ("An end-points lattice is named so", "[instrument][verdict]")
{
    const auto codes = codesOf (plus (loud(), 1.0), 255.0 / 2.0, Way::triangular);
    check (plus (times (codes, 2.0 / 255.0), -1.0), "on the 8-bit end-points lattice, untouched");
}

TEST_CASE ("Samples that left the lattice are counted", "[instrument][verdict]")
{
    auto samples = reduced (sine (count, 0.45), 16, Way::triangular);
    const auto zeros = std::count (samples.begin(), samples.end(), 0.0);
    const auto compared = std::to_string (count - static_cast<std::size_t> (zeros));
    samples[5000] += 0x1p-17;
    check (samples, "1 of " + compared + " samples is off the 16-bit two's-complement lattice",
           true);

    samples[50'000] += 0x1p-17;
    samples[99'999] += 0x1p-18;
    check (samples, "3 of " + compared + " samples are off the 16-bit two's-complement lattice",
           true);
}

TEST_CASE ("Floating point finer than any lattice is told as such", "[instrument][verdict]")
{
    check (loud(), "floating point, finer than 32 bits: on no lattice of 24 bits or less");

    // Of noise up to 0.4 in float some sample is as fine as 2^-30, and of 0.4 to 0.8 none finer
    // than 2^-25.
    auto audible = loud();

    for (auto& sample : audible)
        sample = static_cast<double> (static_cast<float> (0.6 + 0.5 * sample));

    check (audible, "finer than 24 bits: on no lattice of 24 bits or less");
}

TEST_CASE ("Where too little was heard, the verdict is that there is none", "[instrument][verdict]")
{
    check ({}, "nothing yet");
    check (constant (count, 0.0), "digital silence");
    check (constant (count, 0.25), "3 bits in use; too little to tell its levels");
    check (square (count, 0.5, 10), "2 bits in use; too little to tell its levels");
}
