#pragma once

#include "Plots/Style/Style.h"
#include "Readings.h"

#include <vector>

namespace requant
{

/** The figures in words and numbers, one a row. Message thread. */
class FigureList : public juce::Component
{
public:
    static constexpr int rowHeight = 22;

    struct Row
    {
        juce::String name, value;
        bool isBad = false;
        juce::String shortName {}; ///< in place of the name where both have no room
    };

    explicit FigureList (const Style& styleToUse) : style (styleToUse) { setOpaque (true); }

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&);
    const std::vector<Row>& shown() const noexcept { return rows; }

    void paint (juce::Graphics&) override;

private:
    const Style& style;
    std::vector<Row> rows;
};

} // namespace requant
