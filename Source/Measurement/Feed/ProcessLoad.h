#pragma once

#include <cstddef>
#include <vector>

namespace requant
{

/** What one block cost. */
struct BlockCost
{
    double processSeconds = 0.0; ///< taken to process it
    double blockSeconds = 0.0;   ///< its own length
};

/** How much of the time that blocks last went into processing them, over the last 3 s of audio.
    Thread: its owner's, not the audio thread: it allocates. */
class ProcessLoad
{
public:
    static constexpr double windowSeconds = 3.0;

    void add (const BlockCost&);
    void reset() noexcept;

    struct Reading
    {
        double medianShare = 0.0; ///< of a block's length: 1 is all of one core
        double worstShare = 0.0;
        std::size_t blocks = 0;
    };

    /** All 0 without blocks. */
    Reading reading() const;

private:
    std::vector<BlockCost> costs; ///< in order; those before `oldest` are forgotten
    std::size_t oldest = 0;
    double held = 0.0; ///< s of audio
};

} // namespace requant
