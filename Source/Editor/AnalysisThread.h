#pragma once

#include "Analyst.h"
#include "JuceHeader.h"

namespace requant
{

/** Lets the analyst work in a thread of its own while somebody looks. Message thread. */
class AnalysisThread : private juce::Thread
{
public:
    explicit AnalysisThread (Analyst& toRun) : juce::Thread ("Requant analysis"), analyst (toRun) {}
    ~AnalysisThread() override { stop(); }

    void start() { startThread(); }
    void stop() { stopThread (-1); }
    bool isRunning() const { return isThreadRunning(); }

private:
    static constexpr int turnMs = 8; ///< two to a frame of a display at 60 Hz

    void run() override
    {
        while (! threadShouldExit())
        {
            analyst.work();
            wait (turnMs);
        }
    }

    Analyst& analyst;
};

} // namespace requant
