#include "StepsLayout.h"

#include "Plots/Frame/PlotAxis.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float labelHeight = 22.0f;

// The axis's name and the widest code of the word length, so that nothing moves when zooming.
float codesWidth (double bits)
{
    constexpr float name = 24.0f, digit = 7.2f, minusAndGap = 18.0f;
    return name + minusAndGap + digit * std::ceil (static_cast<float> (bits) * 0.30103f);
}

} // namespace

StepsLayout::StepsLayout (Rectangle whole, const StepsData& data)
    : area (whole), start (data.start), lowest (data.lowestLsb), highest (data.highestLsb),
      lowestError (data.lowestErrorLsb), highestError (data.highestErrorLsb),
      first (data.firstInView()), end (data.endInView())
{
    auto rest = area;
    const auto isWide = area.getWidth() >= 520.0f && area.getHeight() >= 360.0f;

    // Beside a plot that is higher than wide, the card would take half of its width.
    const auto isCardBelow = isWide && area.getWidth() < 640.0f && area.getHeight() >= 560.0f;

    title = rest.removeFromTop (20.0f);

    if (isWide)
    {
        subtitle = rest.removeFromTop (20.0f);
        rest.removeFromTop (18.0f);

        if (isCardBelow)
        {
            card = rest.removeFromBottom (128.0f);
            rest.removeFromBottom (12.0f);
        }
        else
        {
            card = rest.removeFromRight (172.0f);
            rest.removeFromRight (28.0f);
        }
    }
    else
    {
        legend = rest.removeFromTop (18.0f);
        rest.removeFromTop (2.0f);
    }

    rest.removeFromLeft (codesWidth (data.reduction.bits));
    timeAxis = rest.removeFromBottom (isWide ? 40.0f : 36.0f);
    lane = rest.removeFromBottom (std::round (rest.getHeight() * 0.29f));
    rest.removeFromBottom (14.0f);
    plot = rest;

    if (isWide && ! isCardBelow)
        card = card.withBottom (plot.getBottom());

    pitch = plot.getWidth() / static_cast<float> (std::max (1.0, data.length));
    levelStride = axis::levelStride (
        highest - lowest, std::max (2, static_cast<int> (plot.getHeight() / labelHeight)));
    timeStepMs = axis::niceStep (1000.0 * data.length / data.sampleRateHz,
                                 std::max (2, static_cast<int> (plot.getWidth() / 80.0f)));
}

float StepsLayout::xOf (double position) const noexcept
{
    return plot.getX() + static_cast<float> (position - start) * pitch;
}

float StepsLayout::yOf (double lsb) const noexcept
{
    return plot.getBottom()
           - plot.getHeight() * static_cast<float> ((lsb - lowest) / (highest - lowest));
}

float StepsLayout::yOfError (double lsb) const noexcept
{
    return lane.getBottom()
           - lane.getHeight()
                 * static_cast<float> ((lsb - lowestError) / (highestError - lowestError));
}

std::optional<std::size_t> StepsLayout::sampleAt (Point point) const noexcept
{
    if (end <= first || ! plot.getUnion (lane).expanded (4.0f).contains (point))
        return {};

    const auto position = start + static_cast<double> ((point.x - plot.getX()) / pitch);
    const auto nearest = static_cast<std::ptrdiff_t> (std::lround (position));
    return static_cast<std::size_t> (std::clamp (nearest, static_cast<std::ptrdiff_t> (first),
                                                 static_cast<std::ptrdiff_t> (end) - 1));
}

} // namespace requant
