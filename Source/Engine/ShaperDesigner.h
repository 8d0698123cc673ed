#pragma once

#include "Measurement/Feed/TripleBuffer.h"
#include "Quantization/Shaping/ShaperPlan.h"

#include <mutex>

namespace requant
{

/** Designs the noise shaper that the settings ask for, off the audio thread, and hands it over
    without a lock: the audio thread goes on with the older one until the newer one is there. While
    settings move all the time it follows them, one design behind. */
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

    /** The plan to run: at once where nothing is to be designed; else the newest design for this
        shaping and rate, though its depth, order, cutoff or word length may lag behind; else what
        runs. None of them where its noise leaves no room at the word length of now: then none is
        shaped until one is there that does. running: what runs now. Audio thread; real time. */
    ShaperPlan planFor (const ShaperRequest& request, const ShaperPlan& running) noexcept
    {
        if (running.request == request)
            return running;

        if (const auto ready = findReadyPlan (request))
            return *ready;

        const auto& newest = plans.newest();

        if (newest.request == request || (isMeantFor (newest, request) && fits (newest, request)))
            return newest;

        return fits (running, request) ? running : ShaperPlan::flat (request.sampleRateHz);
    }

private:
    static bool isMeantFor (const ShaperPlan& plan, const ShaperRequest& request) noexcept
    {
        return plan.request.shaping == request.shaping
               && plan.request.sampleRateHz == request.sampleRateHz;
    }

    static bool fits (const ShaperPlan& plan, const ShaperRequest& request) noexcept
    {
        return request.leavesRoomFor (plan.powerGain);
    }

    std::mutex designing; ///< between those that design; the audio thread never takes it
    ShaperRequest designed;
    TripleBuffer<ShaperPlan> plans;
};

} // namespace requant
