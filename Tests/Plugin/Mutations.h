#pragma once

#include "Support/Random.h"

#include <string>

namespace requant::test
{

/** What can happen to a file: bytes changed, lost, doubled, or put elsewhere. The same for every
    run. */
inline std::string mutated (std::string text, Random& random)
{
    for (auto count = 1 + random.below (4); count-- > 0 && ! text.empty();)
    {
        const auto place = random.below (text.size());
        const auto length = 1 + random.below (std::min<std::size_t> (text.size() - place, 12));

        switch (random.below (5))
        {
            case 0:
                text[place] = static_cast<char> (random.word());
                break;
            case 1:
                text.erase (place, length);
                break;
            case 2:
                text.insert (random.below (text.size()), text.substr (place, length));
                break;
            case 3:
                text[place] = "0123456789=-.\n\r e"[random.below (17)];
                break;
            default:
                text.resize (place);
        }
    }

    return text;
}

} // namespace requant::test
