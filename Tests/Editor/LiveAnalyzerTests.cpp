#include "Editor/Views/LiveAnalyzer.h"
#include "Engine/Engine.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <memory>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rate = 48000.0;

/** An engine that an analyzer watches. */
struct Watched
{
    explicit Watched (std::size_t channelCount = 1, double bits = 16.0) : channels (channelCount)
    {
        engine.prepare (rate, channels);
        set ([=] (ReductionSettings& s) { s.bits = bits; });
    }

    template <typename Change>
    void set (Change change)
    {
        auto settings = engine.settings();
        change (settings.reduction);
        engine.setSettings (settings);
    }

    /** The same in every channel, times the channel's number. */
    void play (const Signal& signal, std::size_t block = 512)
    {
        for (std::size_t start = 0; start < signal.size(); start += block)
        {
            const auto count = std::min (block, signal.size() - start);
            std::vector<Signal> rows (channels);
            std::vector<double*> pointers;

            for (std::size_t c = 0; c < channels; ++c)
            {
                for (std::size_t n = 0; n < count; ++n)
                    rows[c].push_back (signal[start + n] * static_cast<double> (c + 1));

                pointers.push_back (rows[c].data());
            }

            engine.process (pointers, count, feed.get());

            if (works)
                analyzer.work();
        }
    }

    std::size_t channels;
    bool works = true;
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Engine engine;
    LiveAnalyzer analyzer { *feed };
};

// A ramp of one step of 20 bits a sample: where two neighbours differ by anything else, samples are
// missing.
Signal ramp (std::size_t count, std::size_t from = 0)
{
    Signal signal (count);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] = static_cast<double> (from + n) * 0x1p-20;

    return signal;
}

bool isUnbroken (std::span<const SamplePair> samples)
{
    for (std::size_t n = 1; n < samples.size(); ++n)
        if (samples[n].input - samples[n - 1].input != 0x1p-20)
            return false;

    return true;
}

} // namespace

TEST_CASE ("The samples are the newest ones, unbroken, as many as are kept", "[editor][analyzer]")
{
    const auto block = GENERATE (std::size_t { 64 }, std::size_t { 735 }, std::size_t { 40000 });
    Watched test;
    CHECK (test.analyzer.samples().samples.empty());
    test.play (ramp (120'000), block);
    const auto& view = test.analyzer.samples();
    CHECK (view.samples.size() <= LiveAnalyzer::most);
    CHECK (view.samples.size() >= LiveAnalyzer::most / 2 - SampleFeed::longestBlock);
    CHECK (isUnbroken (view.samples));
    CHECK (view.samples.back().input == ramp (120'000).back());
    CHECK (view.reduction.settings.reduction.bits == 16.0);
}

TEST_CASE ("After a change of settings no view mixes the old and the new", "[editor][analyzer]")
{
    Watched test;
    test.play (ramp (5000));
    test.works = false;
    test.play (ramp (700, 5000));
    test.set ([] (ReductionSettings& s) { s.bits = 8.0; });
    test.play (ramp (700, 5700));
    test.analyzer.work();

    const auto& view = test.analyzer.samples();
    CHECK (view.reduction.settings.reduction.bits == 8.0);
    REQUIRE (view.samples.size() == 700);
    CHECK (view.samples.front().input == ramp (1, 5700).front());

    const auto& statistics = test.analyzer.statistics();
    test.works = true;
    test.play (ramp (9600, 6400));
    CHECK (test.analyzer.statistics().reduction.generation == view.reduction.generation);
    CHECK (statistics.reduction.settings.reduction.bits >= 8.0);
}

TEST_CASE ("Until samples of the new settings have come, the old view stands", "[editor][analyzer]")
{
    Watched test;
    test.play (ramp (5000));
    const auto number = test.analyzer.samples().number;
    test.set ([] (ReductionSettings& s) { s.bits = 8.0; });
    test.analyzer.work();
    CHECK (test.analyzer.samples().number == number);
    CHECK (test.analyzer.samples().reduction.settings.reduction.bits == 16.0);
}

TEST_CASE ("Samples before and after a gap do not join", "[editor][analyzer]")
{
    Watched test;
    test.play (ramp (5000));

    // The worker stood still for longer than the feed holds.
    test.works = false;
    test.play (ramp (SampleFeed::capacity + 3000, 5000));
    test.works = true;
    test.play (ramp (1000, SampleFeed::capacity + 8000));
    const auto& view = test.analyzer.samples();
    CHECK (isUnbroken (view.samples));
    CHECK (view.samples.back().input == ramp (1, SampleFeed::capacity + 8999).front());
}

TEST_CASE ("A reset of the meters starts the analysis anew as well", "[editor][analyzer]")
{
    Watched test;
    test.analyzer.choose ({ .window = TimeWindow::sinceReset });
    test.play (noise (48000, 0.5, 1));
    CHECK (test.analyzer.statistics().counts.histogram.count() > 40000);
    test.feed->requestReset();
    test.play (noise (9600, 0.5, 2));
    CHECK (test.analyzer.statistics().counts.histogram.count() <= 9600);
}

// TPDF at 16 bits: 1/4 LSB^2, nothing of it static; its spectrum white.
TEST_CASE ("The statistics are those of the reduction", "[editor][analyzer]")
{
    Watched test;
    const std::size_t count = 4 * 48000;
    test.analyzer.choose ({ .window = TimeWindow::sinceReset, .wantsLevels = true });
    test.play (noise (count, 0.5, 1));
    const auto& statistics = test.analyzer.statistics();
    REQUIRE (statistics.exists());
    const auto powers = statistics.counts.byPhase.powers();
    REQUIRE (powers);

    // The fourth moment of a sum of three uniform densities: variance of the square 13/240 - 1/16 +
    // ... is below 1/10.
    CHECK (std::abs (powers->total - 0.25) < toleranceOfMean (0.1, count * 9 / 10));
    CHECK (powers->unbiasedStaticPart < 0.002);
    CHECK (statistics.output.levels.ofLevels == 65536);
    CHECK (statistics.output.levels.inUse > 30000);
    CHECK (statistics.output.bits.wordLength() == 16);

    const auto& density = statistics.densities[Spectra::error];
    REQUIRE_FALSE (density.empty());
    const auto middle = std::span (density).subspan (100, density.size() - 200);
    const auto step = 0x1p-15;
    CHECK (mean (middle) == Approx (0.25 * step * step / (0.5 * rate)).epsilon (0.03));
}

TEST_CASE ("One channel is looked at alone, or all of them together", "[editor][analyzer]")
{
    constexpr std::size_t channels = 10;
    Watched test { channels };
    test.analyzer.choose ({ .window = TimeWindow::sinceReset });
    test.play (sine (9600, 0.01), 960);
    CHECK (test.analyzer.statistics().channelCount == SampleFeed::mostChannels);
    CHECK (test.analyzer.samples().channel == 0);
    const auto all = test.analyzer.statistics().counts.histogram.count();

    // One of the first eight, and one beyond, for which others have to be sent.
    for (const auto channel : { std::size_t { 3 }, std::size_t { 9 } })
    {
        test.analyzer.choose ({ channel, TimeWindow::sinceReset });
        test.analyzer.work();
        test.play (sine (9600, 0.01), 960);
        const auto& statistics = test.analyzer.statistics();
        CHECK (statistics.channelCount == 1);
        CHECK (test.analyzer.samples().channel == channel);
        CHECK (statistics.input.bits.peak()
               == Approx (0.01 * static_cast<double> (channel + 1)).epsilon (0.01));
    }

    CHECK (all <= 8 * 9600);
    CHECK (all > 7 * 9600 / 2);
}

TEST_CASE ("Another choice shows at once, also while no audio runs", "[editor][analyzer]")
{
    Watched test { 2 };
    test.play (noise (96000, 0.1, 1));
    test.analyzer.choose ({ std::size_t { 1 }, TimeWindow::sinceReset });
    test.analyzer.work();
    const auto& statistics = test.analyzer.statistics();
    CHECK (statistics.choice.channel == std::size_t { 1 });
    CHECK (statistics.input.bits.count() == 96000);
    CHECK (statistics.input.bits.peak() == Approx (0.2).epsilon (0.01));
}

TEST_CASE ("A spectrum's window can be changed, and starts the spectra anew", "[editor][analyzer]")
{
    Watched test;
    test.play (noise (48000, 0.1, 1));
    const auto before = test.analyzer.statistics().spectrumScale.noiseBinHz;
    test.analyzer.choose ({ .spectrumWindow = Taper::flatTop });
    test.play (noise (48000, 0.1, 1));
    CHECK (test.analyzer.statistics().spectrumScale.noiseBinHz > 1.5 * before);
}

TEST_CASE ("Samples flow while there is an analyzer", "[editor][analyzer]")
{
    const auto feed = std::make_unique<MeterFeed>();
    CHECK_FALSE (feed->samples().isWatched());

    {
        const LiveAnalyzer analyzer (*feed);
        CHECK (feed->samples().isWatched());
    }

    CHECK_FALSE (feed->samples().isWatched());
}
