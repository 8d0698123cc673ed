#include "PluginUnderTest.h"
#include "RealTimeGuard.h"

#include <atomic>
#include <mutex>
#include <random>
#include <thread>

using namespace requant;
using namespace requant::test;

namespace
{

/** Moves every parameter and reads all that the feed holds, as fast as it can, on a thread of its
    own. */
class Disturbance
{
public:
    explicit Disturbance (Processor& plugin) : thread ([this, &plugin] { run (plugin); })
    {
        rounds.wait (0);
    }

    ~Disturbance()
    {
        stop = true;
        thread.join();
    }

    int roundsDone() const noexcept { return rounds; }

private:
    void run (Processor& plugin)
    {
        std::mt19937 generator (3);
        std::vector<SamplePair> samples (SampleFeed::mostChannels * SampleFeed::longestBlock);
        BlockCost cost;

        while (! stop)
        {
            for (auto* parameter : plugin.parameters().all())
                parameter->setValueNotifyingHost (static_cast<float> (uniform (generator)));

            plugin.design();
            auto& feed = plugin.meterFeed();
            feed.samples().setWatched (generator() % 4 != 0, generator() % 3);
            feed.newest();
            feed.newestReduction();
            feed.samples().pop (samples);
            feed.popCost (cost);

            if (generator() % 8 == 0)
                feed.requestReset();

            ++rounds;
            rounds.notify_all();
        }
    }

    std::atomic<bool> stop { false };
    std::atomic<int> rounds { 0 };
    std::thread thread;
};

// How often audio runs, at most, for another thread to get its share done: it needs hundreds.
constexpr int mostRepetitions = 100'000;

// Every size of block, none and more than announced included.
constexpr std::array blockSizes { 0, 1, 2, 3, 7, 64, 256, 480, 511, 1024, 2048, 5000 };

template <typename Sample>
void processEveryBlockSize (PluginUnderTest& test, int rounds)
{
    auto buffer = noise<Sample> (2, 5000);
    std::size_t violations = 0;
    const char* first = "";

    for (int round = 0; round < rounds; ++round)
        for (const auto size : blockSizes)
        {
            juce::AudioBuffer<Sample> block (buffer.getArrayOfWritePointers(), 2, 0, size);
            const RealTimeGuard guard;

            if (round % 5 == 4)
                test.plugin.processBlockBypassed (block, test.midi);
            else
                test.plugin.processBlock (block, test.midi);

            violations += guard.violations();
            first = guard.violations() > 0 ? guard.first() : first;
        }

    INFO (first);
    CHECK (violations == 0);
}

} // namespace

TEST_CASE ("The real-time guard sees memory taken and given back", "[plugin][realtime]")
{
    std::size_t taken = 0, given = 0;
    void* memory = nullptr;

    {
        const RealTimeGuard guard;
        memory = ::operator new (64); // a new expression could be optimised away
        taken = guard.violations();
    }

    {
        const RealTimeGuard guard;
        ::operator delete (memory);
        given = guard.violations();
    }

    CHECK (taken > 0);
    CHECK (given > 0);
}

TEST_CASE ("The real-time guard sees vectors that grow, strings, and exceptions' memory",
           "[plugin][realtime]")
{
    std::vector<double> samples;
    juce::String text;
    std::size_t byVector = 0, byString = 0;

    {
        const RealTimeGuard guard;
        samples.resize (100);
        byVector = guard.violations();
        text << "a text that is long enough for memory of its own";
        byString = guard.violations() - byVector;
    }

    CHECK (byVector > 0);

    // JUCE's strings call malloc where no sanitizer stands in for it, through operator new or not.
    if (RealTimeGuard::watchesTheSystem())
        CHECK (byString > 0);
}

TEST_CASE ("The real-time guard sees a lock, a sleep and a file where it watches the system",
           "[plugin][realtime]")
{
    std::mutex mutex;
    const juce::CriticalSection section;
    std::size_t locks = 0, juceLocks = 0, sleeps = 0, files = 0;

    {
        const RealTimeGuard guard;
        {
            const std::scoped_lock lock (mutex);
        }
        locks = guard.violations();
        {
            const juce::ScopedLock lock (section);
        }
        juceLocks = guard.violations() - locks;
        std::this_thread::yield();
        sleeps = guard.violations() - locks - juceLocks;
        std::fwrite ("", 1, 0, stdout);
        files = guard.violations() - locks - juceLocks - sleeps;
    }

    const auto expected = RealTimeGuard::watchesTheSystem();
    CHECK ((locks > 0) == expected);
    CHECK ((juceLocks > 0) == expected);
    CHECK ((sleeps > 0) == expected);
    CHECK ((files > 0) == expected);
}

TEST_CASE ("The real-time guard leaves other threads and unguarded code alone",
           "[plugin][realtime]")
{
    std::atomic<int> stage { 0 };
    std::thread other (
        [&]
        {
            // Waking a thread that sleeps would be a system call of the guarded one.
            while (stage == 0)
                std::this_thread::yield();

            std::vector<double> (1000).swap (*std::make_unique<std::vector<double>>());
            stage = 2;
        });

    std::size_t violations = 0;
    {
        const RealTimeGuard guard;
        stage = 1;

        while (stage != 2)
        {
        }

        violations = guard.violations();
    }

    other.join();
    CHECK (violations == 0);
}

TEST_CASE ("Processing takes no memory and no lock, whatever the block's length",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    processEveryBlockSize<float> (test, 10);
    processEveryBlockSize<double> (test, 10);
}

TEST_CASE ("Processing takes no memory and no lock with any value of any control, the others at "
           "their defaults",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    const auto before = test.values();

    for (const auto& control : parameterTable())
    {
        const auto stride = std::max (1.0, std::floor ((control.maximum - control.minimum) / 40.0));

        for (auto value = control.minimum; value <= control.maximum; value += stride)
        {
            test.set (control.id, value);
            processEveryBlockSize<float> (test, 1);
            processEveryBlockSize<double> (test, 1);
        }

        test.set (control.id, control.defaultValue);
        processEveryBlockSize<float> (test, 1);
    }

    CHECK (test.values() == before);
}

// A mode is where all controls stand: 300 of them by chance, each at once after the one before.
TEST_CASE ("Processing takes no memory and no lock in any mode, however many controls moved to it",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    std::mt19937 generator (16);

    for (int mode = 0; mode < 300; ++mode)
    {
        for (const auto& control : parameterTable())
            test.plugin.parameters()[control.id].setValueNotifyingHost (
                static_cast<float> (uniform (generator)));

        // Where the timer has not been since, the older shaper runs on.
        if (mode % 3 != 0)
            test.plugin.design();

        processEveryBlockSize<float> (test, 1);
        processEveryBlockSize<double> (test, 1);
    }
}

TEST_CASE ("Processing takes no memory and no lock while parameters move and a screen reads",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    const Disturbance disturbance (test.plugin);

    for (int n = 0; n < mostRepetitions && disturbance.roundsDone() < 100; ++n)
    {
        processEveryBlockSize<float> (test, 5);
        processEveryBlockSize<double> (test, 5);
    }

    CHECK (disturbance.roundsDone() >= 100);
}

// The one exception, see Processor::process: a bounce has time.
TEST_CASE ("Only a bounce that is not in real time takes memory and locks, to design its shaper",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    auto buffer = noise<float> (2, 512);
    const auto violationsOfABlock = [&]
    {
        const RealTimeGuard guard;
        test.plugin.processBlock (buffer, test.midi);
        return guard.violations();
    };

    for (const auto* shaping : { "hearing", "designed-a" })
    {
        // Asked for, and no timer has designed it yet.
        test.plugin.parameters()[parameterId::shaping].setByUser (
            findParameter (parameterId::shaping)->parse (shaping).value());
        test.plugin.setNonRealtime (false);
        CHECK (violationsOfABlock() == 0);
        test.plugin.setNonRealtime (true);
        CHECK (violationsOfABlock() > 0);
        test.plugin.setNonRealtime (false);
        CHECK (violationsOfABlock() == 0);
    }
}

TEST_CASE ("The state can be saved and restored while audio runs", "[plugin][realtime]")
{
    PluginUnderTest test;
    std::atomic<bool> stop { false };
    std::atomic<int> rounds { 0 };
    std::thread host (
        [&]
        {
            juce::MemoryBlock state;
            while (! stop)
            {
                test.plugin.getStateInformation (state);
                test.plugin.setStateInformation (state.getData(),
                                                 static_cast<int> (state.getSize()));
                ++rounds;
            }
        });

    for (int n = 0; n < mostRepetitions && rounds < 50; ++n)
        processEveryBlockSize<float> (test, 2);

    stop = true;
    host.join();
    CHECK (rounds >= 50);
    CHECK (test.values() == PluginUnderTest().values());
}
