#include "Engine/LevelPlanner.h"
#include "Levels/FloatFormat.h"
#include "Rendered.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

Settings settingsOf (Law law, double bits = 8.0, Dither dither = Dither::none)
{
    Settings settings;
    settings.reduction.law = law;
    settings.reduction.bits = bits;
    settings.reduction.dither = dither;
    return settings;
}

double bitsFor (Law law) { return law == Law::jayant || law == Law::lloydMax ? 4.0 : 8.0; }

constexpr Law everyLaw[] = { Law::uniform,  Law::muLaw,      Law::aLaw,        Law::g711Mu,
                             Law::g711A,    Law::lloydMax,   Law::logarithmic, Law::float16,
                             Law::bfloat16, Law::float8E4M3, Law::float8E5M2,  Law::nf4,
                             Law::block,    Law::nicam,      Law::jayant };

SignalHistogram histogramOf (const Channels<double>& channels)
{
    SignalHistogram histogram;

    for (const auto& channel : channels)
        histogram.add (channel);

    return histogram;
}

/** Keeps what an engine finishes of its first channel. */
class Kept : public BlockSink
{
public:
    void take (const FinishedBlock& block) noexcept override
    {
        const auto& channel = block.channels[0];
        input.insert (input.end(), channel.input.begin(), channel.input.end());
        output.insert (output.end(), channel.output.begin(), channel.output.end());
        onLatticeX.insert (onLatticeX.end(), channel.onLatticeX().begin(),
                           channel.onLatticeX().end());
        onLatticeY.insert (onLatticeY.end(), channel.onLatticeY().begin(),
                           channel.onLatticeY().end());
    }

    Signal input, output, onLatticeX, onLatticeY;
};

Kept kept (Engine& engine, Channels<double> channels, std::size_t block = 512)
{
    Kept sink;
    const std::array<BlockSink*, 1> sinks { &sink };
    const auto count = channels[0].size();

    for (std::size_t done = 0; done < count; done += block)
    {
        const auto pointers = pointersTo (channels, done);
        engine.process (std::span<double* const> (pointers), std::min (block, count - done),
                        nullptr, sinks);
    }

    return sink;
}

} // namespace

TEST_CASE ("Whatever the law, the output does not depend on the block size, bit for bit",
           "[instrument][law][blocks]")
{
    const auto law = GENERATE (from_range (std::begin (everyLaw), std::end (everyLaw)));
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    CAPTURE (static_cast<int> (law), dither);
    auto settings = settingsOf (law, bitsFor (law), dither);
    settings.reduction.shaping = dither == Dither::none ? Shaping::none : Shaping::lipshitz;
    settings.reduction.density = LevelDensity::gaussian;
    const auto input = asFloat (musicLike (2, 10'000));
    const auto whole = rendered (settings, input, 10'000);

    for (const std::size_t block : { 1u, 3u, 64u, 480u })
        CHECK (areSameBits (rendered (settings, input, block), whole));

    CHECK_FALSE (areSameBits (whole, input));
}

// In LSB of the lattice behind the curve the error is what it is of PCM: 1/4 with TPDF dither, 1/12
// where nothing clips, of a signal that visits steps alike. 40,000 samples: the power of uniform
// values is within 5 sqrt (4 / 5 / 40,000) of itself, 2.3 %.
TEST_CASE ("Behind a law's curve the error has the power that theory has for equal steps",
           "[instrument][law]")
{
    const auto law = GENERATE (Law::muLaw, Law::aLaw, Law::g711Mu, Law::g711A);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    CAPTURE (static_cast<int> (law), dither);
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settingsOf (law, 8.0, dither));
    const auto finished = kept (engine, { noise (40'000, 0.5, 3) });
    const auto power = meanSquare (
        errorsInLsb (finished.onLatticeX, finished.onLatticeY, engine.lattice().step()));
    CHECK (power == Approx (dither == Dither::none ? 1.0 / 12.0 : 0.25).epsilon (0.03));

    const auto onLattice = engine.latticeReading (0).sinceReset;
    const auto step = engine.lattice().step();
    CHECK (onLattice.errorSquared.value() / (step * step) / 40'000.0 == Approx (power));
    CHECK (engine.reading (0).sinceReset.errorSquared.value()
           == Approx (40'000.0 * meanSquare (errorsInLsb (finished.input, finished.output, 1.0))));
}

TEST_CASE ("Without dither every sample goes where the law's decision values send it",
           "[instrument][law]")
{
    const auto law = GENERATE (Law::muLaw, Law::aLaw, Law::logarithmic, Law::float8E4M3);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate, Rounding::towardZero,
                                    Rounding::nearestAway);
    CAPTURE (static_cast<int> (law), rounding);
    auto settings = settingsOf (law);
    settings.reduction.rounding = rounding;
    const auto lattice = Lattice::twosComplement (8.0);
    const auto table = law == Law::muLaw         ? Compander::muLaw().table (lattice, rounding)
                       : law == Law::aLaw        ? Compander::aLaw().table (lattice, rounding)
                       : law == Law::logarithmic ? logarithmicTable (1.0, lattice, rounding)
                                                 : FloatFormat::float8E4M3().table();
    auto signal = noise (20'000, 1.1, 5);
    signal[0] = 0.0;

    for (std::size_t i = 0; i + 1 < table.size(); ++i)
    {
        signal[10 + 2 * i] = table.level (i);
        signal[11 + 2 * i] = table.decision (i);
    }

    const auto output = rendered<double> (settings, { signal })[0];
    std::size_t wrong = 0;

    for (std::size_t n = 0; n < signal.size(); ++n)
        wrong += output[n] != table.level (table.index (signal[n])) ? 1u : 0u;

    CHECK (wrong == 0);
}

TEST_CASE ("Bypassed and not, a law on blocks is late by what it says, on every channel",
           "[instrument][law][bypass]")
{
    const auto law = GENERATE (Law::block, Law::nicam, Law::nf4);
    auto settings = settingsOf (law);
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    const auto late = static_cast<std::ptrdiff_t> (engine.latencySamples());
    CHECK (late == settings.reduction.latencySamples());
    const auto input = musicLike (2, 5'000);

    // An impulse is the largest sample of its block, so that it stays what it is.
    auto impulse = Channels<double> (2, Signal (1'000));
    impulse[0][300] = impulse[1][300] = 0.5;
    auto reduced = impulse;
    process (engine, reduced, 100);

    for (const auto& channel : reduced)
        CHECK (channel[300 + static_cast<std::size_t> (late)] == Approx (0.5).epsilon (0.01));

    settings.bypassed = true;
    engine.setSettings (settings);
    auto passed = input;
    process (engine, passed, 100);

    for (std::size_t c = 0; c < 2; ++c)
        CHECK (std::equal (input[c].begin(), input[c].end() - late, passed[c].begin() + late));
}

TEST_CASE ("What a law has no use for changes nothing", "[instrument][law]")
{
    const auto law = GENERATE (Law::float16, Law::nf4, Law::block, Law::nicam, Law::jayant);
    CAPTURE (static_cast<int> (law));
    const auto plain = settingsOf (law, bitsFor (law));
    auto more = plain;
    more.reduction.dither = Dither::gaussian;
    more.reduction.shaping = Shaping::hearing;
    more.reduction.headroom = more.reduction.passExact = more.reduction.autoBlank = true;
    more.reduction.range = RangeMethod::minMax;
    const auto input = asFloat (musicLike (1, 5'000));
    CHECK (areSameBits (rendered (plain, input), rendered (more, input)));
}

// Silence of mu-law and of uniform two's complement is a level, so it stays it; a loop that rings
// is watched in places, too.
TEST_CASE ("Digital silence stays silent behind a curve without dither, shaped or not",
           "[instrument][law][silence]")
{
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz);
    auto settings = settingsOf (Law::muLaw);
    settings.reduction.shaping = shaping;
    auto signal = noise (4'000, 0.3, 9);
    std::fill (signal.begin() + 1'000, signal.end(), 0.0);
    const auto output = rendered<double> (settings, { signal })[0];
    CHECK (std::all_of (output.begin() + 2'100, output.end(), [] (double y) { return y == 0.0; }));
}

TEST_CASE ("Levels of a law pass untouched where exact input is to pass, also as floats",
           "[instrument][law][exact]")
{
    auto settings = settingsOf (Law::muLaw, 8.0, Dither::tpdf);
    settings.reduction.passExact = true;
    auto undithered = settingsOf (Law::muLaw);
    const auto levels = rendered (undithered, asFloat (musicLike (1, 30'000)));
    CHECK (areSameBits (rendered (settings, levels), levels));

    settings.reduction.passExact = false;
    CHECK_FALSE (areSameBits (rendered (settings, levels), levels));
}

TEST_CASE ("Headroom behind a curve keeps full scale with its dither from clipping",
           "[instrument][law][headroom]")
{
    const auto law = GENERATE (Law::muLaw, Law::aLaw, Law::g711Mu, Law::uniform);
    CAPTURE (static_cast<int> (law));
    auto settings = settingsOf (law, 8.0, Dither::tpdf);
    settings.reduction.headroom = true;
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settings);
    CHECK (engine.headroomGain() < 1.0);
    CHECK (engine.headroomGain() > 0.8);
    auto channels = Channels<double> (1, sine (20'000, 1.0));
    process (engine, channels, 512);
    CHECK (engine.reading (0).sinceReset.clipped == 0);

    settings.reduction.headroom = false;
    engine.setSettings (settings);
    channels = Channels<double> (1, sine (20'000, 1.0));
    process (engine, channels, 512);
    CHECK (engine.reading (0).sinceReset.clipped > 0);
}

// A range that is no power of two: neither its product with a level nor the quotient is exact. Nor
// is a curve without a table.
TEST_CASE ("A level stays itself whichever way is rounded, over any range, also as a float",
           "[instrument][law][range]")
{
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate, Rounding::towardZero,
                                    Rounding::nearestAway);
    const auto bits = GENERATE (8.0, 18.0);
    CAPTURE (rounding, bits);
    auto settings = settingsOf (Law::muLaw, bits);
    settings.reduction.rounding = rounding;
    settings.reduction.range = RangeMethod::symmetricMinMax;
    settings.reduction.learned =
        learn (histogramOf ({ { 0.7312345, -0.1 } }), settings.reduction).scale;
    REQUIRE (settings.reduction.isLearned());
    const auto levels = rendered<double> (settings, { noise (20'000, 0.8, 3) });
    CHECK (areSameBits (rendered (settings, levels), levels));
    const auto narrow = asFloat (levels);
    CHECK (areSameBits (rendered (settings, narrow), narrow));
}

TEST_CASE ("Headroom asks of each end by itself", "[instrument][law][headroom]")
{
    auto settings = settingsOf (Law::uniform, 4.0, Dither::tpdf);
    settings.reduction.headroom = true;
    settings.reduction.latticeKind = LatticeKind::endPoints;
    settings.reduction.range = RangeMethod::minMax;
    settings.reduction.learned = learn (histogramOf ({ { -0.3, 0.9 } }), settings.reduction).scale;
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settings);
    CHECK (engine.headroomGain() < 1.0);
    CHECK (engine.headroomGain() > 0.6);

    auto channels = Channels<double> (1, noise (20'000, 0.6, 4));

    for (auto& sample : channels[0])
        sample += 0.3;

    process (engine, channels, 512);
    CHECK (engine.reading (0).sinceReset.clipped == 0);
}

TEST_CASE ("What is too large for a floating-point law is infinite where that is chosen",
           "[instrument][law]")
{
    const auto law = GENERATE (Law::float16, Law::float8E4M3);
    auto settings = settingsOf (law);
    const auto tooLarge = law == Law::float16 ? 1e5f : 500.0f;
    const Channels<float> signal { { 0.5f, tooLarge, -tooLarge, 0.25f } };
    const auto saturated = rendered (settings, signal)[0];
    CHECK (saturated[1] == (law == Law::float16 ? 65504.0f : 448.0f));
    CHECK (saturated[2] == -saturated[1]);

    settings.reduction.overflow = Overflow::infinity;
    const auto infinite = rendered (settings, signal)[0];
    CHECK (infinite[0] == 0.5f);
    CHECK (infinite[3] == 0.25f);
    CHECK ((law == Law::float16 ? std::isinf (infinite[1]) && infinite[2] == -infinite[1]
                                : std::isnan (infinite[1]) && std::isnan (infinite[2])));
}

TEST_CASE ("A learned range has the signal's ends for levels", "[instrument][law][range]")
{
    auto settings = settingsOf (Law::uniform, 5.0);
    settings.reduction.range = RangeMethod::minMax;
    settings.reduction.latticeKind = LatticeKind::endPoints;
    const auto signal = musicLike (1, 10'000);
    const auto learned = learn (histogramOf (signal), settings.reduction);
    const auto [lowest, highest] = std::minmax_element (signal[0].begin(), signal[0].end());
    CHECK (learned.scale.ends.lowest == *lowest);
    CHECK (learned.scale.ends.highest == *highest);

    // Unlearned it is full scale.
    CHECK (settings.reduction.lattice() == Lattice::make (LatticeKind::endPoints, 5.0));
    settings.reduction.learned = learned.scale;
    const auto lattice = settings.reduction.lattice();
    CHECK (lattice.level (0) == Approx (*lowest));
    CHECK (lattice.level (31) == Approx (*highest));
    CHECK (lattice.step() == Approx ((*highest - *lowest) / 31.0));

    const auto output = rendered<double> (settings, signal)[0];
    CHECK (std::all_of (output.begin(), output.end(),
                        [&] (double y) { return lattice.contains (y); }));
}

TEST_CASE ("Lloyd-Max learned of a signal errs less on it than any other law of its bits",
           "[instrument][law][lloyd-max]")
{
    auto settings = settingsOf (Law::lloydMax, 4.0);
    const Channels<double> signal { noise (20'000, 0.2, 4) };
    const auto learned = learn (histogramOf (signal), settings.reduction);
    CHECK (learned.levels.levels.size() == 16);
    CHECK (learned.scale.levels == numberOf (learned.levels));
    settings.reduction.learned = learned.scale;

    const auto powerOf = [&] (const Settings& wanted, const FoundLevels* levels)
    {
        Engine engine;
        engine.prepare (48000.0, 1);
        engine.setSettings (wanted, levels);
        auto channels = signal;
        process (engine, channels, 512);
        return engine.reading (0).sinceReset.errorSquared.value();
    };

    const auto least = powerOf (settings, &learned.levels);
    CHECK (least > 0.0);

    for (const auto law : { Law::uniform, Law::muLaw, Law::aLaw })
        CHECK (powerOf (settingsOf (law, 4.0), nullptr) > least);

    auto gaussian = settings;
    gaussian.reduction.density = LevelDensity::gaussian;
    CHECK (powerOf (gaussian, nullptr) > least);
}

TEST_CASE ("The audio thread goes on with older levels until the newer ones are made",
           "[instrument][law]")
{
    LevelPlanner planner;
    const auto uniform = settingsOf (Law::uniform).reduction;
    auto muLaw = settingsOf (Law::muLaw).reduction;
    muLaw.dither = Dither::gaussian;

    // Nothing is made yet: all but the levels is as asked.
    auto running = muLaw;
    CHECK (planner.planFor (running, uniform) == nullptr);
    CHECK (running.law == Law::uniform);
    CHECK (running.dither == Dither::gaussian);

    planner.design (muLaw, nullptr);
    running = muLaw;
    const auto* const plan = planner.planFor (running, uniform);
    REQUIRE (plan != nullptr);
    CHECK (running == muLaw);
    CHECK (plan->request() == LevelRequest::of (muLaw));

    auto another = muLaw;
    another.mu = 100.0;
    running = another;
    CHECK (planner.planFor (running, muLaw) == plan);
    CHECK (running == muLaw);

    planner.design (another, nullptr);
    running = another;
    CHECK (planner.planFor (running, muLaw)->request() == LevelRequest::of (another));
    CHECK (running == another);

    // A law without a table waits for nothing.
    running = uniform;
    CHECK (planner.planFor (running, another) == nullptr);
    CHECK (running == uniform);
}

TEST_CASE ("Beyond the sixteenth, channels have the range of all together",
           "[instrument][law][range]")
{
    auto settings = settingsOf (Law::uniform, 8.0);
    settings.reduction.range = RangeMethod::symmetricMinMax;
    settings.reduction.rangeChannels = RangeChannels::perChannel;
    constexpr std::size_t count = LearnedScale::mostChannels + 2;
    Channels<double> channels;
    ChannelHistograms histograms;

    for (std::size_t c = 0; c < count; ++c)
    {
        channels.push_back ({ 1.0 / static_cast<double> (c + 1), 0.0 });
        histograms.add (c, channels.back());
    }

    CHECK_FALSE (settings.reduction.isLearned());
    settings.reduction.learned = learn (histograms, settings.reduction).scale;
    CHECK (settings.reduction.isLearned());
    CHECK (settings.reduction.learned.channelCount == LearnedScale::mostChannels);
    Engine engine;
    engine.prepare (48000.0, count);
    engine.setSettings (settings);

    for (std::size_t c = 0; c < count; ++c)
    {
        const auto ownEnd = c < LearnedScale::mostChannels ? channels[c][0] : 1.0;
        CHECK (engine.lattice (c).step() == Approx (ownEnd / 127.0));
    }

    // The end of a channel's own range is a level, and so stays what it is.
    process (engine, channels, 512);
    for (std::size_t c = 0; c < LearnedScale::mostChannels; ++c)
        CHECK (channels[c][0] == Approx (1.0 / static_cast<double> (c + 1)));
}

TEST_CASE ("Headroom for ranges of channels keeps each from clipping, and their balance",
           "[instrument][law][headroom][range]")
{
    auto settings = settingsOf (Law::uniform, 4.0, Dither::tpdf);
    settings.reduction.headroom = true;
    settings.reduction.latticeKind = LatticeKind::endPoints;
    settings.reduction.range = RangeMethod::minMax;
    settings.reduction.rangeChannels = RangeChannels::perChannel;
    Channels<double> channels { noise (20'000, 0.6, 4), noise (20'000, 0.1, 5) };

    // The nearer an end is to 0, the more of it a step and its noise take.
    for (auto& sample : channels[0])
        sample += 0.4;

    ChannelHistograms histograms;

    for (std::size_t c = 0; c < channels.size(); ++c)
        histograms.add (c, channels[c]);

    settings.reduction.learned = learn (histograms, settings.reduction).scale;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    CHECK (engine.headroomGain() < 1.0);
    auto gainAlone = 1.0;

    for (std::size_t c = 0; c < 2; ++c)
    {
        auto alone = settings;
        alone.reduction = settings.reduction.ofChannel (c);
        Engine one;
        one.prepare (48000.0, 1);
        one.setSettings (alone);
        gainAlone = std::min (gainAlone, one.headroomGain());
    }

    CHECK (engine.headroomGain() <= gainAlone);
    process (engine, channels, 512);
    CHECK (engine.reading (0).sinceReset.clipped == 0);
    CHECK (engine.reading (1).sinceReset.clipped == 0);
}
