#include "StepsData.h"

#include <algorithm>
#include <cmath>

namespace requant
{

std::size_t StepsData::firstInView() const noexcept
{
    const auto first = static_cast<std::size_t> (std::max (0.0, std::ceil (start)));
    return std::min (first, samples.size());
}

std::size_t StepsData::endInView() const noexcept
{
    const auto end = static_cast<std::size_t> (std::max (0.0, std::floor (start + length))) + 1;
    return std::clamp (end, firstInView(), samples.size());
}

bool StepsData::isSilent() const noexcept
{
    const auto first = firstInView();
    const auto inView = samples.subspan (first, endInView() - first);
    return std::all_of (inView.begin(), inView.end(),
                        [] (const SamplePair& sample) { return sample.input == 0.0; });
}

} // namespace requant
