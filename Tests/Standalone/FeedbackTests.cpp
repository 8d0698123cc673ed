#include "PlayerUnderTest.h"
#include "Support/Catch.h"

#include <cmath>
#include <deque>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int rate = 44100, blockSize = 64;

/** A room: what the loudspeakers play comes back into the microphone, later and at another level,
    with what else there is to hear. */
class Room
{
public:
    Room (double gainDb, double delayMs)
        : gain (static_cast<float> (std::pow (10.0, gainDb / 20.0))),
          air (static_cast<std::size_t> (delayMs / 1000.0 * rate), 0.0f)
    {
        plugin.parameters()[parameterId::bypass].setByUser (1);
        player.setPlaying (true);
        player.setSignal (Signal::liveInput);
        player.prepare (rate, blockSize, 2);
        player.allowLiveOutput (true);
    }

    /** Whether the guard muted within these seconds. source: of a sample's position. */
    template <typename Source>
    bool isMutedWithin (double seconds, Source source)
    {
        for (const auto end = position + static_cast<int> (seconds * rate); position < end;)
        {
            std::vector<float> microphone (blockSize), left (blockSize), right (blockSize);

            for (auto& sample : microphone)
            {
                air.push_back (0.0f);
                sample = source (position++) + gain * air.front();
                air.pop_front();
            }

            const float* const inputs[] { microphone.data(), microphone.data() };
            float* const outputs[] { left.data(), right.data() };
            player.render (inputs, 2, outputs, 2, blockSize);
            std::copy (left.begin(), left.end(), air.end() - blockSize);
            loudest = std::max (loudest, *std::max_element (left.begin(), left.end()));
            heardNow = std::abs (left.back());

            if (! player.isLiveOutputAllowed())
                return true;
        }

        return false;
    }

    juce::ScopedJuceInitialiser_GUI gui;
    ProcessorUnderTest plugin;
    Player player { plugin };
    float gain, loudest = 0.0f, heardNow = 0.0f;
    std::deque<float> air;
    int position = 0;
};

// -60 dBFS, without a random device.
float hiss (int n) { return 0.001f * std::sin (static_cast<float> (n % 4001) * 1.7f); }

} // namespace

// A loop of this delay and gain grows by gain / delay: 3 dB a 20 ms are 150 dB a second, and 0.3 dB
// are 15, which is 0.75 dB a span.
TEST_CASE ("A loop that feeds back is muted before it passes full scale far, and stays muted",
           "[standalone][feedback]")
{
    const auto gainDb = GENERATE (0.3, 1.0, 3.0, 6.0);
    CAPTURE (gainDb);
    Room room { gainDb, 20.0 };
    REQUIRE (room.isMutedWithin (8.0, hiss));
    CHECK (room.player.feedback() != Feedback::none);

    // Behind the fade nothing is heard, whatever still comes in.
    for (int i = 0; i < 10; ++i)
        room.isMutedWithin (static_cast<double> (blockSize) / rate, hiss);

    CHECK (room.heardNow == 0.0f);
}

TEST_CASE ("A loop of moderate growth is muted while it is still below full scale",
           "[standalone][feedback]")
{
    Room room { 1.0, 20.0 };
    REQUIRE (room.isMutedWithin (4.0, hiss));
    CHECK (room.player.feedback() == Feedback::rising);
    CHECK (room.loudest < 1.0f);
}

TEST_CASE ("A howl that has already reached full scale is muted within 0.3 s",
           "[standalone][feedback]")
{
    Room room { -200.0, 20.0 };
    CHECK (room.isMutedWithin (
        0.3, [] (int n)
        { return std::sin (static_cast<float> (n % 441) * 0.3f) > 0.0f ? 1.0f : -1.0f; }));
    CHECK (room.player.feedback() == Feedback::howling);
}

TEST_CASE ("A loop that dies away, and loud notes, are let through", "[standalone][feedback]")
{
    SECTION ("a loop with a gain of -1 dB")
    {
        Room room { -1.0, 20.0 };
        CHECK_FALSE (room.isMutedWithin (5.0, hiss));
    }

    SECTION ("a tone at -6 dBFS")
    {
        Room room { -30.0, 20.0 };
        CHECK_FALSE (room.isMutedWithin (
            3.0, [] (int n) { return 0.5f * std::sin (static_cast<float> (n % 44100) * 0.1f); }));
    }

    // Attacks of 60 ms from silence, as a bowed note's, and a decay.
    SECTION ("notes")
    {
        Room room { -30.0, 20.0 };
        const auto notes = [] (int n)
        {
            const auto seconds = static_cast<float> (n % 22050) / rate;
            const auto envelope = std::min (1.0f, seconds / 0.06f) * std::exp (-6.0f * seconds);
            return 0.8f * envelope * std::sin (static_cast<float> (n % 44100) * 0.1f);
        };
        CHECK_FALSE (room.isMutedWithin (4.0, notes));
    }
}

TEST_CASE ("Unmuting after feedback takes one click and forgets it", "[standalone][feedback]")
{
    Room room { 6.0, 20.0 };
    REQUIRE (room.isMutedWithin (4.0, hiss));
    room.player.allowLiveOutput (true);
    CHECK (room.player.isLiveOutputAllowed());
    CHECK (room.player.feedback() == Feedback::none);
}
