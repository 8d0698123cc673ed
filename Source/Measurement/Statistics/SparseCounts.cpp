#include "SparseCounts.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace requant
{

namespace
{

constexpr auto full = std::numeric_limits<std::uint32_t>::max();

} // namespace

std::uint64_t SparseCounts::count (std::size_t index) const noexcept
{
    const auto& page = pages[index / pageSize];

    if (page.counts.empty())
        return 0;

    const auto counter = page.counts[index % pageSize];
    return counter < full ? counter : large.find (index)->second;
}

void SparseCounts::set (std::size_t index, std::uint64_t count)
{
    auto& counter = pages[index / pageSize].counts[index % pageSize];

    if (count >= full)
        large[index] = count;

    counter = static_cast<std::uint32_t> (std::min<std::uint64_t> (count, full));
}

void SparseCounts::add (std::size_t index, std::uint64_t times)
{
    auto& counts = pages[index / pageSize].counts;

    // What nearly every call is for.
    if (! counts.empty() && times == 1)
        if (auto& counter = counts[index % pageSize]; counter > 0 && counter < full - 1)
        {
            ++counter;
            return;
        }

    const auto before = count (index);

    if (before == 0 && times > 0)
    {
        auto& page = pages[index / pageSize];

        if (page.counts.empty())
            page.counts.resize (pageSize);

        ++page.used;
        ++used;
    }

    if (times > 0)
        set (index, before + times);
}

void SparseCounts::remove (std::size_t index)
{
    const auto before = count (index);
    assert (before > 0);
    set (index, before - 1);

    if (before > 1)
        return;

    auto& page = pages[index / pageSize];
    --used;

    if (--page.used == 0)
        page.counts = {};
}

void SparseCounts::operator+= (const SparseCounts& other)
{
    assert (pages.size() == other.pages.size());
    other.forEach ([this] (std::size_t index, std::uint64_t count) { add (index, count); });
}

std::size_t SparseCounts::pagesInUse() const noexcept
{
    return static_cast<std::size_t> (std::count_if (
        pages.begin(), pages.end(), [] (const Page& page) { return ! page.counts.empty(); }));
}

} // namespace requant
