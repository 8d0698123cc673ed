#include "LiveAnalyzer.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace requant
{

namespace
{

// A host that bounces faster than this thread analyses must not keep it from publishing.
constexpr std::size_t mostAtOnce = std::size_t { 1 } << 18;

} // namespace

LiveAnalyzer::LiveAnalyzer (MeterFeed& feedToRead)
    : feed (feedToRead), pairs (SampleFeed::mostChannels * SampleFeed::longestBlock),
      inputs (SampleFeed::longestBlock), outputs (SampleFeed::longestBlock),
      placedInputs (SampleFeed::longestBlock), placedOutputs (SampleFeed::longestBlock)
{
    newest.reserve (most);
    feed.samples().setWatched (true, firstChannel);
}

LiveAnalyzer::~LiveAnalyzer() { feed.samples().setWatched (false); }

void LiveAnalyzer::choose (const AnalysisChoice& newChoice) noexcept
{
    wantedChannel.store (newChoice.channel.value_or (allChannels), std::memory_order_relaxed);
    wantedWindow.store (newChoice.window, std::memory_order_relaxed);
    wantedSpectrumWindow.store (newChoice.spectrumWindow, std::memory_order_relaxed);
    levelsAreWanted.store (newChoice.wantsLevels, std::memory_order_relaxed);
    comparisonIsWanted.store (newChoice.wantsComparison, std::memory_order_relaxed);
}

void LiveAnalyzer::work()
{
    applyChoice();
    std::size_t taken = 0;

    while (taken < mostAtOnce)
    {
        const auto block = feed.samples().pop (pairs);

        if (! block)
            break;

        if (take (*block))
            taken += block->length;
    }

    if (taken == 0)
        return;

    publishSamples();
    untold += taken;
    levelsUntold += taken;
    uncompared += taken;
    compare();

    if (statisticsViewCount == 0
        || static_cast<double> (untold) >= reduction.sampleRateHz / statisticsPerSecond)
        publishStatistics();
}

void LiveAnalyzer::applyChoice()
{
    AnalysisChoice now;
    const auto channel = wantedChannel.load (std::memory_order_relaxed);
    now.window = wantedWindow.load (std::memory_order_relaxed);
    now.spectrumWindow = wantedSpectrumWindow.load (std::memory_order_relaxed);
    now.wantsLevels = levelsAreWanted.load (std::memory_order_relaxed);
    now.wantsComparison = comparisonIsWanted.load (std::memory_order_relaxed);

    if (channel != allChannels)
        now.channel = channel;

    const auto forgets = peaksToForget.exchange (false, std::memory_order_relaxed);

    if (forgets)
        for (auto& analysis : analyses)
            analysis.forgetPeaks();

    if (choice.channel != now.channel)
    {
        excerpt.clear();
        excerptOutput.clear();
        comparison = {};
    }

    if (std::exchange (choice, now) == now && ! forgets)
        return;

    const auto first =
        choice.channel.value_or (0) / SampleFeed::mostChannels * SampleFeed::mostChannels;

    if (std::exchange (firstChannel, first) != first)
    {
        feed.samples().setWatched (true, first);
        last.reset();
        reduction = {};
    }

    for (auto& analysis : analyses)
        analysis.setSpectrumWindow (choice.spectrumWindow);

    newest.clear();
    levelsUntold = std::numeric_limits<std::size_t>::max() / 2;

    if (reduction.exists())
        publishStatistics();
}

bool LiveAnalyzer::take (const SampleBlock& block)
{
    const auto& newestReduction = feed.newestReduction();

    // Of settings that hold no longer, or of channels that were watched before.
    if (block.generation != newestReduction.generation || block.firstChannel != firstChannel)
        return false;

    if (block.generation != reduction.generation || block.channelCount != analyses.size())
        begin (newestReduction, block);
    else if (last && ! last->isFollowedBy (block))
        breakOff();

    last = block;

    for (std::size_t c = 0; c < block.channelCount; ++c)
    {
        const auto samples = std::span (pairs).subspan (c * block.length, block.length);

        const auto first = [&] (std::vector<double>& all)
        { return std::span<const double> (all).first (block.length); };

        for (std::size_t n = 0; n < block.length; ++n)
        {
            inputs[n] = samples[n].input;
            outputs[n] = samples[n].output;
        }

        if (firstChannel + c == shownChannel())
            keepExcerpt (first (inputs), first (outputs));

        if (! reduction.isOnAnotherLattice())
        {
            analyses[c].add (first (inputs), first (outputs));
        }
        else
        {
            const auto step = reduction.lattice().step();

            for (std::size_t n = 0; n < block.length; ++n)
            {
                placedInputs[n] = samples[n].placedInput (step);
                placedOutputs[n] = samples[n].placedOutput (step);
                samples[n] = { placedInputs[n], placedOutputs[n] }; // pictures show codes
            }

            analyses[c].add (first (inputs), first (outputs), first (placedInputs),
                             first (placedOutputs));
        }

        if (firstChannel + c == shownChannel())
            keepNewest (samples);
    }

    return true;
}

void LiveAnalyzer::begin (const Reduction& newReduction, const SampleBlock& block)
{
    // What came out before came out of other settings.
    excerpt.clear();
    excerptOutput.clear();
    reduction = newReduction;
    beganLate = block.position > reduction.firstPosition;
    analyses.resize (block.channelCount);
    newest.clear();
    untold = 0;
    levels = {};
    levelsUntold = std::numeric_limits<std::size_t>::max() / 2;

    for (std::size_t c = 0; c < analyses.size(); ++c)
        analyses[c].prepare (reduction.sampleRateHz,
                             reduction.ofChannel (firstChannel + c).lattice(),
                             choice.spectrumWindow);
}

void LiveAnalyzer::breakOff()
{
    newest.clear();
    excerpt.clear();
    excerptOutput.clear();

    for (auto& analysis : analyses)
        analysis.breakOff();
}

// Half is forgotten at a time, so that moving the rest costs little.
void LiveAnalyzer::keepNewest (std::span<const SamplePair> samples)
{
    if (newest.size() + samples.size() > most)
        newest.erase (newest.begin(), newest.begin() + static_cast<std::ptrdiff_t> (most / 2));

    newest.insert (newest.end(), samples.begin(), samples.end());
}

void LiveAnalyzer::keepExcerpt (std::span<const double> input, std::span<const double> output)
{
    const auto keep = [] (std::vector<double>& all, std::span<const double> samples)
    {
        if (all.size() + samples.size() > most)
            all.erase (all.begin(), all.begin() + static_cast<std::ptrdiff_t> (most / 2));

        all.insert (all.end(), samples.begin(), samples.end());
    };

    keep (excerpt, input);
    keep (excerptOutput, output);
}

// Not all the time: it takes as long as some blocks do.
void LiveAnalyzer::compare()
{
    constexpr double secondsBetween = 1.0;

    if (! choice.wantsComparison || excerpt.size() < most / 2
        || (comparison.exists()
            && static_cast<double> (uncompared) < secondsBetween * reduction.sampleRateHz
            && comparedSettings == reduction.settings.reduction))
        return;

    comparedSettings = reduction.settings.reduction;
    comparison = compareLaws (excerpt, reduction.sampleRateHz, comparedSettings);
    uncompared = 0;
}

std::size_t LiveAnalyzer::shownChannel() const noexcept
{
    const auto highest = firstChannel + std::max<std::size_t> (1, analyses.size()) - 1;
    return std::min (choice.channel.value_or (0), highest);
}

bool LiveAnalyzer::showsOneChannel() const noexcept
{
    return reduction.shownChannel (choice.channel).has_value();
}

Reduction LiveAnalyzer::shownReduction() const
{
    return showsOneChannel() ? reduction.ofChannel (shownChannel()) : reduction;
}

std::span<const LiveAnalysis> LiveAnalyzer::shownAnalyses() const noexcept
{
    const std::span all (analyses);
    return showsOneChannel() && ! all.empty() ? all.subspan (shownChannel() - firstChannel, 1)
                                              : all;
}

void LiveAnalyzer::publishSamples()
{
    auto& view = sampleViews.beingWritten();
    view.channel = shownChannel();
    view.samples.assign (newest.begin(), newest.end());
    view.number = ++sampleViewCount;

    if (view.reduction.generation != reduction.generation || showsOneChannel())
        view.reduction = shownReduction();

    sampleViews.publish();
}

void LiveAnalyzer::publishStatistics()
{
    const auto shown = shownAnalyses();

    if (shown.empty())
        return;

    untold = 0;
    const auto countsLevels =
        choice.wantsLevels
        && static_cast<double> (levelsUntold) >= reduction.sampleRateHz / levelsPerSecond;
    ChannelSum sum (shown.size());

    for (const auto& analysis : shown)
        sum.add (analysis.reading (choice.window, countsLevels));

    auto& view = liveResults.beingWritten();
    static_cast<ChannelResults&> (view) = sum.results();
    view.reduction = shownReduction();
    view.choice = choice;
    view.channelCount = shown.size();
    view.number = ++statisticsViewCount;
    view.beganLate = beganLate;

    if (countsLevels)
    {
        levels = view.output.levels;
        levelsUntold = 0;
    }

    view.output.levels = levels;
    view.comparison = comparison;
    view.lawCurve = {};

    if (reduction.isOnAnotherLattice())
        view.lawCurve = LawCurve::of (excerpt, excerptOutput);

    liveResults.publish();
}

} // namespace requant
