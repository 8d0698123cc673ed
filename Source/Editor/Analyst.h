#pragma once

#include "AnalysisView.h"

#include <atomic>

namespace requant
{

/** Takes the samples that the audio thread sends and keeps everything that pictures show of them.

    A feed has exactly one, as a plug-in has one editor: two would each get some of the samples and
    show the rest as gaps. Made and destroyed on the message thread, which chooses and looks; work()
    belongs to one thread at a time, a worker or, while there is none, the message thread.
*/
class Analyst
{
public:
    /** The newest samples that are kept: 0.37 s at 44.1 kHz. */
    static constexpr std::size_t most = 16384;

    /** Starts the flow of samples; the destructor stops it. */
    explicit Analyst (MeterFeed&);
    ~Analyst();

    Analyst (const Analyst&) = delete;
    Analyst& operator= (const Analyst&) = delete;

    // The message thread's side.
    void choose (const AnalysisChoice&) noexcept;
    void forgetPeaks() noexcept { peaksToForget.store (true, std::memory_order_relaxed); }

    /** The newest views; unchanged until the next call. Without a sample yet they are empty. */
    const SampleView& samples() noexcept { return sampleViews.newest(); }
    const StatisticsView& statistics() noexcept { return statisticsViews.newest(); }

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
    std::size_t shownChannel() const noexcept;
    std::span<const LiveAnalysis> shownAnalyses() const noexcept;

    void publishSamples();
    void publishStatistics();
    void addLevels (StatisticsView&, std::span<const LiveAnalysis>);
    void addSpectra (StatisticsView&, std::span<const LiveAnalysis>) const;

    MeterFeed& feed;

    static constexpr std::size_t allChannels = std::numeric_limits<std::size_t>::max();

    std::atomic<std::size_t> wantedChannel { allChannels };
    std::atomic<Window> wantedWindow { AnalysisChoice().window };
    std::atomic<SpectrumWindow> wantedSpectrumWindow { AnalysisChoice().spectrumWindow };
    std::atomic<bool> levelsAreWanted { AnalysisChoice().wantsLevels };
    std::atomic<bool> peaksToForget { false };
    LatestValue<SampleView> sampleViews;
    LatestValue<StatisticsView> statisticsViews;

    // The worker's own.
    AnalysisChoice choice;
    std::vector<SamplePair> pairs;
    std::vector<double> inputs, outputs;
    Reduction reduction;
    bool beganLate = false;
    std::optional<SampleBlock> last;
    std::size_t firstChannel = 0;
    std::vector<LiveAnalysis> analyses;
    std::vector<SamplePair> newest;
    std::size_t untold = 0; ///< samples since the last statistics
    std::size_t levelsUntold = 0;
    CodeUse::Summary levels;
    std::uint64_t sampleViewCount = 0, statisticsViewCount = 0;
};

} // namespace requant
