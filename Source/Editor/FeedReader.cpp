#include "FeedReader.h"

#include <algorithm>

namespace requant
{

FeedReader::FeedReader (MeterFeed& feedToRead) : feed (feedToRead)
{
    samples.reserve (most);
    waiting.reserve (2 * MeterFeed::capacity);
    feed.setWatched (true, watchedChannel);
}

FeedReader::~FeedReader() { feed.setWatched (false); }

const MeterSnapshot& FeedReader::read (const ReductionSettings& chosen)
{
    // Before the snapshot: so what was popped is of blocks no later than the one after it, and
    // the next snapshot tells whether the settings changed in that one.
    popAll();
    const auto& snapshot = feed.newest();
    inForce = followed.follow (snapshot, chosen);
    isNew = false;

    const Epoch now { snapshot.generation, feed.droppedSamples(), snapshot.sampleRateHz,
                      snapshot.step };
    const auto hasRestarted = snapshot.position < position;

    if (std::exchange (epoch, now) != now || hasRestarted)
        startAnew();
    else if (snapshot.position != position)
        takeSettled (snapshot);

    position = snapshot.position;
    settled = waiting.size();
    return snapshot;
}

void FeedReader::popAll()
{
    std::array<SamplePair, 1024> some;

    while (const auto count = feed.pop (some))
        waiting.insert (waiting.end(), some.begin(),
                        some.begin() + static_cast<std::ptrdiff_t> (count));
}

// What waits now was pushed before the break, or cannot be told from what was.
void FeedReader::startAnew()
{
    popAll();
    waiting.clear();
    split.setStep (epoch.step);
    split.reset();
    isStale = true;
}

void FeedReader::takeSettled (const MeterSnapshot& snapshot)
{
    if (settled == 0)
        return;

    const auto fresh = std::span (waiting).first (settled);
    const auto kept = fresh.last (std::min (settled, most));
    split.add (fresh);

    if (std::exchange (isStale, false))
        samples.clear();

    // Half is forgotten at a time, so that moving the rest costs little.
    if (samples.size() + kept.size() > most)
    {
        const auto surplus = samples.size() + kept.size() - most;
        const auto forgotten = std::min (samples.size(), std::max (surplus, most / 2));
        samples.erase (samples.begin(), samples.begin() + static_cast<std::ptrdiff_t> (forgotten));
    }

    samples.insert (samples.end(), kept.begin(), kept.end());
    waiting.erase (waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t> (settled));
    held = { samples, inForce, snapshot.bypassed, snapshot.sampleRateHz };
    isNew = true;
}

} // namespace requant
