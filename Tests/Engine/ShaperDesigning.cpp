#include "Engine/ShaperDesigner.h"

#include "Rendered.h"

#include <functional>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rateHz = 48000.0;
constexpr std::size_t block = 480;

/** A plug-in's life without a clock: blocks of silence, and between them the designs. */
struct Session
{
    Session() { engine.prepare (rateHz, 1); }

    void design (const Settings& settings)
    {
        designed = engine.shaperRequest (settings);
        designer.design (designed);
    }

    void play (const Settings& settings)
    {
        engine.setSettings (
            settings, designer.planFor (engine.shaperRequest (settings), engine.shaperPlan()));
        Channels<double> silence { Signal (block, 0.0) };
        process (engine, silence, 0, block, block, feed.get());
        output = silence[0];
    }

    double peakLsb() const
    {
        double peak = 0.0;

        for (const auto sample : output)
            peak = std::max (peak, std::abs (sample));

        return peak / engine.lattice().step();
    }

    ShaperDesigner designer;
    ShaperRequest designed;
    Engine engine;
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Signal output;
};

Settings shapedAt (double bits, Shaping shaping, double depthDb)
{
    auto settings = settingsOf (bits, Rounding::nearest, Dither::tpdf, shaping);
    settings.reduction.shapingDepthDb = depthDb;
    return settings;
}

// Shaped noise is Gaussian, and a quarter of the levels holds four sigma of it: six happen once in
// 500 million samples. TPDF alone reaches 1.5 LSB.
double largestSilence (double bits) { return std::max (1.5, 6.0 / 4.0 * 0.25 * std::exp2 (bits)); }

} // namespace

TEST_CASE ("Settings that move with every block are followed, one design behind",
           "[instrument][shaping]")
{
    const auto shaping = GENERATE (Shaping::hearing, Shaping::designedLowPass);
    using Move = std::function<void (ReductionSettings&, double progress)>;
    const auto move = GENERATE (values<Move> (
        { [] (auto& s, double p) { s.shapingDepthDb = 10.0 + 50.0 * p; },
          [] (auto& s, double p) { s.bits = 24.0 - 10.0 * p; },
          [] (auto& s, double p) { s.shapingOrder = 4 + static_cast<int> (20.0 * p); },
          [] (auto& s, double p) { s.shapingCutoffHz = 2000.0 + 16000.0 * p; } }));
    constexpr int blocks = 100, blocksPerDesign = 5;
    Session session;
    auto settings = shapedAt (16.0, shaping, 40.0);
    move (settings.reduction, 0.0);
    session.design (settings);

    for (int i = 0; i < blocks; ++i)
    {
        if (i % blocksPerDesign == 0)
            session.design (settings);

        // The next block has other settings by now.
        move (settings.reduction, (i + 1.0) / blocks);
        session.play (settings);
        REQUIRE (session.engine.shaperPlan().request == session.designed);
    }
}

TEST_CASE (
    "Where the shaper that runs leaves no room at a new word length, none runs until one does",
    "[instrument][shaping]")
{
    const auto [shaping, depthDb, bits] =
        GENERATE (table<Shaping, double, double> ({ { Shaping::hearing, 80.0, 4.0 },
                                                    { Shaping::hearing, 40.0, 2.0 },
                                                    { Shaping::designedItuR468, 80.0, 4.0 },
                                                    { Shaping::designedLowPass, 60.0, 3.0 },
                                                    { Shaping::shibata, 40.0, 4.0 },
                                                    { Shaping::secondOrder, 40.0, 2.0 } }));
    CAPTURE (shaping, depthDb, bits);
    const auto wide = shapedAt (16.0, shaping, depthDb), narrow = shapedAt (bits, shaping, depthDb);
    Session session;

    for (int round = 0; round < 2; ++round)
    {
        session.design (wide);
        session.play (wide);
        CHECK (session.peakLsb() > 1.5);
        CHECK (session.feed->newest().reduction.isShaperReady);

        for (int i = 0; i < 5; ++i)
        {
            session.play (narrow);
            CHECK (session.engine.shaperPlan().filter.isFlat());
            CHECK_FALSE (session.feed->newest().reduction.isShaperReady);
            CHECK (session.feed->newest().reduction.shaper.filter.isFlat());
            CHECK (session.peakLsb() <= 1.5);
        }

        session.design (narrow);

        for (int i = 0; i < 20; ++i)
        {
            session.play (narrow);
            CHECK (session.engine.shaperPlan().request == session.designed);
            CHECK (session.feed->newest().reduction.isShaperReady);
            CHECK (session.peakLsb() <= largestSilence (bits));
        }

        CHECK (session.engine.reading (0).sinceReset.clipped == 0);
    }
}

TEST_CASE ("A word length that falls with every block never makes shaped noise burst",
           "[instrument][shaping]")
{
    const auto blocksPerDesign = GENERATE (1, 5, 17);
    constexpr int blocks = 240;
    Session session;

    for (int i = 0; i < blocks; ++i)
    {
        const auto bits = 16.0 - 14.0 * i / blocks;

        if (i % blocksPerDesign == 0)
            session.design (shapedAt (bits + 0.05, Shaping::hearing, 80.0));

        session.play (shapedAt (bits, Shaping::hearing, 80.0));
        CAPTURE (bits);
        REQUIRE (session.peakLsb() <= largestSilence (bits));
        REQUIRE (session.engine.reading (0).sinceReset.clipped == 0);
    }
}

TEST_CASE ("A shaper of another sort goes on until the one that is asked for is there",
           "[instrument][shaping]")
{
    Session session;
    const auto old = shapedAt (16.0, Shaping::hearing, 40.0);
    const auto asked = shapedAt (16.0, Shaping::designedA, 40.0);
    session.design (old);
    session.play (old);
    session.play (asked);
    CHECK (session.engine.shaperPlan().running == Shaping::hearing);
    CHECK_FALSE (session.feed->newest().reduction.isShaperReady);
    CHECK_FALSE (session.feed->newest().reduction.shaper.filter.isFlat());

    session.design (asked);
    session.play (asked);
    CHECK (session.engine.shaperPlan().running == Shaping::designedA);
    CHECK (session.feed->newest().reduction.isShaperReady);
}
