#pragma once

#include <cmath>
#include <span>

namespace requant
{

/** What a guard saw. */
enum class Feedback
{
    none,
    rising, ///< the level rose without a pause, as a loop whose gain is above 1 makes it
    howling ///< the level stayed near full scale, which is where such a loop ends
};

/** Listens to what goes to the loudspeakers while live input does, and finds out when it runs away.

    It takes the level of spans of 50 ms, all channels together, in dBFS (AES17). Rising: at least
    four spans in a row, each at least 0.5 dB louder than the one before, at least 18 dB in all, the
    last above -30 dBFS: a loop's level grows by a constant number of dB each time round, while a
    note is at its height after one or two spans. An even swell is taken for feedback as well.
    Howling: five spans in a row above -3 dBFS, which music hardly reaches and a loop that clips
    never leaves. Where blocks end does not matter. Thread: one at a time. Real time.
*/
class FeedbackGuard
{
public:
    static constexpr double spanSeconds = 0.05;
    static constexpr int risingSpans = 4, howlingSpans = 5;
    static constexpr double leastStepDb = 0.5, leastRiseDb = 18.0;
    static constexpr double risingAboveDbfs = -30.0, howlingAboveDbfs = -3.0;

    void prepare (double sampleRateHz) noexcept
    {
        spanLength = static_cast<int> (std::lround (spanSeconds * sampleRateHz));
        restart();
    }

    void restart() noexcept
    {
        power = 0.0;
        samples = rises = louds = 0;
        lastDbfs = 0.0; // so that the first span is no rise
        riseDb = 0.0;
    }

    /** One frame: a sample of each channel. Returns what it now knows. */
    Feedback add (std::span<const float> frame) noexcept
    {
        for (const auto sample : frame)
            power += static_cast<double> (sample) * static_cast<double> (sample);

        if (++samples < spanLength)
            return Feedback::none;

        const auto mean = power / (samples * static_cast<double> (frame.size()));
        power = 0.0;
        samples = 0;
        return judge (std::isfinite (mean) ? 10.0 * std::log10 (2.0 * mean + leastPower) : 0.0);
    }

private:
    static constexpr double leastPower = 1.0e-14; // -140 dBFS

    Feedback judge (double dbfs) noexcept
    {
        const auto step = dbfs - lastDbfs;
        const auto hasRisen = step >= leastStepDb;
        lastDbfs = dbfs;
        rises = hasRisen ? rises + 1 : 0;
        riseDb = hasRisen ? riseDb + step : 0.0;
        louds = dbfs > howlingAboveDbfs ? louds + 1 : 0;

        if (louds >= howlingSpans)
            return Feedback::howling;

        return rises >= risingSpans && riseDb >= leastRiseDb && dbfs > risingAboveDbfs
                   ? Feedback::rising
                   : Feedback::none;
    }

    double power = 0.0, lastDbfs = 0.0, riseDb = 0.0;
    int samples = 0, spanLength = 2400, rises = 0, louds = 0;
};

} // namespace requant
