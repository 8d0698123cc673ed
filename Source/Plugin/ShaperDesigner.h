#pragma once

#include "Instrument/ShaperPlan.h"
#include "Measurement/LatestValue.h"

#include <mutex>

namespace requant
{

/** Designs the noise shaper that the settings ask for, off the audio thread, and hands it over
    without a lock: the audio thread goes on with the older one until the newer one is there. */
class ShaperDesigner
{
public:
    /** Designs and publishes what is asked for, unless it was the last one already. Any thread that
        may wait; not real time. */
    void design (const ShaperRequest& request)
    {
        const std::lock_guard lock (designing);

        if (request == designed)
            return;

        plans.beingWritten() = planShaper (request);
        plans.publish();
        designed = request;
    }

    /** The plan to run: at once where nothing is to be designed, else the one that was designed
        last. running: what runs now. Audio thread; real time. */
    ShaperPlan planFor (const ShaperRequest& request, const ShaperPlan& running) noexcept
    {
        if (running.request == request)
            return running;

        if (const auto ready = findReadyPlan (request))
            return *ready;

        const auto& newest = plans.newest();
        return newest.request == request ? newest : running;
    }

private:
    std::mutex designing; ///< between those that design; the audio thread never takes it
    ShaperRequest designed;
    LatestValue<ShaperPlan> plans;
};

} // namespace requant
