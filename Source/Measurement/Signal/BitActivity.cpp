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

/** Counts the ones at each of 64 positions of many words, all positions at once: eight words become
    one that has a bit where eight ones have come together, by full adders whose rest stays for the
    next eight (Harley and Seal's population count, position by position). Each byte of eight lanes
    counts these for itself until one might overflow. */
class PositionCounter
{
public:
    static constexpr std::size_t wordsAtOnce = 8;
    using Words = std::array<std::uint64_t, wordsAtOnce>;

    explicit PositionCounter (std::span<std::uint64_t, 2 * bits> totalsToUse) noexcept
        : totals (totalsToUse)
    {
    }

    ~PositionCounter()
    {
        flush();

        for (std::size_t position = 0; position < totals.size(); ++position)
            totals[position] +=
                (ones >> position & 1) + 2 * (twos >> position & 1) + 4 * (fours >> position & 1);
    }

    PositionCounter (const PositionCounter&) = delete;
    PositionCounter& operator= (const PositionCounter&) = delete;

    void add (const Words& words) noexcept
    {
        const auto twos1 = carry (ones, words[0], words[1]),
                   twos2 = carry (ones, words[2], words[3]);
        const auto fours1 = carry (twos, twos1, twos2);
        const auto twos3 = carry (ones, words[4], words[5]),
                   twos4 = carry (ones, words[6], words[7]);
        const auto fours2 = carry (twos, twos3, twos4);
        const auto eights = carry (fours, fours1, fours2);

        for (std::size_t shift = 0; shift < lanes.size(); ++shift)
            lanes[shift] += eights >> shift & 0x0101010101010101u;

        if (++added == 255)
            flush();
    }

private:
    // Adds two words to what is left of earlier ones; returns what is to be carried.
    static std::uint64_t carry (std::uint64_t& left, std::uint64_t a, std::uint64_t b) noexcept
    {
        const auto either = left ^ a;
        const auto carried = (left & a) | (either & b);
        left = either ^ b;
        return carried;
    }

    void flush() noexcept
    {
        for (std::size_t position = 0; position < totals.size(); ++position)
            totals[position] += 8 * (lanes[position % 8] >> (position - position % 8) & 0xFFu);

        lanes.fill (0);
        added = 0;
    }

    std::span<std::uint64_t, 2 * bits> totals;
    std::uint64_t ones = 0, twos = 0, fours = 0;
    std::array<std::uint64_t, 8> lanes {};
    int added = 0;
};

/** How fine samples are. */
struct Fineness
{
    std::uint64_t beyond24 = 0, beyond32 = 0, beyondFullScale = 0; ///< samples
    std::uint32_t usedBits = 0;                                    ///< of words of 32 bits
    int longestOfOthers = 0;

    int longest() const noexcept
    {
        const auto ofWords =
            usedBits == 0 ? 0 : static_cast<int> (bits) - std::countr_zero (usedBits);
        return std::max (ofWords, longestOfOthers);
    }
};

// Nearly all samples are words of 32 bits, of which the length shows in the bits that any of them
// uses, so that only others have theirs found one by one.
std::uint64_t wordsOf (double sample, Fineness& seen) noexcept
{
    constexpr std::uint32_t below24 = 0xFF;

    if (sample >= -1.0 && sample < 1.0)
    {
        const auto scaled = sample * 0x1p31;
        const auto code = static_cast<std::int32_t> (scaled);

        if (static_cast<double> (code) == scaled)
        {
            const auto word = static_cast<std::uint32_t> (code);
            const auto magnitude = code < 0 ? 0u - word : word;
            seen.usedBits |= word;
            seen.beyond24 += (word & below24) != 0 ? 1 : 0;
            return static_cast<std::uint64_t> (magnitude) << bits | word;
        }
    }

    const auto needed = neededWordLength (sample);
    seen.longestOfOthers = std::max (seen.longestOfOthers, needed);
    seen.beyond24 += needed > 24 ? 1u : 0u;
    seen.beyond32 += needed > 32 ? 1u : 0u;
    seen.beyondFullScale += std::abs (sample) > 1.0 ? 1u : 0u;
    return wordsOf (sample);
}

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
    samplesSeen += samples.size();

    // Copies, so that no sample waits for a store of the one before.
    auto last = lastWords, different = differentWords;
    auto total = sum;
    auto highest = largest;
    Fineness fineness;
    PositionCounter counter { moved };
    PositionCounter::Words changes;

    for (; ! samples.empty(); samples = samples.subspan (std::min (samples.size(), changes.size())))
    {
        const auto count = std::min (samples.size(), changes.size());
        changes.fill (0);

        for (std::size_t n = 0; n < count; ++n)
        {
            const auto words = wordsOf (samples[n], fineness);
            changes[n] = words ^ last;
            last = words;
            different |= hashBit (words);
            highest = std::max (highest, std::abs (samples[n]));
            total += samples[n];
        }

        counter.add (changes);
    }

    lastWords = last;
    differentWords = different;
    sum = total;
    largest = highest;
    longestWord = std::max (longestWord, fineness.longest());
    beyond24Count += fineness.beyond24;
    beyond32Count += fineness.beyond32;
    beyondCount += fineness.beyondFullScale;
}

void BitActivity::operator+= (const BitActivity& next) noexcept
{
    if (next.samplesSeen == 0)
        return;

    if (samplesSeen > 0)
    {
        PositionCounter { moved }.add ({ lastWords ^ next.firstWords });
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
