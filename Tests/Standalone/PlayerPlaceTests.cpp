#include "BypassedPlayer.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A sine that does not fit into its length, nor into a loop of it. */
std::shared_ptr<const Recording> hum (double hz, int length)
{
    std::vector<float> samples;

    for (int n = 0; n < length; ++n)
        samples.push_back (
            static_cast<float> (std::sin (juce::MathConstants<double>::twoPi * hz * n / 44100.0)));

    return recordingOf ({ samples }, 44100);
}

} // namespace

TEST_CASE (
    "A recording plays from its first sample and loops to it, in blocks of any size; only what "
    "is heard fades",
    "[standalone][player]")
{
    BypassedPlayer test;
    const auto count = GENERATE (1, blockSize, 3 * blockSize + 5);

    for (int position = 0; position < 3 * rampLength; position += count)
    {
        test.render (count);

        for (int n = 0; n < count; ++n)
        {
            const auto place = (position + n) % rampLength;
            const auto up = position + n < rampLength ? fade : place + 1;
            const auto level = std::min ({ fade, up, rampLength - place });
            const auto expected = static_cast<float> (level) / fade * static_cast<float> (place);
            REQUIRE (test.processor.given[static_cast<std::size_t> (position + n)]
                     == static_cast<float> (place));
            REQUIRE (test.output.getSample (0, n) == expected);
            REQUIRE (test.output.getSample (1, n) == -expected);
        }
    }
}

TEST_CASE ("A loop's first sample follows its last, and the loop lasts exactly as long as it is",
           "[standalone][player][loop]")
{
    BypassedPlayer test;
    const auto count = GENERATE (1, blockSize, 333);
    constexpr int start = 500, end = 1500;
    test.player.setLoop ({ 0.25, 0.75 });

    // The first block begins at the loop's beginning, since the recording's is outside.
    for (int position = 0; position < 4000; position += count)
        test.render (count);

    for (std::size_t n = 0; n < 4000; ++n)
        REQUIRE (test.processor.given[n] == static_cast<float> (start + n % (end - start)));
}

// What fades in, or is resampled, is no sample of the file's.
TEST_CASE ("What is measured of a recording are its own samples and nothing else, whatever is done "
           "with it",
           "[standalone][player]")
{
    BypassedPlayer test;
    const auto deviceRate = GENERATE (44100.0, 48000.0, 32000.0);
    test.player.prepare (deviceRate, blockSize, 2);
    test.render (500);

    for (int i = 0; i < 60; ++i)
    {
        if (i % 2 == 0)
            test.player.seek (std::fmod (0.381966 * i, 1.0));

        if (i % 5 == 0)
            test.player.setLoop ({ 0.01 * i, 0.01 * i + 0.3 });

        if (i % 7 == 0)
            test.player.setPlaying (! test.player.isPlaying());

        test.render (100 + 37 * i);
    }

    const auto& given = test.processor.given;
    REQUIRE (given.size() > 20000);
    std::size_t jumps = 0;

    for (std::size_t n = 0; n < given.size(); ++n)
    {
        REQUIRE (given[n] == std::floor (given[n]));
        REQUIRE (given[n] < rampLength);
        jumps += n > 0 && given[n] != given[n - 1] + 1.0f ? std::size_t { 1 } : 0;
    }

    CHECK (jumps > 20);
    CHECK (jumps < 200);
}

TEST_CASE ("Stopped, nothing is measured, and it goes on where it was, sample for sample",
           "[standalone][player]")
{
    BypassedPlayer test;
    test.render (100);
    test.player.setPlaying (false);
    test.render (5000);
    const auto played = test.processor.given.size();
    test.render (5000);
    CHECK (test.processor.given.size() == played);
    test.player.setPlaying (true);
    test.render (100);

    for (std::size_t n = 0; n < test.processor.given.size(); ++n)
        REQUIRE (test.processor.given[n] == static_cast<float> (n));
}

TEST_CASE ("What is not loaded yet is waited for in silence, without a click, and then it goes on",
           "[standalone][player]")
{
    BypassedPlayer test;
    auto recording = std::make_shared<Recording> (
        AudioFileInfo { {}, 44100, 1, 4000, 0, SF_FORMAT_WAV | SF_FORMAT_FLOAT }, "growing");
    const std::vector<float> ones (2000, 1.0f);
    recording->append (ones.data(), 2000);
    test.player.setRecording (recording);
    test.player.prepare (44100.0, blockSize, 1);
    test.last = 1.0f;
    CHECK (test.largestStep (3000) < 1.5f / fade);
    CHECK (test.processor.given.size() == 2000);
    CHECK (test.output.getSample (0, 2999) == 0.0f);

    // A place that is not there yet as well.
    test.player.seek (0.75);
    CHECK (test.largestStep (1000) == 0.0f);
    recording->append (ones.data(), 2000);
    recording->finish();
    CHECK (test.largestStep (500) < 1.5f / fade);
    CHECK (test.output.getSample (0, 499) == 1.0f);
    CHECK (test.processor.given.size() == 2500);
}

TEST_CASE ("A loop that does not hold the place begins at once; seeking behind it plays on to the "
           "recording's end, and then the loop",
           "[standalone][player][loop]")
{
    BypassedPlayer test;
    test.render (1);
    test.player.setLoop ({ 0.05, 0.5 });
    CHECK (test.nextSettled() == 100.0f + fade);
    test.player.seek (0.6);
    test.render (jump + 1);
    CHECK (test.lastGiven() == 1200.0f + fade);
    test.render (rampLength - 1200 - fade - 1);
    CHECK (test.lastGiven() == rampLength - 1.0f);
    test.render (1);
    CHECK (test.lastGiven() == 100.0f);

    test.player.clearLoop();
    test.player.seek (0.5);
    test.render (jump + 1);
    CHECK (test.lastGiven() >= 1000.0f + fade);
}

// A sine of 100 Hz is at most 2 pi 100 / 44100 a sample steep, and a fade of 441 samples adds at
// most 1 / 441; an edge would be up to 2 high.
TEST_CASE ("Loops, turns, seeks, stops and starts of a recording do not click",
           "[standalone][player][loop]")
{
    BypassedPlayer test;
    constexpr auto bound = static_cast<float> (2.0 * 3.1416 * 100.0 / 44100.0 + 1.0 / 441.0);
    test.player.setRecording (hum (100.0, 10123));

    SECTION ("the turn at the end") { CHECK (test.largestStep (30000) < bound); }

    SECTION ("a loop")
    {
        test.player.setLoop ({ 0.11, 0.37 });
        test.render (2000);
        test.last = test.output.getSample (0, 1999);
        CHECK (test.largestStep (30000) < bound);
    }

    SECTION ("seeks")
    {
        test.largestStep (100);

        for (const auto place : { 0.333, 0.777, 0.111, 0.555 })
        {
            test.player.seek (place);
            CHECK (test.largestStep (700) < bound);
        }
    }

    // One after the other, faster than a fade lasts.
    SECTION ("seeks in a hurry")
    {
        test.largestStep (100);

        for (int i = 0; i < 50; ++i)
        {
            test.player.seek (std::fmod (0.381966 * i, 1.0));
            CHECK (test.largestStep (64) < bound);
        }
    }

    SECTION ("stop and start")
    {
        test.largestStep (100);
        test.player.setPlaying (false);
        CHECK (test.largestStep (700) < bound);
        test.player.setPlaying (true);
        CHECK (test.largestStep (700) < bound);
    }
}

// As above: the chord's highest sine is 1.5 times as steep, its peaks at most sqrt (3) times as
// high.
TEST_CASE ("Another test signal, level or frequency does not click", "[standalone][player]")
{
    BypassedPlayer test;
    constexpr auto bound =
        static_cast<float> (0.5 * 1.7321 * (2.0 * 3.1416 * 150.0 / 44100.0) + 0.5 * 2.7321 / 441.0);
    test.player.setTone ({ -6.03, 100.0 });
    test.player.setSignal (Signal::sine);
    test.largestStep (1000);

    for (const auto next : { Signal::silence, Signal::chord, Signal::fadingSine, Signal::sine })
    {
        test.player.setSignal (next);
        CHECK (test.largestStep (1234) < bound);
    }

    test.player.setTone ({ -30.0, 100.0 });
    CHECK (test.largestStep (1111) < bound);
    test.player.setTone ({ -6.03, 77.0 });
    CHECK (test.largestStep (1234) < bound);
    test.player.setPlaying (false);
    CHECK (test.largestStep (1234) < bound);
}

TEST_CASE ("Seeking goes to a proportion of the recording, to the sample, and never beyond it",
           "[standalone][player]")
{
    BypassedPlayer test;
    test.render (1);
    const auto sample = GENERATE (0, 1, 333, 499, 1500);
    test.player.seek (static_cast<double> (sample) / rampLength);
    test.render (jump + 1);
    CHECK (test.lastGiven() == static_cast<float> (sample + fade));

    test.player.seek (7.0);
    CHECK (test.player.progress() == 1.0);
    test.render (jump);
    test.player.seek (-1.0);
    test.render (jump + 1);
    CHECK (test.player.progress() < 0.5);
}

TEST_CASE ("A seek that is requested while a block is computed begins the next block",
           "[standalone][player]")
{
    BypassedPlayer test;
    constexpr int count = 3 * blockSize;
    test.processor.duringBlock = [&] { test.player.seek (0.25); };
    test.render (count);

    for (int n = 0; n < count; ++n)
        REQUIRE (test.output.getSample (0, n) == static_cast<float> (n));

    CHECK (test.player.progress() == 0.25);
    test.processor.duringBlock = nullptr;
    CHECK (test.nextSettled() == 500.0f + fade);
    CHECK (test.player.progress() == (501.0 + fade) / rampLength);
}

TEST_CASE ("A choice that is made while a block is computed is for the next block",
           "[standalone][player]")
{
    BypassedPlayer test;
    constexpr int count = 3 * blockSize;
    const std::vector<float> ones (fade + 1, 1.0f);
    const float* const inputs[] { ones.data(), ones.data() };
    auto& player = test.player;

    SECTION ("stop")
    {
        test.processor.duringBlock = [&] { player.setPlaying (false); };
        test.render (count);
        CHECK (test.output.getSample (0, count - 1) == static_cast<float> (count - 1));
    }

    SECTION ("another signal")
    {
        test.processor.duringBlock = [&] { player.setSignal (Signal::silence); };
        test.render (count);
        CHECK (test.output.getSample (0, count - 1) == static_cast<float> (count - 1));
    }

    SECTION ("live input let through")
    {
        player.setSignal (Signal::liveInput);
        test.processor.duringBlock = [&] { player.allowLiveOutput (true); };
        test.render (count, inputs, 2);
        CHECK (test.output.getMagnitude (0, count) == 0.0f);
        test.render (fade + 1, inputs, 2);
        CHECK (test.output.getSample (0, fade) == 1.0f);
    }
}
