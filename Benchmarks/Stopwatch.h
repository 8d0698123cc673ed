#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace requant::benchmark
{

/** One thing to time. `run` handles `samples` samples, all channels together. */
struct Candidate
{
    std::string name;
    std::size_t samples;
    std::function<void()> run;
    double nanosecondsPerSample = 0.0; ///< out: of the fastest round
};

/** Times candidates in turn, round after round, so that a slow spell of the machine hits all alike,
    and notes each one's fastest round: whoever else is at work can only add to a time. */
inline void timeInTurn (std::vector<Candidate>& candidates, int rounds)
{
    using Clock = std::chrono::steady_clock;

    for (int round = -1; round < rounds; ++round)
        for (auto& candidate : candidates)
        {
            const auto start = Clock::now();
            candidate.run();
            const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
            const auto time = taken.count() / static_cast<double> (candidate.samples);

            // The first round only warms up.
            if (round <= 0 || time < candidate.nanosecondsPerSample)
                candidate.nanosecondsPerSample = time;
        }
}

} // namespace requant::benchmark
