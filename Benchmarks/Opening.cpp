// How long the application keeps its message thread from everything else, and how soon a long file
// is heard. Usage: requant_benchmark_opening [FILE]; without FILE, five minutes of 24-bit noise in
// stereo at 96 kHz. Needs an X display: `xvfb-run -a requant_benchmark_opening` has one.
//
// The window is the application's own, on the display, with JUCE's timers: made in one call and
// painted in the next. The sound card is a made one that knows 44.1 and 48 kHz, has a clock, and
// takes 200 ms to open, as sound servers do. A thread asks the message thread for an answer every
// ms: the longest time without one is the longest call, to about a ms. Of that, what the thread
// itself ran is told apart, since on a busy machine it also waits for others.

#include "Files/SoundFile.h"
#include "Standalone/StandaloneUnderTest.h"
#include "Support/Random.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

namespace
{

using namespace requant::test;
using Clock = std::chrono::steady_clock;

double secondsSince (Clock::time_point start)
{
    return std::chrono::duration<double> (Clock::now() - start).count();
}

/** Seconds that this thread has run. */
double secondsRun()
{
#if JUCE_LINUX
    timespec now {};
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double> (now.tv_sec) + 1.0e-9 * static_cast<double> (now.tv_nsec);
#else
    return static_cast<double> (std::clock()) / CLOCKS_PER_SEC;
#endif
}

/** Asks the message thread for an answer, again and again, as long as it lives. */
class Watch
{
public:
    Watch() : thread ([this] { run(); }) {}

    // After the last message, one of which may be this one's.
    ~Watch()
    {
        isOver = true;
        answered.signal();
        thread.join();
    }

    /** The longest time without an answer since the last call, and how much of it the message
        thread ran: in ms. Message thread. */
    std::pair<double, double> take()
    {
        note();
        return { std::exchange (longestMs, 0.0), std::exchange (longestRunMs, 0.0) };
    }

private:
    void run()
    {
        while (! isOver)
        {
            juce::MessageManager::callAsync (
                [this]
                {
                    note();
                    answered.signal();
                });
            answered.wait();
            std::this_thread::sleep_for (std::chrono::milliseconds (1));
        }
    }

    void note()
    {
        const auto ms = 1000.0 * secondsSince (lastAnswer);
        const auto run = 1000.0 * (secondsRun() - lastRun);
        lastAnswer = Clock::now();
        lastRun = secondsRun();

        if (ms > longestMs)
            longestMs = ms;

        longestRunMs = juce::jmax (longestRunMs, run);
    }

    Clock::time_point lastAnswer = Clock::now();
    double lastRun = secondsRun(), longestMs = 0.0, longestRunMs = 0.0;
    std::atomic<bool> isOver { false };
    juce::WaitableEvent answered;
    std::thread thread;
};

/** Lets the card play in real time, as long as it lives, and notes when something is heard. */
class CardClock
{
public:
    explicit CardClock (Card& cardToRun) : card (cardToRun), thread ([this] { run(); }) {}

    ~CardClock()
    {
        isOver = true;
        thread.join();
    }

    /** Seconds from start until the first sound; below 0: none yet. */
    double heardAfter() const noexcept { return heard; }

private:
    void run()
    {
        const std::chrono::duration<double> block (Card::blockSize / 48000.0);

        for (auto next = Clock::now(); ! isOver;)
        {
            if (card.nextBlock().getMagnitude (0, Card::blockSize) > 0.0f && heard < 0.0)
                heard = secondsSince (began);

            next += std::chrono::duration_cast<Clock::duration> (block);
            std::this_thread::sleep_until (next);
        }
    }

    Card& card;
    const Clock::time_point began = Clock::now();
    std::atomic<double> heard { -1.0 };
    std::atomic<bool> isOver { false };
    std::thread thread;
};

void writeNoise (const juce::File& file)
{
    SF_INFO info {};
    info.channels = 2;
    info.samplerate = 96000;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    const auto opened = requant::openSoundFile (requant::pathOf (file), SFM_WRITE, info);
    Random random (5);
    std::vector<float> second (static_cast<std::size_t> (2 * info.samplerate));

    for (auto& sample : second)
        sample = 0.5f * static_cast<float> (random.bipolar());

    for (int i = 0; i < 300; ++i)
        sf_writef_float (opened.get(), second.data(), info.samplerate);
}

/** The application's window, made as the application makes it, over a card that takes its time. */
struct Application
{
    Application()
    {
        window.setUsingNativeTitleBar (true);
        window.setContentNonOwned (&content, true);
        window.setResizable (true, false);
        window.setVisible (true);
    }

    ~Application() { window.clearContentComponent(); }

    static Card::Abilities slowCard()
    {
        Card::Abilities card;
        card.whileOpening = [] { std::this_thread::sleep_for (std::chrono::milliseconds (200)); };
        return card;
    }

    juce::String message()
    {
        return find<juce::Label> (find<requant::TransportBar> (content)).getText();
    }

    PluginUnderTest plugin;
    DevicesUnderTest devices { slowCard() };
    juce::DocumentWindow window { "Requant", juce::Colours::black,
                                  juce::DocumentWindow::allButtons };
    requant::MainComponent content { plugin, devices };
};

/** Opens the application, then the file, and closes it; a step whenever the message thread is free
    and the one before has come to its end. */
class Play : private juce::Timer
{
public:
    explicit Play (const juce::File& fileToOpen) : file (fileToOpen) { startTimer (20); }

private:
    void timerCallback() override
    {
        const auto runBefore = secondsRun();

        switch (step)
        {
            case EditAction::open:
                watch = std::make_unique<Watch>();
                began = Clock::now();
                application = std::make_unique<Application>();
                std::printf ("making the window: it ran %.0f ms\n",
                             1000.0 * (secondsRun() - runBefore));
                step = EditAction::settle;
                break;

            case EditAction::settle:
                // Two seconds, in which everything of a start comes to its end.
                if (secondsSince (began) < 2.0)
                    break;

                tell ("the window opens");
                clock = std::make_unique<CardClock> (application->devices.card());
                application->content.open (file);
                began = Clock::now();
                step = EditAction::load;
                break;

            case EditAction::load:
                if (isBusy() || clock->heardAfter() < 0.0)
                    break;

                tell ("the file opens");
                std::printf ("heard after %.0f ms, all loaded and inspected after %.1f s\n",
                             1000.0 * clock->heardAfter(), secondsSince (began));
                began = Clock::now();
                step = EditAction::play;
                break;

            case EditAction::play:
                if (secondsSince (began) < 2.0)
                    break;

                tell ("it plays");
                clock.reset();
                application.reset();
                tell ("the window closes");
                stopTimer();
                juce::MessageManager::getInstance()->stopDispatchLoop();
        }
    }

    bool isBusy()
    {
        const auto text = application->message();
        return application->content.file() != file || text.contains ("loaded")
               || text.contains ("inspecting");
    }

    void tell (const char* what)
    {
        const auto [ms, run] = watch->take();
        std::printf ("%s: longest call %.0f ms, of which it ran at most %.0f ms\n", what, ms, run);
        std::fflush (stdout);
    }

    enum class EditAction
    {
        open,
        settle,
        load,
        play
    };

    juce::File file;
    EditAction step = EditAction::open;
    Clock::time_point began;
    std::unique_ptr<Application> application;
    std::unique_ptr<CardClock> clock;
    std::unique_ptr<Watch> watch;
};

} // namespace

int main (int argumentCount, char** arguments)
{
    // As for the application, JUCE then lives with what a display without a desktop refuses.
    juce::JUCEApplicationBase::createInstance = []() -> juce::JUCEApplicationBase*
    { return nullptr; };

    const juce::TemporaryFile noise (".wav");
    auto file = noise.getFile();

    if (argumentCount > 1)
        file = juce::File::getCurrentWorkingDirectory().getChildFile (juce::String (arguments[1]));
    else
        writeNoise (file);

    const juce::ScopedJuceInitialiser_GUI gui;
    Play play (file);
    juce::MessageManager::getInstance()->runDispatchLoop();
    return 0;
}
