#pragma once

#include "Plots/Juce/Style.h"
#include "Report/PlotData/FiguresData.h"

#include <vector>

namespace requant
{

/** The figures in words and numbers, one a row. Message thread. */
class FigureList : public juce::Component
{
public:
    static constexpr int rowHeight = 22;

    explicit FigureList (const Style& styleToUse) : style (styleToUse) { setOpaque (true); }

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&);
    const std::vector<FiguresData::Row>& shown() const noexcept { return rows; }

    void paint (juce::Graphics&) override;

private:
    const Style& style;
    std::vector<FiguresData::Row> rows;
};

} // namespace requant
