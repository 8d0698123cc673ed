#pragma once

#include <algorithm>

namespace requant
{

/** The gain of what is heard around a jump from one place, or signal, to another: down to nothing
    before it and up again behind it, in straight lines, so that it does not click. Where blocks end
    does not matter. Thread: one at a time. Real time.
*/
class JumpFade
{
public:
    /** samples: that it takes from silence to the whole, at least 1. Starts with the whole. */
    void prepare (int samples) noexcept
    {
        length = std::max (1, samples);
        level = length;
    }

    /** Nothing is to fade: what comes next is heard whole. */
    void settle() noexcept { level = length; }

    /** Behind a jump: what comes next begins with silence. */
    void restart() noexcept { level = 0; }

    /** In how many samples it can be silent. */
    int samplesToSilence() const noexcept { return level; }

    /** The next sample's gain: 0 to 1. samplesToJump: counted with this one, at least 1; told so
        far ahead that samplesToSilence() fit in. */
    float next (int samplesToJump) noexcept
    {
        level = std::min ({ level + 1, length, samplesToJump });
        return static_cast<float> (level) / static_cast<float> (length);
    }

private:
    int length = 1, level = 1;
};

} // namespace requant
