#include "Files/FileProblem.h"
#include "Files/Reading/AudioReader.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <atomic>
#include <fstream>
#include <thread>

using namespace requant;
using namespace requant::test;

// libsndfile has one place for the reason, whichever thread's file could not be opened.
TEST_CASE ("A file that is no audio is told so while other threads open files", "[files][reading]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "good.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, busySignal (10));
    std::ofstream (folder / "bad.wav") << "This is not audio.";
    std::atomic<bool> isOver { false };
    std::thread other (
        [&]
        {
            while (! isOver)
                AudioReader reader (folder / "good.wav");
        });
    int right = 0;
    constexpr int times = 500;

    for (int i = 0; i < times; ++i)
    {
        try
        {
            AudioReader reader (folder / "bad.wav");
        }
        catch (const FileProblem& problem)
        {
            right += problem.reason().starts_with ("this is not an audio file") ? 1 : 0;
        }
    }

    isOver = true;
    other.join();
    CHECK (right == times);
}
