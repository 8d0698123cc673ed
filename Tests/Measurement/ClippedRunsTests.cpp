#include "FoundLattice.h"
#include "Measurement/Signal/ClippedRuns.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double highest = 1.0 - 0x1p-15; // of 16 bits

ClippedRuns runsIn (const Signal& signal, std::size_t block = 1 << 20)
{
    ClippedRuns runs;

    for (std::size_t n = 0; n < signal.size(); n += block)
        runs.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));

    return runs;
}

// As in a file of 16 bits that uses all of them.
ClippedRuns::Runs in16Bits (const Signal& signal, std::size_t block = 1 << 20)
{
    return runsIn (signal, block).found ({}, 16);
}

// pcmBits: 0 for floating point.
ClippedRuns::Runs found (const Signal& signal, int pcmBits)
{
    return runsIn (signal).found (findingOf (signal),
                                  pcmBits > 0 ? std::optional (pcmBits) : std::nullopt);
}

// Beyond +-1 for some samples of each of its 440 periods.
Signal tooLoudSine() { return sine (48'000, 1.4, 440.0 / 48'000.0); }

// Only above: 1.4 * 0.7 stays within 1.
Signal tooLoudAbove()
{
    auto signal = tooLoudSine();

    for (auto& sample : signal)
        sample *= sample < 0.0 ? 0.7 : 1.0;

    return signal;
}

Signal limited (Signal signal, double lowest, double highestValue)
{
    for (auto& sample : signal)
        sample = std::clamp (sample, lowest, highestValue);

    return signal;
}

} // namespace

TEST_CASE ("Three samples in a row at an end are a clipped run, two are not",
           "[measurement][clipping]")
{
    const auto end = GENERATE (values ({ highest, 1.0, 1.5, -1.0, -2.0 }));
    CAPTURE (end);
    CHECK (in16Bits ({ 0.0, end, end, 0.0 }).count == 0);
    CHECK (in16Bits ({ 0.0, end, end, 0.0 }).longest == 0);
    CHECK (in16Bits ({ 0.0, end, end, end, 0.0 }).count == 1);
    CHECK (in16Bits ({ 0.0, end, end, end, 0.0 }).longest == 3);
    CHECK (in16Bits ({ end, end, 0.0, end }).count == 0);
}

TEST_CASE ("A step short of the end is not clipped", "[measurement][clipping]")
{
    CHECK (in16Bits (constant (100, highest - 0x1p-15)).count == 0);
    CHECK (in16Bits (constant (100, -highest)).count == 0);
}

TEST_CASE ("A run at one end and one at the other are two, with no sample between them",
           "[measurement][clipping]")
{
    auto signal = constant (4, highest);
    signal.resize (9, -1.0);
    CHECK (in16Bits (signal).count == 2);
    CHECK (in16Bits (signal).longest == 5);

    // Full-scale noise of one bit reaches an end with each sample and stays nowhere.
    CHECK (in16Bits (square (100, 1.0, 1)).count == 0);
    CHECK (in16Bits (square (100, 1.0, 2)).count == 0);
    CHECK (in16Bits (square (99, 1.0, 3)).count == 33);
}

TEST_CASE ("The run under way counts, and is counted once", "[measurement][clipping]")
{
    const auto check = [] (const ClippedRuns& runs, std::uint64_t count, std::uint64_t longest)
    {
        CHECK (runs.found ({}, 16).count == count);
        CHECK (runs.found ({}, 16).longest == longest);
    };

    ClippedRuns runs;
    runs.add (constant (3, 1.0));
    check (runs, 1, 3);
    runs.add (constant (4, 1.0));
    check (runs, 1, 7);
    runs.add (constant (1, 0.0));
    check (runs, 1, 7);
    runs.add (constant (3, 1.0));
    check (runs, 2, 7);

    runs = {};
    check (runs, 0, 0);
    runs.add (constant (2, 1.0));
    check (runs, 0, 0);
}

// A sine of amplitude 2 is 1 or more for arccos (1/2) / pi = 1/3 of its time, and as long at the
// other end: for 133 or 134 of 400 samples.
TEST_CASE ("A sine of twice full scale is clipped twice a period, however it comes in blocks",
           "[measurement][clipping]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 4000 });
    constexpr std::size_t periods = 10;
    const auto runs = in16Bits (sine (periods * 400, 2.0, 1.0 / 400.0), block);
    CHECK (runs.count == 2 * periods);
    CHECK (runs.longest >= 133);
    CHECK (runs.longest <= 134);
}

// At each end for arccos (1 / 1.4) / pi of the 109 samples of a period, so for 27 or one more or
// less.
TEST_CASE ("Clipping in words that are shorter than their container is counted as in one of theirs",
           "[measurement][clipping]")
{
    const auto bits = GENERATE (8, 12, 16, 20, 24);
    const auto pcmBits = GENERATE (16, 24, 32, 0);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat);

    if (pcmBits != 0 && (bits > pcmBits || storage == Storage::asFloat))
        return;

    CAPTURE (bits, pcmBits);
    const auto codes = [=] (const Signal& signal)
    { return stored (reduced (signal, bits, Way::rounded), storage); };
    const auto both = found (codes (tooLoudSine()), pcmBits);
    CHECK (both.count == 880);
    CHECK (both.longest >= 26);
    CHECK (both.longest <= 28);

    CHECK (found (codes (tooLoudAbove()), pcmBits).count == 440);
    CHECK (found (codes (times (tooLoudAbove(), -1.0)), pcmBits).count == 440);
}

TEST_CASE ("Clipping of a shorter word is counted whatever goes further", "[measurement][clipping]")
{
    auto samples = reduced (tooLoudSine(), 16, Way::rounded);
    const auto inside = static_cast<std::size_t> (
        std::find (samples.begin(), samples.end(), highest) - samples.begin());
    samples[inside] = 1.0 - 0x1p-20; // an edit in 24 bits
    CHECK (found (samples, 24).count == 880);
    samples[inside] = 1.5;
    CHECK (found (samples, 0).count == 880);
}

TEST_CASE ("Floating point that was cut off at full scale, or at any other level, is clipped",
           "[measurement][clipping]")
{
    const auto level = GENERATE (1.0, 0.999999, 0.5, 0.01, 3.0);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat);
    CAPTURE (level);
    const auto loud = times (tooLoudSine(), level);
    const auto cut = [=] (double lowest, double most)
    { return found (stored (limited (loud, lowest, most), storage), 0).count; };
    CHECK (cut (-level, level) == 880);
    CHECK (cut (-0.7 * level, level) == 880);

    if (1.4 * level < 1.0) // beyond 1.0 what is not cut counts as well
    {
        CHECK (cut (-2.0 * level, level) == 440);
        CHECK (cut (-level, 2.0 * level) == 440);
    }
}

TEST_CASE ("Clipping is counted behind a gain", "[measurement][clipping]")
{
    const auto gain = GENERATE (0.9, 0.684, 0.1);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat);
    CAPTURE (gain);
    const auto of = [=] (const Signal& signal)
    { return found (stored (times (reduced (signal, 16, Way::rounded), gain), storage), 0).count; };
    CHECK (of (tooLoudSine()) == 880);
    CHECK (of (tooLoudAbove()) == 440);
    CHECK (of (times (tooLoudSine(), 0.7)) == 0);

    // Cut off at full speed in whole numbers, and turned down to others.
    CHECK (found (reduced (times (limited (tooLoudSine(), -1.0, 1.0), gain), 16, Way::rounded), 16)
               .count
           == 880);
}

// Rounded to 16 bits, the top of a slow sine is some samples wide; that of noise is one by chance.
TEST_CASE ("What merely peaks, jumps to a level or rests there is not clipped",
           "[measurement][clipping]")
{
    const auto pcmBits = GENERATE (8, 12, 16, 24, 0);
    CAPTURE (pcmBits);
    const auto check = [=] (const Signal& signal)
    {
        const auto samples = pcmBits > 0 ? reduced (signal, pcmBits, Way::rounded) : signal;
        CHECK (found (samples, pcmBits).count == 0);
        CHECK (found (stored (samples, Storage::asFloat), 0).count == 0);
    };

    for (const auto frequency : { 0.0001, 0.001, 0.00917, 0.1041 })
        check (sine (48'000, 0.83, frequency));

    for (const auto period : { 1u, 3u, 10u, 100u })
        check (square (48'000, 0.83, period));

    check (noise (48'000, 0.83, 3));
    check (decayingChord (48'000, 0.9, 30.0));
    check (constant (1000, 0.3));
    check (constant (1000, -0.3));
    check (constant (1000, 0.0));
    check ({});

    // It holds each of three levels for a while.
    Random random { 4 };
    Signal stairs;

    while (stairs.size() < 20'000)
        stairs.resize (stairs.size() + 1 + random.below (6),
                       0.4 * (static_cast<double> (random.below (3)) - 1.0));

    check (stairs);

    // One flat top may be chance, or a pulse.
    auto once = noise (1000, 0.5, 5);
    std::fill_n (once.begin() + 500, 9, 0.6);
    check (once);
}

TEST_CASE ("Clipped runs do not depend on the block size", "[measurement][clipping]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 1000 });
    const auto signal = limited (tooLoudSine(), -0.6, 0.8);
    const auto whole = runsIn (signal).found ({}, {}),
               parts = runsIn (signal, block).found ({}, {});
    CHECK (whole.count == 880);
    CHECK (parts.count == whole.count);
    CHECK (parts.longest == whole.longest);
}
