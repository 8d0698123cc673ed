#include "ProcessLoad.h"

#include <algorithm>

namespace requant
{

void ProcessLoad::add (const BlockCost& cost)
{
    if (! (cost.blockSeconds > 0.0))
        return;

    costs.push_back (cost);
    held += cost.blockSeconds;

    while (held - costs[oldest].blockSeconds >= windowSeconds)
        held -= costs[oldest++].blockSeconds;

    // Half is forgotten at a time, so that moving the rest costs little.
    if (oldest > costs.size() / 2)
    {
        costs.erase (costs.begin(), costs.begin() + static_cast<std::ptrdiff_t> (oldest));
        oldest = 0;
    }
}

void ProcessLoad::reset() noexcept
{
    costs.clear();
    oldest = 0;
    held = 0.0;
}

ProcessLoad::Reading ProcessLoad::reading() const
{
    std::vector<double> shares;

    for (auto i = oldest; i < costs.size(); ++i)
        shares.push_back (costs[i].processSeconds / costs[i].blockSeconds);

    if (shares.empty())
        return {};

    const auto middle = shares.begin() + static_cast<std::ptrdiff_t> (shares.size() / 2);
    std::nth_element (shares.begin(), middle, shares.end());
    return { *middle, *std::max_element (shares.begin(), shares.end()), shares.size() };
}

} // namespace requant
