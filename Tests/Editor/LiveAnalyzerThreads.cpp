#include "Editor/Views/LiveAnalyzer.h"
#include "Engine/Engine.h"
#include "Support/Catch.h"

#include <memory>
#include <set>
#include <thread>

using namespace requant;

namespace
{

/** An audio thread that changes its settings every so many blocks until it is told to stop, or has
    played enough for any screen. Each sample's input is its position in steps of 2^-30, and its
    level tells the word length. */
void playUntil (std::atomic<bool>& isDone, MeterFeed& feed)
{
    constexpr std::size_t length = 64;
    constexpr std::uint64_t blocksOfSettings = 20, mostBlocks = 1'000'000;
    Engine engine;
    engine.prepare (44100.0, 1);
    std::array<double, length> samples;
    auto* const row = samples.data();

    for (std::uint64_t block = 0; block < mostBlocks && ! isDone.load(); ++block)
    {
        if (block % blocksOfSettings == 0)
        {
            Settings settings;
            settings.reduction.bits = block / blocksOfSettings % 2 == 0 ? 4.0 : 8.0;
            engine.setSettings (settings, engine.shaperPlan());
        }

        for (std::size_t n = 0; n < length; ++n)
            samples[n] = static_cast<double> ((block * length + n) % (1u << 30)) * 0x1p-30;

        engine.process (std::span (&row, 1), length, &feed);
        std::this_thread::yield();
    }

    isDone = true;
}

} // namespace

// The message thread reads slowly, the worker works, the audio thread neither waits nor sees
// either.
TEST_CASE ("While audio runs and settings change, no view mixes two settings or has a gap",
           "[editor][analyzer][threads][slow]")
{
    const auto feed = std::make_unique<MeterFeed>();
    LiveAnalyzer analyzer (*feed);
    std::atomic<bool> isDone { false };
    std::thread audio ([&] { playUntil (isDone, *feed); });
    std::thread worker (
        [&]
        {
            while (! isDone.load())
                analyzer.work();
        });

    std::size_t offLattice = 0, broken = 0, samples = 0, figures = 0;
    std::set<double> bitsSeen;
    std::uint64_t seen = 0;

    // Until there was news enough, of either word length, with something in it.
    for (int news = 0; (news < 1000 || figures == 0 || bitsSeen.size() < 2) && ! isDone;)
    {
        const auto& view = analyzer.samples();
        const auto& statistics = analyzer.statistics();

        if (std::exchange (seen, view.number) == view.number)
            continue;

        ++news;
        samples += view.samples.size();
        const auto lattice = view.reduction.settings.reduction.lattice();

        if (! view.samples.empty())
            bitsSeen.insert (view.reduction.settings.reduction.bits);

        for (std::size_t n = 0; n < view.samples.size(); ++n)
        {
            offLattice += lattice.contains (view.samples[n].output) ? 0u : 1u;
            broken +=
                n > 0 && view.samples[n].input != view.samples[n - 1].input + 0x1p-30 ? 1u : 0u;
        }

        if (! statistics.exists())
            continue;

        figures += statistics.output.bits.count() > 0 ? 1u : 0u;
        offLattice += statistics.output.bits.wordLength()
                              <= static_cast<int> (statistics.reduction.settings.reduction.bits)
                          ? 0u
                          : 1u;
    }

    isDone = true;
    audio.join();
    worker.join();
    CHECK (offLattice == 0);
    CHECK (broken == 0);
    CHECK (samples > 1000);
    CHECK (figures > 0);
    CHECK (bitsSeen == std::set { 4.0, 8.0 });
}
