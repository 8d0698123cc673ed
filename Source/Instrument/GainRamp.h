#pragma once

#include <cstddef>
#include <cstdint>

namespace requant
{

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
