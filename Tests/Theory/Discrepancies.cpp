#include "Engine/MeasuredReduction.h"
#include "Support/Catch.h"
#include "Theory/Discrepancy.h"

using namespace requant;
using namespace requant::test;

namespace
{

using enum DiscrepancyReason;

constexpr std::size_t count = 1 << 16;
constexpr double lsb = 0x1p-15;

Discrepancy found (const ReductionSettings& settings, const Signal& input)
{
    const MeasuredReduction measured { settings, input };
    return { measured.sums, { settings, measured.filter, 48000.0 }, measured.split() };
}

DiscrepancyReasons setOf (std::initializer_list<DiscrepancyReason> reasons)
{
    DiscrepancyReasons all;

    for (const auto reason : reasons)
        all.add (reason);

    return all;
}

Signal onLattice (double bits)
{
    const auto step = Lattice::twosComplement (bits).step();
    auto signal = noise (count, 0.5, 3);

    for (auto& sample : signal)
        sample = std::round (sample / step) * step;

    return signal;
}

Signal halfSilent()
{
    auto signal = noise (count, 0.5, 4);
    std::fill (signal.begin() + count / 2, signal.end(), 0.0);
    return signal;
}

Signal withNaN()
{
    auto signal = noise (count, 0.5, 5);
    signal[100] = std::numeric_limits<double>::quiet_NaN();
    return signal;
}

// Between -0.1 and 0.1 of a step off levels that are far apart.
Signal nearLevels()
{
    auto signal = onLattice (16);
    const auto off = noise (count, 0.1 * lsb, 6);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] += off[n];

    return signal;
}

} // namespace

TEST_CASE ("A difference from theory is named by what causes it", "[instrument][theory]")
{
    struct Row
    {
        const char* name;
        ReductionSettings settings;
        Signal input;
        DiscrepancyReasons reasons;
        bool isWithinChance;
    };

    const auto none = Dither::none;
    const auto truncate = Rounding::truncate, towardZero = Rounding::towardZero;
    const auto loud = sine (count, 0.7);
    const std::vector<Row> rows {
        { "TPDF", {}, loud, {}, true },
        { "TPDF, on the lattice", {}, onLattice (16), {}, true },
        { "TPDF, DC", {}, constant (count, 0.3), {}, true },
        { "TPDF, truncated", { .rounding = truncate }, loud, {}, true },
        { "undithered", { .dither = none }, loud, setOf ({ correlatedError }), true },
        { "undithered, shaped", { .dither = none, .shaping = Shaping::lipshitz }, loud, {}, true },
        { "truncated",
          { .rounding = truncate, .dither = none },
          loud,
          setOf ({ correlatedError }),
          true },
        { "toward zero", { .rounding = towardZero }, loud, setOf ({ correlatedError }), true },
        { "toward zero, shaped",
          { .rounding = towardZero, .shaping = Shaping::lipshitz },
          loud,
          setOf ({ noTheory }),
          false },
        { "clipped", {}, sine (count, 1.2), setOf ({ clipping, correlatedError }), false },
        { "on the lattice", { .dither = none }, onLattice (16), setOf ({ inputOnLattice }), false },
        { "on a coarser one",
          { .dither = none },
          onLattice (12),
          setOf ({ inputOnLattice }),
          false },
        { "on the lattice, truncated",
          { .rounding = truncate, .dither = none },
          onLattice (16),
          setOf ({ inputOnLattice }),
          false },
        { "on the lattice, RPDF",
          { .dither = Dither::rpdf },
          onLattice (16),
          setOf ({ inputOnLattice }),
          false },
        { "on the lattice, undithered and shaped",
          { .dither = none, .shaping = Shaping::hearing },
          onLattice (16),
          setOf ({ passedUntouched, inputOnLattice }),
          false },
        { "on the lattice, weak TPDF",
          { .ditherAmount = 0.75 },
          onLattice (16),
          setOf ({ inputOnLattice }),
          false },
        { "on the lattice, passed",
          { .passExact = true },
          onLattice (16),
          setOf ({ passedUntouched, inputOnLattice }),
          false },
        { "half silent, blanked",
          { .autoBlank = true, .blankAfterSeconds = 0.01 },
          halfSilent(),
          setOf ({ passedUntouched }),
          false },
        { "on a lattice of half a step",
          { .dither = none },
          onLattice (17),
          setOf ({ unevenInput }),
          false },
        { "near levels, RPDF",
          { .dither = Dither::rpdf },
          nearLevels(),
          setOf ({ unevenInput }),
          false },
        { "silence", {}, Signal (count), setOf ({ tooLittleSignal }), true },
        { "silence, undithered",
          { .dither = none },
          Signal (count),
          setOf ({ tooLittleSignal }),
          false },
        { "DC, RPDF",
          { .dither = Dither::rpdf },
          constant (count, 3.5 * lsb),
          setOf ({ tooLittleSignal }),
          false },
        { "less than a step, undithered",
          { .dither = none },
          sine (count, 0.4 * lsb),
          setOf ({ tooLittleSignal, correlatedError }),
          false },
        { "less than a step, TPDF", {}, sine (count, 0.4 * lsb), {}, true },
        { "no number", {}, withNaN(), setOf ({ replacedSamples }), true },
        { "short", {}, sine (100, 0.5), setOf ({ tooFewSamples }), true }
    };

    for (const auto& row : rows)
    {
        CAPTURE (row.name);
        const auto discrepancy = found (row.settings, row.input);
        CHECK (discrepancy.isWithinChance == row.isWithinChance);

        for (int r = 0; r <= static_cast<int> (unexplained); ++r)
        {
            CAPTURE (r);
            const auto reason = static_cast<DiscrepancyReason> (r);
            CHECK (discrepancy.reasons.has (reason) == row.reasons.has (reason));
        }
    }
}

TEST_CASE ("The first reason is the one to tell first", "[instrument][theory]")
{
    CHECK (setOf ({ correlatedError, clipping }).first() == clipping);
    CHECK (setOf ({ unexplained }).first() == unexplained);
    CHECK_FALSE (DiscrepancyReasons {}.first().has_value());
    CHECK (DiscrepancyReasons {}.isEmpty());
}

// Half a step of places -1/2 and 0 in turn: 1/8 instead of 1/12.
TEST_CASE ("The difference is measured over expected power, in dB", "[instrument][theory]")
{
    CHECK (*found ({ .dither = Dither::none }, onLattice (17)).powerDb
           == Approx (10.0 * std::log10 (12.0 / 8.0)).margin (0.1));
    CHECK (*found ({}, sine (count, 0.7)).powerDb == Approx (0.0).margin (0.1));
    CHECK_FALSE (found ({ .dither = Dither::none }, onLattice (16)).powerDb.has_value());
}

// Of 2^20 samples the hundredth part by which normal dither still tells the lattice is beyond
// chance.
TEST_CASE ("Even Gaussian dither tells an input that lies on the lattice", "[instrument][theory]")
{
    constexpr std::size_t length = 1 << 20;
    const auto discrepancy =
        found ({ .dither = Dither::gaussian }, square (length, 100.0 * lsb, 50));
    CHECK_FALSE (discrepancy.isWithinChance);
    CHECK (discrepancy.reasons == setOf ({ inputOnLattice }));
}

TEST_CASE ("More noise than any input could leave is called unexplained", "[instrument][theory]")
{
    const ReductionSettings claim { .dither = GENERATE (Dither::tpdf, Dither::none, Dither::rpdf) };
    const MeasuredReduction strong { { .ditherAmount = 2.0 }, sine (count, 0.7) };
    const Discrepancy discrepancy { strong.sums, { claim, {}, 48000.0 }, strong.split() };
    CHECK_FALSE (discrepancy.isWithinChance);
    CHECK (discrepancy.reasons == setOf ({ unexplained }));
    const auto claimed = 1.0 / 12.0 + claim.ditherPower();
    CHECK (*discrepancy.powerDb == Approx (10.0 * std::log10 (0.75 / claimed)).margin (0.1));
}

// What one channel has by chance, eight that are alike have as well, though of eight times as many
// samples it would be 2.8 times as many sigma.
TEST_CASE ("Channels that are alike are told no less by chance than one of them", "[instrument]")
{
    const ReductionSettings undithered { .dither = Dither::none };
    const Prediction prediction { undithered, {}, 48000.0 };
    constexpr std::size_t alike = 8, samples = 1 << 12;
    int unlikely = 0;

    for (std::uint32_t seed = 1; seed <= 400; ++seed)
    {
        const MeasuredReduction one { undithered, noise (samples, 0.5, seed) };
        ErrorSums all;

        for (std::size_t c = 0; c < alike; ++c)
            all += one.sums;

        const Discrepancy ofOne { one.sums, prediction }, asIfApart { all, prediction },
            ofAll { all, prediction, {}, alike };
        CAPTURE (seed);
        CHECK (ofOne.isWithinChance);
        CHECK (ofAll.isWithinChance);
        CHECK (ofAll.reasons.isEmpty());
        unlikely += ! asIfApart.isWithinChance;
    }

    CHECK (unlikely > 0); // 400 draws of more than 1.8 sigma, of which 7 in 100 are
}

// TPDF dither makes the errors of channels independent of each other, whatever these have.
TEST_CASE ("With TPDF dither all channels' samples count", "[instrument]")
{
    const MeasuredReduction strong { { .ditherAmount = 1.1 }, noise (1 << 10, 0.5, 1) };
    ErrorSums all;

    for (std::size_t c = 0; c < 64; ++c)
        all += strong.sums;

    const Prediction plain { {}, {}, 48000.0 };
    CHECK (Discrepancy (strong.sums, plain).isWithinChance);
    CHECK_FALSE (Discrepancy (all, plain, {}, 64).isWithinChance);
}

TEST_CASE ("Nothing measured yet is too few samples", "[instrument][theory]")
{
    const Discrepancy discrepancy { {}, { {}, {}, 48000.0 } };
    CHECK_FALSE (discrepancy.powerDb.has_value());
    CHECK_FALSE (discrepancy.isWithinChance);
    CHECK (discrepancy.reasons == setOf ({ tooFewSamples }));
}

// 360 renders, each judged by its power, its correlation and its static part.
TEST_CASE ("No render with TPDF dither is ever called wrong", "[instrument][theory][slow]")
{
    const auto bits = GENERATE (8.0, 16.0, 24.0);
    const auto shaping = GENERATE (Shaping::none, Shaping::hearing, Shaping::gesemann);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    constexpr std::size_t length = 1 << 14;
    const auto step = std::exp2 (1.0 - bits);
    const std::vector<Signal> inputs { sine (length, 0.5), sine (length, 0.5, 0.125),
                                       musicLike (1, length)[0], constant (length, 4.0 * step),
                                       noise (length, 0.5 * step, 3) };

    for (std::uint32_t seed = 1; seed <= 4; ++seed)
        for (std::size_t i = 0; i < inputs.size(); ++i)
        {
            CAPTURE (bits, shaping, rounding, seed, i);
            const auto discrepancy =
                found ({ .bits = bits, .rounding = rounding, .shaping = shaping, .seed = seed },
                       inputs[i]);
            CHECK (discrepancy.isWithinChance);
            CHECK (discrepancy.reasons.isEmpty());
        }
}
