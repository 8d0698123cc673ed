#pragma once

#include "Learning.h"
#include "Measurement/Feed/TripleBuffer.h"

#include <mutex>

namespace requant
{

/** Makes the levels that the settings ask for, off the audio thread, and hands them over without a
    lock: the audio thread goes on with the older ones until the newer ones are there. */
class LevelPlanner
{
public:
    /** Makes and publishes what is asked for, unless it was the last one already, or the law needs
        no table. learned: as planLevels() takes it. Any thread that may wait; not real time. */
    void design (const ReductionSettings& settings, const FoundLevels* learned)
    {
        if (! needsTable (settings.law))
            return;

        const std::lock_guard lock (designing);
        const auto request = LevelRequest::of (settings);

        if (hasDesigned && request == designed)
            return;

        plans.beingWritten() = { settings, planLevels (request, learned) };
        plans.publish();
        designed = request;
        hasDesigned = true;
    }

    /** The levels to run, which stay as they are until the next call; null where the law needs no
        table. Where those that the settings ask for are not made yet, the settings take over what
        runs: the newest that were made, or, before any was, those of `running`, which need no
        table. Audio thread; real time. */
    const LevelPlan* planFor (ReductionSettings& settings,
                              const ReductionSettings& running) noexcept
    {
        if (! needsTable (settings.law))
            return nullptr;

        const auto& newest = plans.newest();

        if (newest.plan.request() == LevelRequest::of (settings))
            return &newest.plan;

        if (! needsTable (running.law))
        {
            settings.takeLevelsOf (running);
            return nullptr;
        }

        settings.takeLevelsOf (newest.settings);

        // Nothing was published, and what runs has its levels from elsewhere.
        return newest.plan.isMapped() ? &newest.plan : nullptr;
    }

private:
    struct Plan
    {
        ReductionSettings settings;
        LevelPlan plan;
    };

    std::mutex designing; ///< between those that design; the audio thread never takes it
    LevelRequest designed;
    bool hasDesigned = false;
    TripleBuffer<Plan> plans;
};

} // namespace requant
