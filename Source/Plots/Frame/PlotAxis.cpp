#include "PlotAxis.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace requant
{

namespace
{

std::string hertz (double hz)
{
    return hz < 1000.0 ? numbers::shortest (hz, 0) : numbers::shortest (hz * 0.001, 1) + "k";
}

std::vector<PlotAxis::Tick> ticksOf (double low, double high, int mostSteps)
{
    const auto step = axis::niceStep (high - low, mostSteps);
    const auto decimals = std::max (0, -static_cast<int> (std::floor (std::log10 (step) + 1e-9)));
    std::vector<PlotAxis::Tick> ticks;

    // The hair's breadth is what a sum of steps rounds to.
    for (auto n = std::ceil (low / step - 1e-9); n * step <= high + 1e-9 * step; n += 1.0)
        ticks.push_back ({ n * step, numbers::fixed (n * step, decimals) });

    return ticks;
}

} // namespace

namespace axis
{

std::int64_t levelStride (double levelsInView, int mostLines) noexcept
{
    constexpr auto mostLevels = std::int64_t { 1 } << 60;
    std::int64_t stride = 1;

    while (stride < mostLevels && levelsInView / static_cast<double> (stride) > mostLines)
        stride *= 2;

    return stride;
}

double niceStep (double span, int mostTicks) noexcept
{
    const auto atLeast = span / mostTicks;
    const auto decade = std::pow (10.0, std::floor (std::log10 (atLeast)));

    // The factor forgives what the logarithm rounds away.
    for (const auto factor : { 1.0, 2.0, 5.0 })
        if (factor * decade >= atLeast * (1.0 - 1.0e-9))
            return factor * decade;

    return 10.0 * decade;
}

} // namespace axis

PlotAxis PlotAxis::linear (double low, double high, std::string name, int mostTicks)
{
    PlotAxis axis;
    axis.low = low;
    axis.high = high;
    axis.name = std::move (name);
    axis.ticks = ticksOf (low, high, std::max (1, mostTicks));

    // One label alone tells no scale.
    if (axis.ticks.size() < 2)
        axis.ticks = ticksOf (low, high, std::max (1, mostTicks) + 1);

    return axis;
}

PlotAxis PlotAxis::logFrequency (double lowHz, double highHz)
{
    PlotAxis axis;
    axis.low = lowHz;
    axis.high = highHz;
    axis.isLogarithmic = true;
    axis.name = "Hz";

    for (auto decade = 1.0; decade <= highHz; decade *= 10.0)
        for (const auto factor : { 1.0, 2.0, 5.0 })
            if (const auto hz = factor * decade; hz >= lowHz && hz <= highHz)
                axis.ticks.push_back ({ hz, hertz (hz) });

    return axis;
}

PlotAxis PlotAxis::linearFrequency (double highHz, int mostTicks)
{
    auto axis = linear (0.0, highHz, "Hz", mostTicks);

    for (auto& tick : axis.ticks)
        tick.label = hertz (tick.value);

    return axis;
}

double PlotAxis::proportionOf (double value) const noexcept
{
    if (! isLogarithmic)
        return (value - low) / (high - low);

    return value > 0.0 ? std::log (value / low) / std::log (high / low) : 0.0;
}

double PlotAxis::valueAt (double proportion) const noexcept
{
    return isLogarithmic ? low * std::pow (high / low, proportion)
                         : low + proportion * (high - low);
}

bool PlotAxis::operator== (const PlotAxis& other) const noexcept
{
    const auto isSameTick = [] (const Tick& a, const Tick& b)
    { return a.value == b.value && a.label == b.label; };

    return low == other.low && high == other.high && isLogarithmic == other.isLogarithmic
           && name == other.name
           && std::equal (ticks.begin(), ticks.end(), other.ticks.begin(), other.ticks.end(),
                          isSameTick);
}

} // namespace requant
