#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace requant
{

/** The weights of several signals of which one is heard. A switch goes to the new one in a straight
    line from whatever is heard at that moment; the weights always add up to 1, so what is common to
    the signals stays as it is. Where blocks end does not matter. Thread: one at a time. Real time.
*/
template <std::size_t count>
class CrossFade
{
public:
    using Weights = std::array<double, count>;

    /** At once. signal: less than count. */
    void settle (std::size_t signal) noexcept
    {
        to = signal;
        remaining = 0;
    }

    /** Within `samples` samples, at least 1. signal: less than count. */
    void moveTo (std::size_t signal, std::uint64_t samples) noexcept
    {
        from = at (0);
        to = signal;
        remaining = length = samples;
    }

    std::size_t target() const noexcept { return to; }

    /** Whether only `signal` is heard in the sample that is n samples ahead of the next one. */
    bool isSettledOn (std::size_t signal, std::size_t n) const noexcept
    {
        return to == signal && n >= remaining;
    }

    /** The weights of the sample that is n samples ahead of the next one: each 0 to 1. */
    Weights at (std::size_t n) const noexcept
    {
        Weights weights {};
        const auto left = n < remaining
                              ? static_cast<double> (remaining - n) / static_cast<double> (length)
                              : 0.0;

        for (std::size_t i = 0; i < count; ++i)
            weights[i] = left * from[i];

        weights[to] += 1.0 - left;
        return weights;
    }

    void advance (std::size_t samples) noexcept
    {
        remaining -= samples < remaining ? samples : remaining;
    }

private:
    Weights from {};
    std::size_t to = 0;
    std::uint64_t remaining = 0, length = 1;
};

/** A gain that goes to each new value in a straight line, sample by sample, so that its changes
    make no click. Where blocks end does not matter. Thread: one at a time. Real time. */
class GainRamp
{
public:
    /** At once. */
    void settle (double gain) noexcept
    {
        target = gain;
        remaining = 0;
    }

    /** From where it is now, within `samples` samples. */
    void moveTo (double gain, std::uint64_t samples) noexcept
    {
        if (gain == target)
            return;

        const auto now = at (0);
        target = gain;
        remaining = samples;
        slope = samples > 0 ? (gain - now) / static_cast<double> (samples) : 0.0;
    }

    /** The gain of the sample that is n samples ahead of the next one. */
    double at (std::size_t n) const noexcept
    {
        return n < remaining ? target - slope * static_cast<double> (remaining - n) : target;
    }

    void advance (std::size_t samples) noexcept
    {
        remaining -= samples < remaining ? samples : remaining;
    }

    bool isSilent() const noexcept { return remaining == 0 && target == 0.0; }
    bool isUnity() const noexcept { return remaining == 0 && target == 1.0; }

private:
    double target = 1.0, slope = 0.0; ///< of one sample
    std::uint64_t remaining = 0;
};

} // namespace requant
