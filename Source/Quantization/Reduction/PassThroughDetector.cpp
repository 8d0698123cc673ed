#include "PassThroughDetector.h"

namespace requant
{

Treatment PassThroughDetector::treat (const Rules& rules, const Lattice& lattice,
                                      double sample) noexcept
{
    zeros = sample == 0.0 ? zeros + 1 : 0;

    if (rules.passAfter != never)
    {
        levels = ! lattice.contains (sample) ? 0 : levels == never - 1 ? levels : levels + 1;

        if (levels > rules.passAfter)
            return Treatment::pass;
    }

    return zeros > rules.blankAfter ? Treatment::blank : Treatment::reduce;
}

PassThroughDetector::Run PassThroughDetector::next (const Rules& rules, const Lattice& lattice,
                                                    std::span<const double> input) noexcept
{
    const auto first = treat (rules, lattice, input[0]);
    std::size_t length = 1;

    for (auto before = *this; length < input.size(); before = *this, ++length)
        if (treat (rules, lattice, input[length]) != first)
        {
            *this = before; // that sample belongs to the next run
            break;
        }

    return { first, length };
}

} // namespace requant
