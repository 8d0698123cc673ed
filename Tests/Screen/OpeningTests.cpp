#include "WindowUnderTest.h"

#include <atomic>
#include <thread>

using namespace requant;
using namespace requant::test;

namespace
{

/** Plays the same noise through a plug-in, over and over, and adds up what comes out. */
class Listener
{
public:
    explicit Listener (Processor& processor) : plugin (processor) {}

    /** The next block's output, as its bits folded into one number with those before. */
    void playBlock()
    {
        for (int c = 0; c < 2; ++c)
            for (int n = 0; n < length; ++n)
                block.setSample (c, n, 2.0f * random.nextFloat() - 1.0f);

        plugin.processBlock (block, midi);

        for (int c = 0; c < 2; ++c)
            for (int n = 0; n < length; ++n)
                heard = 31 * heard + std::bit_cast<std::uint32_t> (block.getSample (c, n));

        ++blocks;
    }

    std::uint64_t heard = 0;
    std::int64_t blocks = 0;

private:
    static constexpr int length = 128;

    Processor& plugin;
    juce::Random random { 5 };
    juce::AudioBuffer<float> block { 2, length };
    juce::MidiBuffer midi;
};

/** A host's audio thread, as long as this lives. */
class AudioThread
{
public:
    explicit AudioThread (Listener& listener)
        : thread (
            [this, &listener]
            {
                for (; ! isOver; std::this_thread::yield())
                    listener.playBlock();
            })
    {
    }

    ~AudioThread()
    {
        isOver = true;
        thread.join();
    }

private:
    std::atomic<bool> isOver { false };
    std::thread thread;
};

} // namespace

TEST_CASE ("The window opens and closes 200 times while audio runs, and no bit of it changes",
           "[screen][opening][slow]")
{
    WindowUnderTest test;
    Listener listener (*test.plugin);
    auto opened = 0;

    {
        const AudioThread audio (listener);

        for (; opened < 200; ++opened)
        {
            test.close();
            test.open();
            onMessageThread (
                [&]
                {
                    test.editor->pictures().choose (
                        static_cast<PlotPanel::Picture> (opened % PlotPanel::pictureCount));
                    test.editor->setDark (opened % 2 == 0);
                });
        }
    }

    CHECK (opened == 200);

    auto unseen = onMessageThread ([] { return std::make_unique<ProcessorUnderTest>(); });
    unseen->setRateAndBufferSizeDetails (WindowUnderTest::rateHz, WindowUnderTest::blockSize);
    unseen->prepareToPlay (WindowUnderTest::rateHz, WindowUnderTest::blockSize);
    Listener other (*unseen);

    while (other.blocks < listener.blocks)
        other.playBlock();

    CHECK (other.heard == listener.heard);
    onMessageThread ([&] { unseen.reset(); });
}
