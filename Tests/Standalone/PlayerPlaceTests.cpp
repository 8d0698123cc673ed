#include "BypassedPlayer.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A sine that does not fit into its length, nor into a loop of it. */
std::shared_ptr<const Recording> hum (double hz, int length)
{
    auto recording = std::make_shared<Recording>();
    recording->samples.setSize (1, length);
    recording->sampleRateHz = 44100.0;

    for (int n = 0; n < length; ++n)
        recording->samples.setSample (
            0, n,
            static_cast<float> (std::sin (juce::MathConstants<double>::twoPi * hz * n / 44100.0)));

    return recording;
}

} // namespace

TEST_CASE ("A recording plays from its first sample and loops to it, in blocks of any size",
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

            // The fade after a turn is a mixture.
            if (position + n >= rampLength && place < fade)
                continue;

            REQUIRE (test.output.getSample (0, n) == static_cast<float> (place));
            REQUIRE (test.output.getSample (1, n) == static_cast<float> (-place));
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
    {
        test.render (count);

        for (int n = 0; n < count; ++n)
        {
            const auto played = position + n;
            const auto inLoop = played % (end - start);
            const auto sample = test.output.getSample (0, n);

            if (played < end - start || inLoop >= fade)
                REQUIRE (sample == static_cast<float> (start + inLoop));
            else // from what would have followed, in a straight line
                REQUIRE (sample
                         == Approx (start + inLoop + (end - start) * (1.0 - inLoop / 441.0))
                                .margin (0.01));
        }
    }
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
    CHECK (test.nextSettled() == 1200.0f + fade);
    test.render (rampLength - 1200 - fade - 1);
    CHECK (test.nextSettled() == 100.0f + fade);

    test.player.clearLoop();
    test.player.seek (0.5);
    CHECK (test.nextSettled() == 1000.0f + fade);
}

// Between two layers of a sine of 100 Hz, each at most 2 pi 100 / 44100 a sample steep, a fade of
// 441 samples adds at most 2 / 441; an edge would be up to 2 high.
TEST_CASE ("Loops, turns, seeks, stops and starts of a recording do not click",
           "[standalone][player][loop]")
{
    BypassedPlayer test;
    constexpr auto bound = static_cast<float> (2.0 * 3.1416 * 100.0 / 44100.0 + 2.0 / 441.0);
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

    // One after the other, faster than a fade lasts: as many layers as there may be.
    SECTION ("seeks in a hurry")
    {
        test.largestStep (100);

        for (int i = 0; i < 50; ++i)
        {
            test.player.seek (std::fmod (0.381966 * i, 1.0));
            CHECK (test.largestStep (64) < 2.0f * bound);
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
    CHECK (test.nextSettled() == static_cast<float> (sample + fade));

    test.player.seek (7.0);
    CHECK (test.player.progress() == 1.0);
    test.render (1);
    test.player.seek (-1.0);
    CHECK (test.nextSettled() == static_cast<float> (fade));
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
