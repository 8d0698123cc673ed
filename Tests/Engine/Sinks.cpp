#include "Rendered.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** Keeps everything that an engine hands over. */
struct Keeper : BlockSink
{
    void take (const FinishedBlock& block) noexcept override
    {
        input.resize (block.channels.size());
        output.resize (block.channels.size());
        replaced.resize (block.channels.size());
        clipped.resize (block.channels.size());
        unprocessed.resize (block.channels.size());

        for (std::size_t c = 0; c < block.channels.size(); ++c)
        {
            const auto& channel = block.channels[c];
            areAsLong = areAsLong && channel.input.size() == block.length()
                        && channel.output.size() == block.length()
                        && block.length() <= Requantizer::chunkSize;
            input[c].insert (input[c].end(), channel.input.begin(), channel.input.end());
            output[c].insert (output[c].end(), channel.output.begin(), channel.output.end());
            replaced[c] += channel.replaced;
            clipped[c] += channel.clipped;
            unprocessed[c] += channel.unprocessed;
        }

        isUnbroken = isUnbroken && block.position == next;
        next = block.position + block.length();
    }

    Channels<double> input, output;
    std::vector<ReplacedSamples> replaced;
    std::vector<std::uint64_t> clipped;
    std::vector<UnprocessedCounts> unprocessed;
    std::uint64_t next = 0;
    bool isUnbroken = true, areAsLong = true;
};

/** Loud enough to clip, silent and broken in places. */
Channels<double> eventful()
{
    auto signal = musicLike (3, 5000);

    for (auto& sample : signal[0])
        sample *= 3.0;

    std::fill (signal[1].begin() + 1000, signal[1].begin() + 3000, 0.0);
    signal[2][7] = std::numeric_limits<double>::quiet_NaN();
    signal[2][4000] = std::numeric_limits<double>::infinity();
    return signal;
}

} // namespace

TEST_CASE ("Sinks get every sample once, as it was reduced, with what was done to it", "[engine]")
{
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 100 }, std::size_t { 1777 });
    auto settings = settingsOf (8, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.autoBlank = true;
    settings.reduction.blankAfterSeconds = 0.01;
    settings.reduction.headroom = GENERATE (false, true);
    CAPTURE (block, settings.reduction.headroom);

    Engine engine;
    engine.prepare (48000.0, 3);
    engine.setSettings (settings);
    const auto gain = engine.headroomGain();
    CHECK ((gain < 1.0) == settings.reduction.headroom);
    const auto before = eventful();
    auto signal = before;
    Keeper first, second;
    const std::array<BlockSink*, 2> sinks { &first, &second };

    for (std::size_t done = 0; done < 5000; done += block)
        engine.process (std::span<double* const> (pointersTo (signal, done)),
                        std::min (block, 5000 - done), nullptr, sinks);

    for (const auto* kept : { &first, &second })
    {
        CHECK (kept->isUnbroken);
        CHECK (kept->areAsLong);
        CHECK (kept->next == 5000);
        CHECK (areSameBits (kept->output, signal));

        for (std::size_t c = 0; c < 3; ++c)
        {
            CHECK (kept->replaced[c] == engine.reading (c).sinceReset.replaced);
            CHECK (kept->clipped[c] == engine.reading (c).sinceReset.clipped);
            CHECK (kept->unprocessed[c] == engine.unprocessed (c));

            for (std::size_t n = 0; n < 5000; ++n)
                REQUIRE (kept->input[c][n]
                         == (std::isfinite (before[c][n]) ? gain * before[c][n] : 0.0));
        }

        CHECK (kept->clipped[0] > 0);
        CHECK (kept->unprocessed[1].blanked > 0);
        CHECK (kept->replaced[2] == ReplacedSamples { 1, 1, 0 });
    }
}

TEST_CASE ("Sinks get the output, whatever the monitor lets hear", "[engine]")
{
    auto settings = settingsOf (6, Rounding::nearest, Dither::tpdf, Shaping::none);
    const auto output = rendered (settings, musicLike (2, 2000));
    settings.monitor.source = MonitorSource::error;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    engine.finishMonitorSwitch();
    auto signal = musicLike (2, 2000);
    Keeper keeper;
    const std::array<BlockSink*, 1> sinks { &keeper };
    engine.process (std::span<double* const> (pointersTo (signal)), 2000, nullptr, sinks);
    CHECK (areSameBits (keeper.output, output));
    CHECK_FALSE (areSameBits (signal, output));
}

TEST_CASE ("Bypassed, sinks get as output what came in, and nothing is clipped", "[engine]")
{
    auto settings = settingsOf (6, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.bypassed = true;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    auto signal = musicLike (2, 2000);
    signal[0][10] = 3.0;
    const auto before = signal;
    Keeper keeper;
    const std::array<BlockSink*, 1> sinks { &keeper };
    engine.process (std::span<double* const> (pointersTo (signal)), 2000, nullptr, sinks);
    CHECK (keeper.next == 2000);
    CHECK (areSameBits (keeper.input, before));
    CHECK (areSameBits (keeper.output, before));
    CHECK (keeper.clipped == std::vector<std::uint64_t> { 0, 0 });
}

TEST_CASE ("What was replaced by whoever read the samples counts as the engine's own", "[engine]")
{
    Engine engine;
    engine.prepare (48000.0, 2);
    auto signal = eventful();
    signal.erase (signal.begin());
    engine.countReplaced (0, { 5, 6, 7 });
    engine.countReplaced (1, { 10, 20, 30 });
    process (engine, signal, 300);
    CHECK (engine.reading (0).sinceReset.replaced == ReplacedSamples { 5, 6, 7 });
    CHECK (engine.reading (1).sinceReset.replaced == ReplacedSamples { 11, 21, 30 });

    // It belongs to samples that never came.
    engine.countReplaced (0, { 1, 1, 1 });
    engine.restart();
    process (engine, signal, 300);
    CHECK (engine.reading (0).sinceReset.replaced == ReplacedSamples {});
}
