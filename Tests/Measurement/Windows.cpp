#include "Measurement/Error/ErrorMeter.h"
#include "NaiveSums.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** Feeds a meter and stores what it heard. */
struct Session
{
    ErrorMeter meter;
    Signal input, output;
    double rate;

    explicit Session (double sampleRateHz) : rate (sampleRateHz) { meter.prepare (rate); }

    void hear (std::size_t count, std::uint64_t seed)
    {
        const auto x = noise (count, 1.0, seed), y = noise (count, 0.9, seed + 1000);
        meter.add (x, y, 0, {});
        input.insert (input.end(), x.begin(), x.end());
        output.insert (output.end(), y.begin(), y.end());
    }

    NaiveSums last (std::size_t count) const
    {
        return { std::span (input).last (count), std::span (output).last (count) };
    }

    bool readsWhatItHeard() const
    {
        const auto reading = meter.reading();
        return areEqual (reading.momentary, last (reading.momentary.count))
               && areEqual (reading.shortTerm, last (reading.shortTerm.count))
               && areEqual (reading.sinceReset, last (input.size()));
    }

    // Everything, until the window's name is full; from then on never less and at most a hop more,
    // each hop being rounded up to whole samples.
    bool isWindow (std::uint64_t count, double seconds) const
    {
        const auto named = seconds * rate, hop = ErrorMeter::hopSeconds * rate;
        const auto heard = static_cast<double> (input.size()), held = static_cast<double> (count);
        const auto most = std::ceil (hop) * (seconds / ErrorMeter::hopSeconds + 1.0);
        return heard <= named ? held == heard : held >= named && held <= most;
    }

    bool windowsAreAsLongAsTheirNames() const
    {
        const auto reading = meter.reading();
        return isWindow (reading.momentary.count, 0.4) && isWindow (reading.shortTerm.count, 3.0);
    }
};

} // namespace

// Rates whose hop of 20 ms is a whole number of samples: 20, 160 and 882.
TEST_CASE ("At every hop's end the windows hold exactly their last 0.4 s, 3 s and everything",
           "[measurement][windows]")
{
    const auto rate = GENERATE (1000.0, 8000.0, 44100.0);
    const auto isInOnePiece = GENERATE (true, false);
    CAPTURE (rate, isInOnePiece);
    Session session { rate };
    const auto hopLength = static_cast<std::size_t> (rate * 0.02);
    REQUIRE (session.meter.roomInHop() == hopLength);

    for (std::size_t hop = 1; hop <= 160; ++hop)
    {
        if (isInOnePiece)
        {
            session.hear (hopLength, hop);
        }
        else
        {
            session.hear (7, hop);
            session.hear (hopLength - 7, hop + 500);
        }

        const auto reading = session.meter.reading();
        CAPTURE (hop);
        REQUIRE (reading.momentary.count == std::min<std::size_t> (hop, 20) * hopLength);
        REQUIRE (reading.shortTerm.count == std::min<std::size_t> (hop, 150) * hopLength);
        REQUIRE (session.readsWhatItHeard());
    }
}

// x42's meter read 0.0 when blocks were 1 or 3 samples long.
TEST_CASE ("Meters read right after every sample when blocks are one sample long",
           "[measurement][windows]")
{
    Session session { 500.0 };

    for (std::size_t n = 0; n < 1800; ++n)
    {
        session.hear (1, n);
        REQUIRE (session.readsWhatItHeard());
        REQUIRE (session.windowsAreAsLongAsTheirNames());
    }
}

TEST_CASE ("A window is never shorter than its name once that much was heard",
           "[measurement][windows]")
{
    const auto rate = GENERATE (8000.0, 8012.0, 44100.0, 48000.0, 96000.0, 192000.0);
    CAPTURE (rate);
    Session session { rate };
    Random random { 3 };

    while (static_cast<double> (session.input.size()) < 3.3 * rate)
    {
        session.hear (1 + random.below (session.meter.roomInHop()), session.input.size());
        REQUIRE (session.windowsAreAsLongAsTheirNames());
    }

    CHECK (session.readsWhatItHeard());
}

// 333 hops: every hop and every sum of hops that a window is made of was in use before.
TEST_CASE ("A meter that was reset, or prepared anew, holds nothing of what came before",
           "[measurement][windows]")
{
    const auto isPrepared = GENERATE (false, true);
    Session session { 1000.0 };

    for (std::size_t hop = 0; hop < 333; ++hop)
        session.hear (20, hop);

    session.hear (5, 999);

    if (isPrepared)
        session.meter.prepare (1000.0);
    else
        session.meter.reset();

    const auto reading = session.meter.reading();
    CHECK (reading.momentary.count == 0);
    CHECK (reading.shortTerm.count == 0);
    CHECK (reading.sinceReset.count == 0);
    CHECK (reading.sinceReset.errorPeak == 0.0);
    CHECK (session.meter.roomInHop() == 20);

    session.input.clear();
    session.output.clear();

    for (std::size_t hop = 0; hop < 170; ++hop)
    {
        session.hear (20, hop + 40);
        CAPTURE (isPrepared, hop);
        REQUIRE (session.readsWhatItHeard());
        REQUIRE (session.windowsAreAsLongAsTheirNames());
    }
}

TEST_CASE ("Meters at different sample rates do not disturb one another", "[measurement][windows]")
{
    Session slow { 8000.0 }, fast { 96000.0 };

    for (std::size_t round = 0; round < 40; ++round)
    {
        slow.hear (160, round);
        fast.hear (1920, round);
    }

    CHECK (slow.meter.reading().momentary.count == 3200);
    CHECK (fast.meter.reading().momentary.count == 38400);
    CHECK (slow.readsWhatItHeard());
    CHECK (fast.readsWhatItHeard());
}

TEST_CASE ("Clipped and replaced samples leave the windows with the samples they belong to",
           "[measurement][windows]")
{
    ErrorMeter meter;
    meter.prepare (1000.0);
    const Signal silence (20, 0.0);
    meter.add (silence, silence, 3, { 1, 2, 4 });

    for (int hop = 0; hop < 19; ++hop)
        meter.add (silence, silence, 0, {});

    CHECK (meter.reading().momentary.clipped == 3);
    CHECK (meter.reading().momentary.replaced == ReplacedSamples { 1, 2, 4 });

    meter.add (silence, silence, 1, {});
    CHECK (meter.reading().momentary.clipped == 1);
    CHECK (meter.reading().momentary.replaced.total() == 0);
    CHECK (meter.reading().shortTerm.clipped == 4);
    CHECK (meter.reading().sinceReset.replaced.total() == 7);
}
