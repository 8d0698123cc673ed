#include "Learner.h"

#include <algorithm>
#include <array>

namespace requant
{

namespace
{

constexpr std::size_t longestRun = 256;

} // namespace

void Learner::start()
{
    stop();
    histograms = {};
    listens.store (true, std::memory_order_relaxed);
}

void Learner::stop()
{
    listens.store (false, std::memory_order_relaxed);
    collect();
}

void Learner::collect()
{
    std::array<float, longestRun> some;
    std::array<double, some.size()> wider;

    for (Run run; runs.pop (run);)
    {
        const auto count = samples.pop (some.data(), run.length);
        std::copy_n (some.begin(), count, wider.begin());
        histograms.add (run.channel, std::span<const double> (wider).first (count));
    }
}

void Learner::take (const FinishedBlock& block) noexcept
{
    if (! isListening())
        return;

    for (std::size_t c = 0; c < block.channels.size(); ++c)
        for (auto input = block.channels[c].input; ! input.empty();)
        {
            const auto count = std::min (input.size(), longestRun);
            push (c, input.first (count), block.headroomGain);
            input = input.subspan (count);
        }
}

// Samples first: a run that can be seen is there as a whole.
void Learner::push (std::size_t channel, std::span<const double> input, double gain) noexcept
{
    if (samples.write_available() < input.size() || runs.write_available() == 0)
        return;

    std::array<float, longestRun> narrow;
    std::transform (input.begin(), input.end(), narrow.begin(),
                    [gain] (double x) { return static_cast<float> (x / gain); });
    samples.push (narrow.data(), input.size());
    runs.push ({ static_cast<std::uint32_t> (channel), static_cast<std::uint32_t> (input.size()) });
}

} // namespace requant
