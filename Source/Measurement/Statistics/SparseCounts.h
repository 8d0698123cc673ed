#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace requant
{

/** Counters for many things of which few may occur.

    A page of counters is made when the first of them is needed and given back when all of them are
    0 again. They are 32 bits wide; what needs more is kept apart. Thread: its owner's, not the
    audio thread: it allocates.
*/
class SparseCounts
{
public:
    static constexpr std::size_t pageSize = 1024;

    /** Counters 0 to size - 1, all 0. */
    explicit SparseCounts (std::size_t size = 0) : pages ((size + pageSize - 1) / pageSize) {}

    // index: below the size.
    std::uint64_t count (std::size_t index) const noexcept;
    void add (std::size_t index, std::uint64_t times = 1);
    void remove (std::size_t index); ///< takes 1 off a count above 0

    /** other: of the same size; may be this object. */
    void operator+= (const SparseCounts& other);

    /** How many counters are above 0. */
    std::size_t distinct() const noexcept { return used; }

    std::size_t pagesInUse() const noexcept;

    /** Calls visit (index, count) for every count above 0, in ascending order of index. visit may
        change counts that it was called for, but not to 0. */
    template <typename Visit>
    void forEach (Visit visit) const
    {
        for (std::size_t p = 0; p < pages.size(); ++p)
            for (std::size_t c = 0; c < pages[p].counts.size(); ++c)
                if (pages[p].counts[c] > 0)
                    visit (p * pageSize + c, count (p * pageSize + c));
    }

private:
    struct Page
    {
        std::vector<std::uint32_t> counts; ///< none, or pageSize
        std::size_t used = 0;
    };

    void set (std::size_t index, std::uint64_t count);

    std::vector<Page> pages;
    std::map<std::size_t, std::uint64_t> large; ///< where a page's counter is at its highest
    std::size_t used = 0;
};

} // namespace requant
