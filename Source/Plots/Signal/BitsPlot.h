#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/BitsData.h"

#include <optional>

namespace requant
{

/** Paints which bits of input and output move, the largest on the left, what that says in words,
    and the facts in a table. No window, so that a report paints the same picture. Message
    thread. */
class BitsPlot
{
public:
    using Data = BitsData;

    explicit BitsPlot (const Style& styleToUse) : style (styleToUse) {}

    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const BitsData&);

        /** Where a bit's bar stands in one of the rows. */
        juce::Rectangle<float> bar (juce::Rectangle<float> row, std::size_t bit) const;

        /** The bit at a point, where there is one. */
        std::optional<std::size_t> bitAt (float x) const noexcept;

        PlotAreas areas;
        juce::Rectangle<float> inputHeading, inputBars, outputHeading, outputBars, table;
        std::size_t bits;
        float pitch;
    };

    void paint (juce::Graphics&, const Layout&, const BitsData&) const;

    void paintFrame (juce::Graphics&, const Layout&, const BitsData&) const;
    void paintData (juce::Graphics&, const Layout&, const BitsData&) const;

    /** What the pointer reads, in one line; empty where it reads nothing. */
    static std::string reading (const BitsData&);

private:
    void paintRow (juce::Graphics&, const Layout&, juce::Rectangle<float> heading,
                   juce::Rectangle<float> bars, const std::string& name, const BitsData::Signal&,
                   juce::Colour, const BitsData&) const;
    void paintTable (juce::Graphics&, const Layout&, const BitsData&) const;

    const Style& style;
};

} // namespace requant
