#include "Measurement/LatticeDetection/DistinctValues.h"
#include "Measurement/LatticeDetection/LevelMatches.h"
#include "Measurement/LatticeDetection/LevelSpacing.h"
#include "Measurement/LatticeDetection/StepRefinement.h"
#include "Measurement/Signal/WordLengthHistogram.h"
#include "Support/Catch.h"
#include "Support/PlainReduction.h"

#include <limits>

using namespace requant;
using namespace requant::test;

TEST_CASE ("A sample needs the shortest word that holds it", "[measurement][lattice]")
{
    CHECK (neededWordLength (0.0) == 0);
    CHECK (neededWordLength (-0.0) == 0);
    CHECK (neededWordLength (-1.0) == 1);
    CHECK (neededWordLength (4.0) == 1);
    CHECK (neededWordLength (0.5) == 2);
    CHECK (neededWordLength (-0.75) == 3);
    CHECK (neededWordLength (1.5) == 2);

    for (int bits = 1; bits <= 1075; ++bits)
        CHECK (neededWordLength (std::ldexp (1.0, 1 - bits)) == bits);
}

TEST_CASE ("The histogram says how many samples a word does not hold", "[measurement][lattice]")
{
    // 0 is held by all; one each of 1, 2, 3 and 24 bits; finer than all; too large for any.
    WordLengthHistogram words;
    CHECK (words.add (Signal { 0.0, -1.0, 0.5, -0.75, 0x1p-23, 0x1p-40, 1.0 }) == 6);
    CHECK (words.count() == 6);
    CHECK (words.notHeldBy (1) == 5);
    CHECK (words.notHeldBy (2) == 4);
    CHECK (words.notHeldBy (3) == 3);
    CHECK (words.notHeldBy (23) == 3);
    CHECK (words.notHeldBy (24) == 2);
    CHECK (words.notHeldBy (32) == 2);
    CHECK (words.shortestHolding (0.5) == 3);
    CHECK (words.shortestHolding (0.6) == 24);
    CHECK (words.shortestHolding (0.7) == 0);
    CHECK (WordLengthHistogram {}.shortestHolding (0.5) == 0);
}

// Of codes that lie anywhere a half needs the last bit, a quarter the one before, and so on.
TEST_CASE ("A word is fully used where each of its last three bits is needed as often as by chance",
           "[measurement][lattice]")
{
    // How many samples need 10, 9 and 8 bits, and 7 or less.
    const auto isUsed = [] (std::size_t ten, std::size_t nine, std::size_t eight, std::size_t less)
    {
        WordLengthHistogram words;

        for (const auto& [count, value] : { std::pair (ten, 0x1p-9), std::pair (nine, 0x1p-8),
                                            std::pair (eight, 0x1p-7), std::pair (less, 0.5) })
            words.add (Signal (count, value));

        return words.isFullyUsed (10);
    };

    CHECK (isUsed (800, 400, 200, 200));
    CHECK_FALSE (isUsed (2400, 400, 200, 200));
    CHECK_FALSE (isUsed (300, 400, 200, 200));
    CHECK_FALSE (isUsed (1400, 1000, 200, 200));
    CHECK_FALSE (isUsed (500, 100, 200, 200));
    CHECK_FALSE (isUsed (800, 400, 350, 50));
    CHECK_FALSE (isUsed (800, 400, 50, 350));
    CHECK_FALSE (isUsed (0, 0, 0, 0));

    // Too few end in three zeros.
    WordLengthHistogram five, six;

    for (const auto bits : { 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5 })
    {
        five.add (Signal { std::ldexp (1.0, 1 - bits) });
        six.add (Signal { std::ldexp (1.0, -bits) });
    }

    CHECK_FALSE (five.isFullyUsed (5));
    CHECK (six.isFullyUsed (6));
}

TEST_CASE ("A fit through codes and values is theirs, also when held at 0 or known before",
           "[measurement][lattice]")
{
    LevelFit free, held = LevelFit::throughZero(), known { 0.25, 1e12 };

    for (const auto code : { -3.0, 1.0, 7.0, 100.0 })
    {
        free.add (code, 0.125 * code + 2.0);
        held.add (code, 0.125 * code);
        known.add (code, 0.125 * code);
    }

    CHECK (free.levels().step == Approx (0.125).epsilon (1e-14));
    CHECK (free.levels().offset == Approx (2.0).epsilon (1e-14));
    CHECK (held.levels().step == Approx (0.125).epsilon (1e-14));
    CHECK (held.levels().offset == 0.0);
    CHECK (known.levels().step == Approx (0.25).epsilon (1e-6));
}

TEST_CASE ("A survey holds each value once, in order, and knows of 0", "[measurement][lattice]")
{
    const DistinctValues survey { Signal { 0.5, -0.25, 0.0, 0.5, 0.4, -0.25 }, {} };
    CHECK (std::vector (survey.values().begin(), survey.values().end())
           == std::vector { -0.25, 0.4, 0.5 });
    CHECK (survey.hasZero());
    CHECK (survey.levelCount() == 4);
    CHECK (survey.shortestGap() == Approx (0.1));
    CHECK (DistinctValues { Signal { 0.5, 0.0, 0.7 }, {} }.shortestGap() == Approx (0.2));
    CHECK (DistinctValues { Signal { 0.05, 0.0, 0.7 }, {} }.shortestGap() == 0.05);
    CHECK (DistinctValues { Signal { 0.5 }, {} }.shortestGap()
           == std::numeric_limits<double>::infinity());
}

// Rounding to PCM, or to float, is allowed for; what no rounding explains is off.
TEST_CASE ("A tally allows for what storing does to a level, and for no more",
           "[measurement][lattice]")
{
    const CandidateLevels levels { 0.9012345 * 0x1p-15 };
    const auto codes = noise (10'000, 20'000.0, 1);
    auto samples = codes, quiet = codes;

    for (std::size_t n = 0; n < samples.size(); ++n)
    {
        samples[n] = std::nearbyint (codes[n]) * levels.step;
        quiet[n] = std::nearbyint (0.01 * codes[n]) * levels.step;
    }

    const auto tallyOf = [&] (const Signal& signal, double pcmStep)
    {
        LevelMatches tally;
        tally.add (signal, levels, { pcmStep });
        return tally;
    };

    CHECK (tallyOf (samples, 0.0).off == 0);
    CHECK (tallyOf (stored (samples, Storage::asFloat), 0.0).off == 0);
    CHECK (tallyOf (stored (samples, Storage::as24Bits), 0x1p-23).off == 0);
    CHECK (tallyOf (samples, 0.0).compared >= 9'990);

    // Rounded to 24 bits, but not known to be: quiet samples, which float would have held better,
    // are off.
    CHECK (tallyOf (stored (quiet, Storage::as24Bits), 0.0).off > 9'000);

    // A sixth of a step beside.
    CHECK (tallyOf (plus (samples, levels.step / 6.0), 0.0).off == samples.size());

    // Held in steps an eighth of these, nothing can be told.
    const auto coarse = tallyOf (plus (samples, levels.step / 2.0), levels.step / 8.0);
    CHECK (coarse.compared == 0);
    CHECK (coarse.off == 0);
}

// Next to a value between levels, a gap may be any fraction of a step. With these seeds one is, and
// is where the search begins.
TEST_CASE ("Values between the levels do not make a spacing look finer", "[measurement][lattice]")
{
    const auto seed = GENERATE (12u, 427u, 1213u, 1424u);
    CAPTURE (seed);
    const auto bits = 14 + static_cast<int> (seed % 5);
    const auto step = std::ldexp (0.9, 1 - bits);
    auto samples =
        times (reduced (decayingChord (3000, 0.9, 30.0), bits, Way::triangular, seed), 0.9);
    Random random { seed };

    for (std::size_t n = 0; n < samples.size(); n += 40 + random.below (20))
        samples[n] += random.bipolar() * step / 0.9;

    const auto found = findLevelSpacing ({ samples, {} });
    REQUIRE (found);
    CHECK (found->step == Approx (step).epsilon (1e-6));
    CHECK (found->offset == 0.0);
}
