#include "FigureList.h"

#include "Plots/Style/Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr float leastGap = 10.0f; ///< between a name and its figure, in px

template <typename Write>
juce::String orDash (const std::optional<double>& value, Write write)
{
    return value ? write (*value) : juce::String::charToString (0x2013);
}

juce::String lsb (double value)
{
    return numbers::fixed (value, std::abs (value) < 9.995 ? 3 : 1) + " LSB";
}

} // namespace

void FigureList::show (const Readings& readings)
{
    const auto figures = readings.figures();
    const auto hasSignal = readings.hasSignal();
    const auto decibels = [] (double db) { return numbers::fixed (db, 1) + " dB"; };
    const auto only = [&] (const std::optional<double>& value)
    { return hasSignal ? value : std::nullopt; };
    const auto count = [] (std::uint64_t samples)
    { return numbers::grouped (static_cast<std::int64_t> (samples)); };

    rows.clear();
    rows.push_back ({ "Clipped", count (readings.sums.clipped), readings.sums.clipped > 0 });

    if (readings.sums.replaced.total() > 0)
        rows.push_back ({ "Replaced", count (readings.sums.replaced.total()), true });

    const auto itu = readings.weightedErrorDb[static_cast<std::size_t> (Weighting::ituR468)];
    const auto isSine = readings.fullScale == FullScale::sine;
    const auto decibelsOf = [&] (double db)
    { return decibels (db - powerToDb (referencePower (readings.fullScale))); };
    rows.push_back ({ isSine ? "Error, 468 re sine" : "Error, 468 re square",
                      orDash (itu, decibelsOf), false, isSine ? "468 re sine" : "468 re square" });
    rows.push_back ({ "ENOB", orDash (only (figures.enobBits), [] (double bits)
                                      { return numbers::fixed (bits, 1) + " bits"; }) });
    rows.push_back ({ "Largest error", orDash (only (figures.maxAbsoluteErrorLsb), lsb) });
    rows.push_back ({ "Mean error", orDash (only (figures.meanErrorLsb), lsb) });
    rows.push_back ({ "Correlation with input", orDash (figures.errorInputCorrelation, [] (double r)
                                                        { return numbers::fixed (r, 3); }) });
    rows.push_back ({ "PSQNR", orDash (only (figures.psqnrDb), decibels) });
    rows.push_back ({ "MSQE", orDash (only (figures.msqe), numbers::scientific) });

    juce::StringArray spoken;

    for (const auto& row : rows)
        spoken.add (row.name + " " + row.value);

    setTitle ("Figures");
    setDescription (spoken.joinIntoString (", "));
    repaint();
}

void FigureList::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    auto area = getLocalBounds();

    // In the order of their importance: a low window shows the first.
    for (const auto& row : rows)
    {
        if (area.getHeight() < rowHeight)
            return;

        const auto line = area.removeFromTop (rowHeight);
        g.setFont (style.font (row.isBad ? Weight::bold : Weight::regular, 13.0f));
        g.setColour (row.isBad ? palette.clip : palette.secondaryText);
        const auto hasRoom = textWidth (g.getCurrentFont(), row.name + row.value) + leastGap
                             <= static_cast<float> (line.getWidth());
        g.drawText (hasRoom || row.shortName.isEmpty() ? row.name : row.shortName, line,
                    juce::Justification::centredLeft, false);
        g.setColour (row.isBad ? palette.clip : palette.text);
        g.drawText (row.value, line, juce::Justification::centredRight, false);
    }
}

} // namespace requant
