#pragma once

#include "ControlParameter.h"
#include "SessionMemory.h"

#include <optional>
#include <vector>

namespace requant
{

/** What one step of a person changed, so that it can be taken back and done again. What it did not
    change stays as it is then, whoever changed that since. Message thread. */
struct Step
{
    struct Change
    {
        ControlParameter* parameter;
        double before, after;
    };

    struct Memories
    {
        SessionMemory before, after;
    };

    std::vector<Change> changes;
    std::optional<Memories> memories; ///< empty: it changes nothing but parameters

    bool changesAnything() const
    {
        return ! changes.empty() || (memories && memories->before != memories->after);
    }
};

} // namespace requant
