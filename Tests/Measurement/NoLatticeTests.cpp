#include "FoundLattice.h"
#include "Support/Catch.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 20'000;

Signal gaussian (std::size_t length, double sigma, std::uint64_t seed)
{
    Random random { seed };
    Signal signal (length);

    for (auto& sample : signal)
        sample = sigma * std::sqrt (-2.0 * std::log (0.5 - 0.5 * random.bipolar()))
                 * std::cos (std::numbers::pi * random.bipolar());

    return signal;
}

} // namespace

TEST_CASE ("Signals of full precision lie on no lattice", "[measurement][lattice][slow]")
{
    const auto amplitude = GENERATE (0.9, 0.01, 1e-5);
    CAPTURE (amplitude);

    for (std::uint64_t seed = 1; seed <= 5; ++seed)
        for (const auto& signal :
             { noise (count, amplitude, seed), gaussian (count, 0.25 * amplitude, seed),
               sine (count, amplitude, 0.0123 * static_cast<double> (seed)),
               decayingChord (count, amplitude, 20.0 * static_cast<double> (seed)) })
        {
            CAPTURE (seed);
            CHECK (findingOf (signal).kind == LevelKind::none);
            CHECK (findingOf (stored (signal, Storage::asFloat)).kind == LevelKind::none);

            const auto inPcm = findingOf (stored (signal, Storage::as24Bits));
            CHECK (inPcm.kind == LevelKind::twosComplement);
            CHECK (inPcm.bits == 24);
        }
}

TEST_CASE ("Periodic test tones are not taken for a coarse lattice", "[measurement][lattice]")
{
    // 1 kHz at 48 kHz has 25 levels; 12 samples a period have 7, 8 have 5, 4 have 4.
    const auto period = GENERATE (48.0, 44.1, 12.0, 8.0, 4.0);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    CAPTURE (period, static_cast<int> (storage));
    const auto finding = findingOf (stored (sine (count, 0.6789, 1.0 / period), storage));

    if (finding.kind == LevelKind::twosComplement)
        CHECK (finding.bits >= 23);
    else
        CHECK ((finding.kind == LevelKind::none || finding.kind == LevelKind::unknown));
}

// Few values that are not held finely have some even spacing near all of them. Those of these seeds
// have one that holds each within its precision.
TEST_CASE ("A spacing that a few arbitrary values happen to share is no lattice",
           "[measurement][lattice]")
{
    const auto seed = GENERATE (5561u, 12947u, 13658u, 19550u, 20051u);
    CAPTURE (seed);
    Random random { seed };
    const auto values = 4 + random.below (22);
    const auto amplitude = std::pow (10.0, -1.75 * (random.bipolar() + 1.0));
    Signal period (values);

    for (auto& sample : period)
        sample = amplitude * random.bipolar();

    if (random.below (2) == 1)
        for (std::size_t n = 0; n < values; ++n)
            period.push_back (-period[n]);

    Signal signal;

    while (signal.size() < 600)
        signal.insert (signal.end(), period.begin(), period.end());

    CHECK (findingOf (stored (signal, Storage::as24Bits)).kind != LevelKind::scaled);
}

TEST_CASE ("A ramp is no lattice, though it rises by even steps", "[measurement][lattice]")
{
    Signal ramp (count), saw (count);

    for (std::size_t n = 0; n < count; ++n)
    {
        ramp[n] = -0.9 + 1.8 * static_cast<double> (n) / static_cast<double> (count - 1);
        saw[n] = -0.9 + 1.8 * static_cast<double> (n % 441) / 441.0;
    }

    for (const auto storage : { Storage::asDouble, Storage::asFloat })
    {
        CHECK (findingOf (stored (ramp, storage)).kind == LevelKind::none);
        CHECK (findingOf (stored (saw, storage)).kind == LevelKind::none);
    }
}

TEST_CASE ("Few levels give no verdict", "[measurement][lattice]")
{
    CHECK (findingOf ({}).kind == LevelKind::unknown);
    CHECK (findingOf ({ 0.3 }).kind == LevelKind::unknown);
    CHECK (findingOf (constant (count, 0.0)).kind == LevelKind::unknown);
    CHECK (findingOf (constant (count, 0.5)).kind == LevelKind::unknown);
    CHECK (findingOf (constant (count, 0.3)).kind == LevelKind::unknown);
    CHECK (findingOf (square (count, 0.5, 24)).kind == LevelKind::unknown);
    CHECK (findingOf (square (count, 0.7, 24)).kind == LevelKind::unknown);

    // Seven levels of 16 bits and a gain; in PCM they are codes of 24 bits as well.
    const auto quiet = times (reduced (sine (count, 0x1.8p-14), 16, Way::rounded), 0.9);
    CHECK (findingOf (quiet).kind == LevelKind::unknown);
    CHECK (findingOf (stored (quiet, Storage::as24Bits)).kind == LevelKind::unknown);

    Signal impulses (count, 0.0);
    impulses[100] = 1.0;
    CHECK (findingOf (impulses).kind == LevelKind::unknown);
}

TEST_CASE ("Samples of absurd size are off every lattice and disturb nothing else",
           "[measurement][lattice]")
{
    const auto gain = GENERATE (1.0, 0.9);
    CAPTURE (gain);
    auto samples = times (reduced (sine (count, 0.45), 16, Way::triangular), gain);

    for (std::size_t n = 100; n < count; n += 1000)
        samples[n] = n % 2000 < 1000 ? 3e38 : -1.7e30;

    const auto finding = findingOf (samples);
    CHECK (finding.bits == 16);
    CHECK (finding.shareOnLattice() > 0.998);
    CHECK (findingOf (noise (count, 1e38, 1)).kind == LevelKind::none);
    CHECK (findingOf (times (reduced (sine (count, 0.45), 8, Way::rounded), 3000.0)).kind
           == LevelKind::none);
}

TEST_CASE ("A moving fader leaves no lattice", "[measurement][lattice]")
{
    auto samples = reduced (sine (count, 0.45), 16, Way::triangular);

    for (std::size_t n = 0; n < count; ++n)
        samples[n] *= 0.5 + 0.4 * static_cast<double> (n) / static_cast<double> (count);

    CHECK (findingOf (samples).kind == LevelKind::none);
    CHECK (findingOf (stored (samples, Storage::asFloat)).kind == LevelKind::none);
    CHECK (findingOf (stored (samples, Storage::as24Bits)).bits == 24);
}

TEST_CASE ("Where a tenth of the samples is elsewhere, no lattice after a gain is claimed",
           "[measurement][lattice]")
{
    auto samples = times (reduced (sine (count, 0.45), 16, Way::triangular), 0.9);
    Random random { 4 };

    for (std::size_t n = 0; n < count; n += 10)
        samples[n] += random.bipolar() * 0x1p-15;

    CHECK (findingOf (samples).kind == LevelKind::none);
    CHECK (findingOf (stored (samples, Storage::asFloat)).kind == LevelKind::none);
    CHECK (findingOf (stored (samples, Storage::as24Bits)).bits >= 23);
}

// 2 to 45 % of the samples are faded, which are codes of 16 bits once in 256 times at 24 bits.
TEST_CASE ("A fade behind a reduction leaves its lattice, and is counted off it",
           "[measurement][lattice]")
{
    const auto isFadeIn = GENERATE (true, false);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    const auto share = GENERATE (0.02, 0.06, 0.1, 0.45);
    const auto bits = GENERATE (8, 16, 20);
    CAPTURE (isFadeIn, storage, share, bits);
    auto samples = reduced (noise (count, 0.45, 9), bits, Way::triangular);
    const auto faded = static_cast<std::size_t> (share * static_cast<double> (count));

    for (std::size_t n = 0; n < faded; ++n)
        samples[isFadeIn ? n : count - 1 - n] *=
            static_cast<double> (n) / static_cast<double> (faded);

    const auto found = findingOf (stored (samples, storage));
    CHECK (found.kind == LevelKind::twosComplement);
    CHECK (found.bits == bits);
    CHECK (found.compared > 9 * count / 10);
    CHECK (static_cast<double> (found.offLattice) > 0.8 * static_cast<double> (faded));
    CHECK (found.offLattice <= faded);
}

// The batch of 4096 in which the fade ends is the first that lies on 16 bits for the most part. Of
// its faded samples a few more lie near the levels "scaled by 8388607", by chance, than on 16 bits.
TEST_CASE ("A fade that ends anywhere leaves the lattice of the reduction, and no other",
           "[measurement][lattice]")
{
    const auto faded = GENERATE (range (4096 + 10, 4096 + 200, 10));
    const auto seed = GENERATE (9u, 10u, 11u);
    CAPTURE (faded, seed);
    auto samples = reduced (noise (count, 0.45, seed), 16, Way::triangular);

    for (int n = 0; n < faded; ++n)
        samples[static_cast<std::size_t> (n)] *= n / static_cast<double> (faded);

    const auto found = findingOf (stored (samples, Storage::as24Bits));
    CHECK (found.kind == LevelKind::twosComplement);
    CHECK (found.bits == 16);
}

// Triangular dither of 24 bits moves a code of 16 by a step of its own where it is beyond half of
// one: a quarter of the samples. "Scaled by 8388607" has levels within a step of those, as well.
TEST_CASE ("Dither of a longer word behind a reduction is told, and no other lattice made of it",
           "[measurement][lattice]")
{
    const auto isFadedIn = GENERATE (false, true);
    constexpr double step = 0x1p-23;
    auto samples = reduced (noise (count, 0.45, 9), 16, Way::triangular);
    Random random { 5 };

    for (std::size_t n = 0; n < count; ++n)
    {
        const auto gain =
            isFadedIn && n < count / 10 ? 10.0 * static_cast<double> (n) / count : 1.0;
        const auto dither = 0.5 * (random.bipolar() + random.bipolar());
        samples[n] = std::round (gain * samples[n] / step + dither) * step;
    }

    const auto found = findingOf (samples);
    CAPTURE (isFadedIn);
    CHECK (found.kind == LevelKind::twosComplement);
    CHECK (found.bits == 16);
    const auto faded = isFadedIn ? 0.1 : 0.0;
    CHECK (1.0 - found.shareOnLattice() == Approx (faded + 0.25 * (1.0 - faded)).margin (0.02));
}

// A constant that full-precision sound follows uses no codes but one.
TEST_CASE ("Constants and repeated values are not taken for a lattice under the rest",
           "[measurement][lattice]")
{
    auto samples = noise (count, 0.45, 10);
    const auto values = GENERATE (std::vector { 0.5 }, std::vector { 0.5, -0.25, 0.125 });

    for (std::size_t n = 0; n < 6 * count / 10; ++n)
        samples[n] = values[n % values.size()];

    CHECK (findingOf (samples).kind != LevelKind::twosComplement);
    CHECK (findingOf (stored (samples, Storage::as24Bits)).bits >= 23);
}

// After its first eight surveys a finder looks only at every doubling of the time, but again at
// once when what it had found is gone.
TEST_CASE ("A lattice that ends is given up, and the next one found soon", "[measurement][lattice]")
{
    const auto second = times (reduced (sine (50'000, 0.45), 16, Way::triangular), 0.9);
    const auto third = times (reduced (sine (45'000, 0.45), 12, Way::triangular), 0.8);
    LatticeDetector finder;
    finder.add (noise (50'000, 0.5, 5));
    CHECK (finder.finding().kind == LevelKind::none);
    finder.add (second);
    CHECK (finder.finding().kind == LevelKind::scaled);
    CHECK (finder.finding().bits == 16);
    finder.add (noise (40'000, 0.5, 6));
    CHECK (finder.finding().kind == LevelKind::none);
    finder.add (third);
    CHECK (finder.finding().kind == LevelKind::scaled);
    CHECK (finder.finding().bits == 12);
}

TEST_CASE ("What one lattice held does not count for the next", "[measurement][lattice]")
{
    LatticeDetector finder;
    finder.add (times (reduced (sine (20'000, 0.45), 16, Way::triangular), 0.9));
    finder.add (times (reduced (sine (60'000, 0.45), 16, Way::triangular), 0.8));
    const auto finding = finder.finding();
    CHECK (std::abs (finding.gainDb - 20.0 * std::log10 (0.8)) < 1e-5);
    CHECK (finding.compared < 60'000);
    CHECK (finding.offLattice == 0);
    CHECK (finding.heard > 79'900);
}
