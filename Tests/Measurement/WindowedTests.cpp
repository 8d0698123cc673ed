#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorHistogram.h"
#include "Measurement/Error/TransferCurve.h"
#include "Measurement/Windows/Windowed.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** Which samples a window holds, by their numbers. */
struct Heard
{
    std::vector<std::size_t> samples;

    void operator+= (const Heard& other)
    {
        samples.insert (samples.end(), other.samples.begin(), other.samples.end());
    }
};

struct Session
{
    Windowed<Heard> windowed;
    std::size_t heard = 0;

    explicit Session (double sampleRateHz) { windowed.prepare (sampleRateHz, {}); }

    void hear (std::size_t count)
    {
        for (; count > 0;)
        {
            const auto length = std::min (count, windowed.roomInChunk());

            for (std::size_t n = 0; n < length; ++n)
                windowed.current().samples.push_back (heard++);

            windowed.advance (length);
            count -= length;
        }
    }

    /** Whether a window holds exactly the last `count` samples, in their order. */
    bool holds (TimeWindow window, std::size_t count) const
    {
        const auto reading = windowed.reading (window).samples;

        for (std::size_t n = 0; n < reading.size(); ++n)
            if (reading[n] != heard - count + n)
                return false;

        return reading.size() == count;
    }

    bool holds (TimeWindow window, std::size_t chunkLength, std::size_t chunks) const
    {
        return holds (window,
                      std::min (heard / chunkLength, chunks) * chunkLength + heard % chunkLength);
    }
};

} // namespace

TEST_CASE ("After every sample each window holds its finished chunks and the one under way",
           "[measurement][windows]")
{
    // Chunks of 0.2 s: 1, 10 and 40 samples.
    const auto rate = GENERATE (5.0, 50.0, 200.0);
    const auto block = GENERATE (1u, 7u, 100u);
    const auto chunk = static_cast<std::size_t> (rate / 5.0);
    CAPTURE (rate, block);
    Session session { rate };
    REQUIRE (session.windowed.roomInChunk() == chunk);

    while (static_cast<double> (session.heard) < 4.0 * rate)
    {
        session.hear (block);
        REQUIRE (session.holds (TimeWindow::momentary, chunk, 2));
        REQUIRE (session.holds (TimeWindow::shortTerm, chunk, 15));
        REQUIRE (session.holds (TimeWindow::sinceReset, session.heard));
    }
}

TEST_CASE ("A sample leaves a window when as many chunks as the window has were finished after it",
           "[measurement][windows]")
{
    Session session { 1000.0 };
    session.hear (599);
    CHECK (session.windowed.reading (TimeWindow::momentary).samples.front() == 0);
    session.hear (1);
    CHECK (session.windowed.reading (TimeWindow::momentary).samples.front() == 200);
    session.hear (2599);
    CHECK (session.windowed.reading (TimeWindow::shortTerm).samples.front() == 0);
    session.hear (1);
    CHECK (session.windowed.reading (TimeWindow::shortTerm).samples.front() == 200);
    CHECK (session.windowed.reading (TimeWindow::sinceReset).samples.front() == 0);
}

TEST_CASE ("No window is shorter than its name once that much was heard, at any rate",
           "[measurement][windows]")
{
    const auto rate = GENERATE (997.0, 1001.0, 1002.5, 1003.9);
    Session session { rate };

    const auto isWindow = [&] (TimeWindow window, double seconds)
    {
        const auto held = static_cast<double> (session.windowed.reading (window).samples.size());
        const auto chunk = std::ceil (0.2 * rate);
        const auto longest = std::round (5.0 * seconds + 1.0) * chunk;
        return held == static_cast<double> (session.heard)
               || (held >= seconds * rate && held < longest);
    };

    while (static_cast<double> (session.heard) < 4.0 * rate)
    {
        session.hear (13);
        REQUIRE (isWindow (TimeWindow::momentary, 0.4));
        REQUIRE (isWindow (TimeWindow::shortTerm, 3.0));
    }
}

TEST_CASE ("Windows at different rates do not disturb one another", "[measurement][windows]")
{
    Session slow { 50.0 }, fast { 200.0 };

    for (int n = 0; n < 300; ++n)
    {
        slow.hear (1);
        fast.hear (4);
        REQUIRE (slow.holds (TimeWindow::shortTerm, 10, 15));
        REQUIRE (fast.holds (TimeWindow::shortTerm, 40, 15));
    }
}

TEST_CASE ("Resetting empties every window and begins a new chunk", "[measurement][windows]")
{
    Session session { 50.0 };
    session.hear (333);
    session.windowed.reset();
    session.heard = 0;

    for (const auto window :
         { TimeWindow::momentary, TimeWindow::shortTerm, TimeWindow::sinceReset })
        CHECK (session.windowed.reading (window).samples.empty());

    CHECK (session.windowed.roomInChunk() == 10);
    session.hear (25);
    CHECK (session.holds (TimeWindow::momentary, 25));
}

namespace
{

/** 1 s of an error of 0.25 LSB, then 1 s of none, at 1 kHz. */
template <typename Statistic, typename Add>
Windowed<Statistic> heardBoth (const Statistic& empty, Add add)
{
    Windowed<Statistic> windowed;
    windowed.prepare (1000.0, empty);

    for (int block = 0; block < 20; ++block)
    {
        add (windowed.current(), constant (100, 0.5), constant (100, block < 10 ? 0.25 : 0.5));
        windowed.advance (100);
    }

    return windowed;
}

} // namespace

TEST_CASE ("Every statistic of the error can be read over the windows", "[measurement][windows]")
{
    const auto add = [] (auto& statistic, const Signal& x, const Signal& y)
    { statistic.add (x, y); };

    ConditionalErrorStatistics place;
    place.prepare (levelsAtStep (1.0));
    const auto places = heardBoth (place, add);
    CHECK (places.reading (TimeWindow::momentary).powers()->total == 0.0);
    CHECK (places.reading (TimeWindow::shortTerm).powers()->total == Approx (0.5 * 0.0625));
    CHECK (places.reading (TimeWindow::sinceReset).error().count() == 2000);

    ErrorHistogram histogram;
    histogram.prepare (levelsAtStep (1.0));
    const auto histograms = heardBoth (histogram, add);
    CHECK (histograms.reading (TimeWindow::momentary).countIn (8) == 0);
    CHECK (histograms.reading (TimeWindow::momentary).countIn (0) == 400);
    CHECK (histograms.reading (TimeWindow::sinceReset).countIn (8) == 1000);

    TransferCurve curve;
    curve.prepare (Lattice::uniform (0.25, 0.0, -4, 3));
    const auto curves = heardBoth (curve, add);
    const auto atHalf = static_cast<std::size_t> ((2.0 + 6.0) * 16.0);
    CHECK (curves.reading (TimeWindow::momentary).outputLsb (atHalf).mean() == 2.0);
    CHECK (curves.reading (TimeWindow::sinceReset).outputLsb (atHalf).mean() == 1.5);

    CodeHistogram use;
    use.prepare (Lattice::uniform (0.25, 0.0, -4, 3));
    const auto uses = heardBoth (use, [] (auto& statistic, const Signal&, const Signal& y)
                                 { statistic.add (y); });
    CHECK (uses.reading (TimeWindow::momentary).levelsInUse() == 1);
    CHECK (*uses.reading (TimeWindow::sinceReset).entropyBits() == Approx (1.0));
}
