#include "Learner.h"

#include <algorithm>
#include <array>

namespace requant
{

void Learner::start()
{
    stop();
    histogram = {};
    listens.store (true, std::memory_order_relaxed);
}

void Learner::stop()
{
    listens.store (false, std::memory_order_relaxed);
    collect();
}

void Learner::collect()
{
    std::array<float, 1024> some;
    std::array<double, some.size()> wider;

    while (const auto count = samples.pop (some.data(), some.size()))
    {
        std::copy_n (some.begin(), count, wider.begin());
        histogram.add (std::span<const double> (wider).first (count));
    }
}

void Learner::take (const FinishedBlock& block) noexcept
{
    if (! isListening())
        return;

    for (const auto& channel : block.channels)
    {
        std::array<float, 256> narrow;

        for (auto input = channel.input; ! input.empty();)
        {
            const auto count = std::min (input.size(), narrow.size());
            std::transform (input.begin(), input.begin() + static_cast<std::ptrdiff_t> (count),
                            narrow.begin(),
                            [&] (double x) { return static_cast<float> (x / block.headroomGain); });
            samples.push (narrow.data(), count);
            input = input.subspan (count);
        }
    }
}

} // namespace requant
