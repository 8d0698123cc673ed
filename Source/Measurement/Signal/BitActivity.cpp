#include "BitActivity.h"

#include "WordLengthHistogram.h"

#include <algorithm>
#include <bit>

namespace requant
{

namespace
{

constexpr auto bits = BitActivity::bitCount;

// The whole number at or below a value that is far inside the range of its type.
std::int64_t roundedDown (double value) noexcept
{
    const auto towardZero = static_cast<std::int64_t> (value);
    return towardZero - (static_cast<double> (towardZero) > value ? 1 : 0);
}

// Both views of a sample in one word: the magnitude above, two's complement below.
std::uint64_t wordsOf (double sample) noexcept
{
    constexpr double fullScale = 0x1p31;
    const auto inRange = std::clamp (sample * fullScale, -fullScale, fullScale - 1.0);
    const auto code = static_cast<std::uint32_t> (roundedDown (inRange));
    const auto magnitude = static_cast<std::uint64_t> (std::abs (inRange));
    return magnitude << bits | code;
}

std::size_t positionOf (BitView view, std::size_t bit) noexcept
{
    return (view == BitView::magnitude ? 2 * bits : bits) - 1 - bit;
}

/** Counts the ones at each of 64 positions of many words: eight bytes of each of eight words count
    for themselves until one might overflow. */
class PositionCounter
{
public:
    explicit PositionCounter (std::span<std::uint64_t, 2 * bits> totalsToUse) noexcept
        : totals (totalsToUse)
    {
    }

    ~PositionCounter() { flush(); }
    PositionCounter (const PositionCounter&) = delete;
    PositionCounter& operator= (const PositionCounter&) = delete;

    void add (std::uint64_t word) noexcept
    {
        for (std::size_t shift = 0; shift < lanes.size(); ++shift)
            lanes[shift] += word >> shift & 0x0101010101010101u;

        if (++added == 255)
            flush();
    }

private:
    void flush() noexcept
    {
        for (std::size_t position = 0; position < totals.size(); ++position)
            totals[position] += lanes[position % 8] >> (position - position % 8) & 0xFFu;

        lanes.fill (0);
        added = 0;
    }

    std::span<std::uint64_t, 2 * bits> totals;
    std::array<std::uint64_t, 8> lanes {};
    int added = 0;
};

std::uint64_t hashBit (std::uint64_t words) noexcept
{
    const auto code = static_cast<std::uint32_t> (words);
    return std::uint64_t { 1 } << (code * 0x9E3779B1u >> 26);
}

} // namespace

void BitActivity::add (std::span<const double> samples) noexcept
{
    if (samples.empty())
        return;

    if (samplesSeen == 0)
        firstWords = lastWords = wordsOf (samples.front());

    pairsSeen += samples.size() - (samplesSeen == 0 ? 1 : 0);
    PositionCounter counter { moved };

    for (const auto sample : samples)
    {
        const auto words = wordsOf (sample);
        counter.add (words ^ lastWords);
        lastWords = words;
        differentWords |= hashBit (words);

        const auto needed = neededWordLength (sample);
        longestWord = std::max (longestWord, needed);
        beyond24Count += needed > 24 ? 1 : 0;
        beyond32Count += needed > 32 ? 1 : 0;
        beyondCount += std::abs (sample) > 1.0 ? 1u : 0u;
        largest = std::max (largest, std::abs (sample));
        sum += sample;
    }

    samplesSeen += samples.size();
}

void BitActivity::operator+= (const BitActivity& next) noexcept
{
    if (next.samplesSeen == 0)
        return;

    if (samplesSeen > 0)
    {
        PositionCounter { moved }.add (lastWords ^ next.firstWords);
        ++pairsSeen;
    }

    addCounts (next);
    lastWords = next.lastWords;
}

void BitActivity::addChannel (const BitActivity& other) noexcept
{
    if (samplesSeen > 0 && other.samplesSeen > 0)
        wordsApart |= firstWords ^ other.firstWords;

    addCounts (other);
}

void BitActivity::addCounts (const BitActivity& other) noexcept
{
    if (samplesSeen == 0)
        firstWords = other.firstWords;

    for (std::size_t position = 0; position < moved.size(); ++position)
        moved[position] += other.moved[position];

    samplesSeen += other.samplesSeen;
    pairsSeen += other.pairsSeen;
    beyond24Count += other.beyond24Count;
    beyond32Count += other.beyond32Count;
    beyondCount += other.beyondCount;
    wordsApart |= other.wordsApart;
    differentWords |= other.differentWords;
    sum += other.sum;
    largest = std::max (largest, other.largest);
    longestWord = std::max (longestWord, other.longestWord);
}

std::uint64_t BitActivity::moves (BitView view, std::size_t bit) const noexcept
{
    return moved[positionOf (view, bit)];
}

double BitActivity::activity (BitView view, std::size_t bit) const noexcept
{
    return transitions() == 0
               ? 0.0
               : static_cast<double> (moves (view, bit)) / static_cast<double> (transitions());
}

int BitActivity::wordLength() const noexcept { return std::min (longestWord, beyond32); }

double BitActivity::mean() const noexcept
{
    return samplesSeen == 0 ? 0.0 : sum.value() / static_cast<double> (samplesSeen);
}

StuckBits BitActivity::stuckBits() const noexcept
{
    constexpr std::uint64_t enoughMoves = 64;
    constexpr int enoughWords = 32;

    if (std::popcount (differentWords) < enoughWords)
        return {};

    const auto movesOf = [&] (std::size_t bit) { return moves (BitView::twosComplement, bit); };

    std::size_t lowestMoving = 0;

    for (std::size_t bit = 0; bit < bits; ++bit)
        if (movesOf (bit) >= enoughMoves)
            lowestMoving = bit;

    StuckBits stuck;
    std::uint64_t fewest = ~std::uint64_t { 0 }, most = 0; // of the bits above that moved

    for (std::size_t bit = 0; bit < bits; ++bit)
    {
        const auto position = positionOf (BitView::twosComplement, bit);
        const auto isOne = (firstWords >> position & 1) != 0;
        const auto isApart = (wordsApart >> position & 1) != 0;
        const auto own = movesOf (bit);

        if (own > 0)
        {
            fewest = std::min (fewest, own);
            most = std::max (most, own);
        }
        else if (most >= enoughMoves && fewest != most && ! isApart
                 && (bit < lowestMoving || isOne))
        {
            (isOne ? stuck.atOne : stuck.atZero) |= std::uint32_t { 1 } << bit;
        }
    }

    return stuck;
}

} // namespace requant
