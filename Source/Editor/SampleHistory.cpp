#include "SampleHistory.h"

namespace requant
{

SampleHistory::SampleHistory()
{
    held.reserve (most);
    incoming.resize (most / 4);
}

bool SampleHistory::takeFrom (MeterFeed& feed, bool shouldForget)
{
    const auto dropped = feed.droppedSamples();

    if (std::exchange (droppedBefore, dropped) != dropped || shouldForget)
        held.clear();

    bool hasNews = false;

    while (const auto count = feed.pop (incoming))
    {
        hasNews = true;
        errorSplit.add (std::span (incoming).first (count));

        // Half is forgotten at a time, so that moving the rest costs little.
        if (held.size() + count > most)
            held.erase (held.begin(), held.begin() + most / 2);

        held.insert (held.end(), incoming.begin(),
                     incoming.begin() + static_cast<std::ptrdiff_t> (count));
    }

    return hasNews;
}

} // namespace requant
