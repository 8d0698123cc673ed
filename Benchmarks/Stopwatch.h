#pragma once

#include <algorithm>
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
    double nanosecondsPerSample = 0.0; ///< out: the median of all rounds
};

/** Times candidates in turn, round after round, so that a slow spell of the machine hits all alike,
    and notes each one's median. */
inline void timeInTurn (std::vector<Candidate>& candidates, int rounds)
{
    using Clock = std::chrono::steady_clock;
    std::vector<std::vector<double>> times (candidates.size());

    for (int round = -1; round < rounds; ++round)
        for (std::size_t i = 0; i < candidates.size(); ++i)
        {
            const auto start = Clock::now();
            candidates[i].run();
            const std::chrono::duration<double, std::nano> taken = Clock::now() - start;

            // The first round only warms up.
            if (round >= 0)
                times[i].push_back (taken.count() / static_cast<double> (candidates[i].samples));
        }

    for (std::size_t i = 0; i < candidates.size(); ++i)
    {
        auto& all = times[i];
        const auto middle = all.begin() + static_cast<std::ptrdiff_t> (all.size() / 2);
        std::nth_element (all.begin(), middle, all.end());
        candidates[i].nanosecondsPerSample = *middle;
    }
}

} // namespace requant::benchmark
