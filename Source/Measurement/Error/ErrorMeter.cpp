#include "ErrorMeter.h"

#include <cassert>
#include <cmath>

namespace requant
{

void ErrorMeter::prepare (double sampleRateHz) noexcept
{
    hopLength = std::max (std::size_t { 1 },
                          static_cast<std::size_t> (std::ceil (sampleRateHz * hopSeconds)));
    reset();
}

void ErrorMeter::reset() noexcept
{
    hops.fill ({});
    groups.fill ({});
    nextHop = hopFilled = 0;
    hop = allHops = {};
    areSummed = false;
}

void ErrorMeter::add (std::span<const double> input, std::span<const double> output,
                      std::size_t clipped, const ReplacedSamples& replaced) noexcept
{
    assert (input.size() <= roomInHop());

    hop.add (input, output);
    hop.clipped += clipped;
    hop.replaced += replaced;
    hopFilled += input.size();

    if (hopFilled == hopLength)
        finishHop();
}

void ErrorMeter::finishHop() noexcept
{
    hops[nextHop] = hop;

    auto& group = groups[nextHop / hopsInGroup];
    if (nextHop % hopsInGroup == 0)
        group = {};

    group += hop;
    nextHop = (nextHop + 1) % hops.size();
    allHops += hop;
    areSummed = false;
    hop = {};
    hopFilled = 0;
}

ErrorSums ErrorMeter::sumOfLast (std::size_t count) const noexcept
{
    ErrorSums sum;

    while (count > 0)
    {
        const auto oldest = (nextHop + hops.size() - count) % hops.size();
        const auto isWholeGroup = oldest % hopsInGroup == 0 && count >= hopsInGroup;
        sum += isWholeGroup ? groups[oldest / hopsInGroup] : hops[oldest];
        count -= isWholeGroup ? hopsInGroup : 1;
    }

    return sum;
}

void ErrorMeter::sumWindows() const noexcept
{
    if (areSummed)
        return;

    momentaryHops = sumOfLast (hopsInMomentary);
    shortTermHops = sumOfLast (hopsInShortTerm);
    areSummed = true;
}

MeterReading ErrorMeter::reading() const noexcept
{
    sumWindows();
    MeterReading reading { momentaryHops, shortTermHops, allHops };
    reading.momentary += hop;
    reading.shortTerm += hop;
    reading.sinceReset += hop;
    return reading;
}

} // namespace requant
