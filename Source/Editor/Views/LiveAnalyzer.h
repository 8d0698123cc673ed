#pragma once

#include "Engine/MeterFeed.h"
#include "JuceHeader.h"
#include "Measurement/Analysis/LiveAnalysis.h"
#include "Report/LawComparison.h"
#include "Report/PlotData/Error/TransferData.h"

#include <atomic>
#include <optional>
#include <vector>

namespace requant
{

/** What a person wants to see analysed. */
struct AnalysisChoice
{
    std::optional<std::size_t> channel {}; ///< counted from 0; empty: all of them together
    TimeWindow window = TimeWindow::shortTerm;
    Taper spectrumWindow = Taper::blackmanHarris;
    bool wantsLevels = false;     ///< which levels are in use, which costs most
    bool wantsComparison = false; ///< laws on the newest samples, which costs some 0.1 s

    bool operator== (const AnalysisChoice&) const = default;
};

/** The newest samples of one channel, unbroken and all of one reduction. */
struct SampleView
{
    Reduction reduction;
    std::size_t channel = 0;
    std::vector<SamplePair> samples; ///< oldest first
    std::uint64_t number = 0;        ///< counts the views: another one has other samples
};

/** Everything that was analysed of one reduction, over one window; of several channels together
    where the choice says so. */
struct LiveResults : ChannelResults
{
    Reduction reduction;
    AnalysisChoice choice;        ///< levels are worked out where it wants them
    std::size_t channelCount = 0; ///< of how many channels this is

    /** Of the shown channel's newest samples, where the choice wants it. */
    LawComparison comparison;

    /** Of the same, where the law's steps differ. */
    LawCurve lawCurve;

    std::uint64_t number = 0; ///< counts the views

    /** True where samples of the reduction had gone by before the first that was analysed: the
        window since the reset is since somebody looked. */
    bool beganLate = false;

    bool exists() const noexcept { return channelCount > 0; }
};

/** Takes the samples that the audio thread sends and keeps everything that pictures show of them.

    A feed has exactly one, as a plug-in has one editor: two would each get some of the samples and
    show the rest as gaps. Made and destroyed on the message thread, which chooses and looks; work()
    belongs to one thread at a time, a worker or, while there is none, the message thread.
*/
class LiveAnalyzer
{
public:
    /** The newest samples that are kept: 0.37 s at 44.1 kHz. */
    static constexpr std::size_t most = 16384;

    /** Starts the flow of samples; the destructor stops it. */
    explicit LiveAnalyzer (MeterFeed&);
    ~LiveAnalyzer();

    LiveAnalyzer (const LiveAnalyzer&) = delete;
    LiveAnalyzer& operator= (const LiveAnalyzer&) = delete;

    // The message thread's side.
    void choose (const AnalysisChoice&) noexcept;
    void forgetPeaks() noexcept { peaksToForget.store (true, std::memory_order_relaxed); }

    /** The newest views; unchanged until the next call. Without a sample yet they are empty. */
    const SampleView& samples() noexcept { return sampleViews.newest(); }
    const LiveResults& statistics() noexcept { return liveResults.newest(); }

    // The worker's side.

    /** Takes what waits, and publishes new views where there is news. Allocates. */
    void work();

private:
    static constexpr double statisticsPerSecond = 10.0, levelsPerSecond = 2.0;

    void applyChoice();
    bool take (const SampleBlock&);
    void begin (const Reduction&, const SampleBlock&);
    void breakOff();
    void keepNewest (std::span<const SamplePair>);
    void keepExcerpt (std::span<const double> input, std::span<const double> output);
    std::size_t shownChannel() const noexcept;
    bool showsOneChannel() const noexcept;
    Reduction shownReduction() const;
    std::span<const LiveAnalysis> shownAnalyses() const noexcept;

    void compare();
    void publishSamples();
    void publishStatistics();

    MeterFeed& feed;

    static constexpr std::size_t allChannels = std::numeric_limits<std::size_t>::max();

    std::atomic<std::size_t> wantedChannel { allChannels };
    std::atomic<TimeWindow> wantedWindow { AnalysisChoice().window };
    std::atomic<Taper> wantedSpectrumWindow { AnalysisChoice().spectrumWindow };
    std::atomic<bool> levelsAreWanted { AnalysisChoice().wantsLevels };
    std::atomic<bool> comparisonIsWanted { AnalysisChoice().wantsComparison };
    std::atomic<bool> peaksToForget { false };
    TripleBuffer<SampleView> sampleViews;
    TripleBuffer<LiveResults> liveResults;

    // The worker's own.
    AnalysisChoice choice;
    std::vector<SamplePair> pairs;
    std::vector<double> inputs, outputs, placedInputs, placedOutputs;
    Reduction reduction;
    bool beganLate = false;
    std::optional<SampleBlock> last;
    std::size_t firstChannel = 0;
    std::vector<LiveAnalysis> analyses;
    std::vector<SamplePair> newest;
    std::size_t untold = 0; ///< samples since the last statistics
    std::size_t levelsUntold = 0;
    std::vector<double> excerpt, excerptOutput; ///< of the shown channel: its newest samples
    LawComparison comparison;
    ReductionSettings comparedSettings;
    std::size_t uncompared = 0; ///< samples since it was made
    CodeHistogram::Summary levels;
    std::uint64_t sampleViewCount = 0, statisticsViewCount = 0;
};

/** Lets the analyzer work in a thread of its own while somebody looks. Message thread. */
class AnalysisThread : private juce::Thread
{
public:
    explicit AnalysisThread (LiveAnalyzer& toRun)
        : juce::Thread ("Requant analysis"), analyzer (toRun)
    {
    }
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
            analyzer.work();
            wait (turnMs);
        }
    }

    LiveAnalyzer& analyzer;
};

} // namespace requant
