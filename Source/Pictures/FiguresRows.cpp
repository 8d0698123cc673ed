#include "FiguresRows.h"

#include "Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant::figures
{

namespace
{

const juce::String dash = juce::String::charToString (0x2013);

} // namespace

FiguresData::Row rowOf (const Figure& figure)
{
    const auto text = [&] (const std::optional<double>& value, bool isSigned)
    {
        return value && std::isfinite (*value)
                   ? numbers::fixed (*value, figure.decimals, isSigned) + figure.unit
                   : juce::String();
    };

    FiguresData::Row row {
        figure.name, text (figure.measured, false), text (figure.predicted, false), {}, false
    };

    if (row.measured.isEmpty())
        row.measured = dash;
    else if (row.predicted.isNotEmpty())
        row.difference = text (*figure.measured - *figure.predicted, true);

    return row;
}

FiguresData::Row countRow (const juce::String& name, std::uint64_t count, bool isBad)
{
    return { name, numbers::grouped (static_cast<std::int64_t> (count)), {}, {}, isBad };
}

FiguresData::Row scientificRow (const juce::String& name, const std::optional<double>& value)
{
    return { name, value ? numbers::scientific (*value) : dash, {}, {}, false };
}

juce::String nameOf (Weighting weighting)
{
    constexpr std::array names { "Error, A-weighted", "Error, ITU-R 468", "Error, F-weighted",
                                 "Error, as heard" };
    return names[static_cast<std::size_t> (weighting)];
}

juce::String shortNameOf (const juce::String& name)
{
    constexpr std::array names { std::pair ("Static: it repeats", "Static"),
                                 std::pair ("Dynamic: noise", "Dynamic"),
                                 std::pair ("Noise modulation", "Modulation"),
                                 std::pair ("Error, A-weighted", "A-weighted"),
                                 std::pair ("Error, ITU-R 468", "ITU-R 468"),
                                 std::pair ("Error, F-weighted", "F-weighted"),
                                 std::pair ("Error, as heard", "As heard"),
                                 std::pair ("Error follows input", "Follows input"),
                                 std::pair ("Mean absolute error", "Mean absolute"),
                                 std::pair ("Clipped samples", "Clipped"),
                                 std::pair ("Replaced samples", "Replaced") };
    const auto found = std::find_if (names.begin(), names.end(),
                                     [&] (const auto& each) { return name == each.first; });
    return found != names.end() ? juce::String (found->second) : name;
}

} // namespace requant::figures
