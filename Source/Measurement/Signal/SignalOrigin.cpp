#include "SignalOrigin.h"

namespace requant
{

namespace
{

// Louder passages may show that the same levels are those of a longer word.
bool areSameLevels (const DetectedLattice& a, const DetectedLattice& b) noexcept
{
    return a.kind == b.kind && a.step == b.step && a.offset == b.offset;
}

} // namespace

void SignalOrigin::add (std::span<const double> samples)
{
    while (! samples.empty())
    {
        const auto count = std::min (samples.size(), untilLook);
        const auto part = samples.first (count);
        finder.add (part);

        if (isKnown)
            traces.add (part);

        samples = samples.subspan (count);
        untilLook -= count;

        if (untilLook == 0)
            lookAgain();
    }
}

void SignalOrigin::lookAgain()
{
    untilLook = samplesEach;
    const auto found = finder.finding();

    if (isKnown && areSameLevels (found, known))
        return;

    known = found;
    isKnown = found.bits > 0;

    if (isKnown)
        traces.prepare (found);
}

} // namespace requant
