#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace requant
{

/** Hands the newest value from one writing thread to one reading thread, wait-free on both sides.

    Three slots: one being written, one being read, and one that waits. A value that is not read in
    time is replaced by a newer one; no value is ever seen half-written.
*/
template <typename Value>
class TripleBuffer
{
public:
    /** The slot to write into. It holds some older value. Writing thread. */
    Value& beingWritten() noexcept { return slots[written]; }

    /** Makes what was written the newest value. Writing thread. */
    void publish() noexcept
    {
        written = waiting.exchange (written | fresh, std::memory_order_acq_rel) & indexMask;
    }

    /** The newest value published. Stays unchanged until the next call. Reading thread. */
    const Value& newest() noexcept
    {
        if ((waiting.load (std::memory_order_relaxed) & fresh) != 0)
            read = waiting.exchange (read, std::memory_order_acq_rel) & indexMask;

        return slots[read];
    }

private:
    static constexpr std::uint32_t fresh = 4, indexMask = 3;

    std::array<Value, 3> slots {};
    std::uint32_t written = 0; // writing thread only
    std::uint32_t read = 1;    // reading thread only
    std::atomic<std::uint32_t> waiting { 2 };
    static_assert (std::atomic<std::uint32_t>::is_always_lock_free);
};

} // namespace requant
