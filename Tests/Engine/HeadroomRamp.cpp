#include "Rendered.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rateHz = 48000.0;
constexpr std::size_t rampLength = 480, before = 300, after = 1000;

// 4 bits: codes -8 .. 7, 8 steps to full scale, of which TPDF and rounding take 1.5.
constexpr double settled = 6.5 / 8.0;

Settings withHeadroom (bool isOn)
{
    auto settings = settingsOf (4.0, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.headroom = isOn;
    return settings;
}

/** Headroom is switched on while a constant runs. */
struct Switched
{
    explicit Switched (std::size_t block, bool wasOn = false)
    {
        Channels<double> channels { Signal (before + after, 0.5), Signal (before + after, -1.0) };
        engine.prepare (rateHz, 2);
        engine.setSettings (withHeadroom (wasOn));
        feed->samples().setWatched (true);
        process (engine, channels, 0, before, block, feed.get());
        engine.setSettings (withHeadroom (! wasOn));
        process (engine, channels, before, after, block, feed.get());
        output = channels;

        std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);

        // Of the first channel, which comes first in each block.
        while (const auto sent = feed->samples().pop (pairs))
            for (const auto& pair : std::span (pairs).first (sent->length))
                gains.push_back (pair.input / 0.5);
    }

    Engine engine;
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Channels<double> output;
    Signal gains; ///< of what went into the reduction
};

} // namespace

TEST_CASE ("Headroom that is switched while sound runs moves the gain in a straight line of 10 ms",
           "[instrument][headroom]")
{
    const auto wasOn = GENERATE (false, true);
    const Switched switched (256, wasOn);
    const auto from = wasOn ? settled : 1.0, to = wasOn ? 1.0 : settled;
    REQUIRE (switched.gains.size() == before + after);

    for (std::size_t n = 0; n < before + after; ++n)
    {
        const auto moved =
            n < before ? 0.0 : std::min (1.0, static_cast<double> (n - before) / rampLength);
        REQUIRE (switched.gains[n] == Approx (from + moved * (to - from)).epsilon (1e-12));
    }

    CHECK (switched.gains.back() == to);
    CHECK (switched.engine.headroomGain() == to);
}

// |QE| of TPDF is below 1.5 LSB: what is measured is the error against what really went in.
TEST_CASE ("While the gain moves, the error is that of the input as it is lowered by then",
           "[instrument][headroom]")
{
    const Switched switched (100);
    const auto step = switched.engine.lattice().step();
    const auto& sums = switched.engine.reading (0).sinceReset;
    CHECK (sums.count == after);
    CHECK (sums.errorPeak < 1.5 * step);

    double lowered = 0.0;

    for (std::size_t n = before; n < before + after; ++n)
        lowered += 0.5 * switched.gains[n];

    CHECK (sums.input.value() == Approx (lowered));
}

TEST_CASE ("The moving gain does not depend on the block length", "[instrument][headroom]")
{
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 7 }, std::size_t { 480 });
    CHECK (areSameBits (Switched (block).output, Switched (256).output));
}

TEST_CASE ("A start begins with the gain that the settings ask for", "[instrument][headroom]")
{
    Engine engine;
    engine.prepare (rateHz, 1);
    engine.setSettings (withHeadroom (true));
    CHECK (engine.headroomGain() == settled);

    Channels<double> channels { Signal (100, 0.1) };
    process (engine, channels, 100);
    engine.setSettings (withHeadroom (false));
    CHECK (engine.headroomGain() == settled);
    engine.restart();
    CHECK (engine.headroomGain() == 1.0);
}
