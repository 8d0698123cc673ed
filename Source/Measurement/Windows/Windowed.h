#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace requant
{

/** Over which time figures are taken. */
enum class TimeWindow
{
    momentary, ///< the last 0.4 s
    shortTerm, ///< the last 3 s
    sinceReset ///< everything since the last reset
};

inline constexpr double momentarySeconds = 0.4, shortTermSeconds = 3.0;

/** A statistic over 0.4 s, 3 s and since the last reset.

    Statistic: copies, and operator+= for adjoining stretches, the earlier one on the left.

    Time is cut into chunks of 0.2 s. A window is its whole number of finished chunks and the chunk
    under way, so it never misses a sample, is never shorter than its name once that much has been
    heard, and is at most one chunk longer. Nothing is ever subtracted, so nothing drifts.
    Thread: its owner's. prepare() allocates 17 statistics; after it nothing is, but by those.
*/
template <typename Statistic>
class Windowed
{
public:
    static constexpr double chunksPerSecond = 5.0;
    static constexpr std::size_t chunksInMomentary = 2, chunksInShortTerm = 15;

    /** sampleRateHz: above 0. emptyStatistic: prepared, of no samples. Resets. */
    void prepare (double sampleRateHz, const Statistic& emptyStatistic)
    {
        assert (sampleRateHz > 0.0);
        empty = emptyStatistic;
        chunkLength = static_cast<std::size_t> (std::ceil (sampleRateHz / chunksPerSecond));
        reset();
    }

    void reset()
    {
        chunks.assign (chunksInShortTerm, empty);
        allChunks = chunk = empty;
        nextChunk = chunkFilled = 0;
    }

    /** What samples are to be added to, at most roomInChunk() of them, and advance() told. */
    Statistic& current() noexcept { return chunk; }

    /** How many more samples fit into the chunk under way: at least 1. */
    std::size_t roomInChunk() const noexcept { return chunkLength - chunkFilled; }

    /** Tells how many samples were added to current(): at most roomInChunk(). */
    void advance (std::size_t samples)
    {
        assert (samples <= roomInChunk());
        chunkFilled += samples;

        if (chunkFilled == chunkLength)
            finishChunk();
    }

    Statistic reading (TimeWindow window) const
    {
        switch (window)
        {
            case TimeWindow::momentary:
                return lastChunks (chunksInMomentary);
            case TimeWindow::shortTerm:
                return lastChunks (chunksInShortTerm);
            case TimeWindow::sinceReset:
                break;
        }

        auto all = allChunks;
        all += chunk;
        return all;
    }

private:
    void finishChunk()
    {
        allChunks += chunk;
        chunks[nextChunk] = std::exchange (chunk, empty);
        nextChunk = (nextChunk + 1) % chunks.size();
        chunkFilled = 0;
    }

    Statistic lastChunks (std::size_t count) const
    {
        auto sum = empty;

        for (; count > 0; --count)
            sum += chunks[(nextChunk + chunks.size() - count) % chunks.size()];

        sum += chunk;
        return sum;
    }

    Statistic empty {}, chunk {}, allChunks {};
    std::vector<Statistic> chunks;
    std::size_t nextChunk = 0, chunkFilled = 0, chunkLength = 1;
};

} // namespace requant
