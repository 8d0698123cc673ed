#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/Figures.h"

#include <vector>

namespace requant
{

/** What the Figures picture shows at one moment: texts, as they are to be read. */
struct FiguresData
{
    struct Row
    {
        juce::String name, measured {}, predicted {}, difference {};
        bool isBad = false;
        juce::String shortName {}; ///< where the names have no room; empty: the name

        bool operator== (const Row&) const = default;
    };

    std::vector<Row> rows;
    std::size_t firstRow = 0; ///< where not all have room: the first that is shown, if it can be
    juce::String title, subtitle;
    juce::String shortTitle; ///< where there is no room for a subtitle
    juce::String
        remark; ///< why measured and predicted differ; empty where they need not be explained
};

/** Paints every figure as a table: measured, predicted, and the difference; where not all have
    room, some, and which these are. No window, so that a report paints the same table. Message
    thread. */
class FiguresPlot
{
public:
    explicit FiguresPlot (const Style& styleToUse) : style (styleToUse) {}

    /** Where everything lies, and which rows have room. */
    struct Layout
    {
        Layout (const Style&, const PlotAreas&, const FiguresData&);

        bool showsAll (const FiguresData& data) const noexcept { return count >= data.rows.size(); }

        juce::Rectangle<float> heading, table;
        juce::Rectangle<float> others; ///< for which rows are shown; empty where all are
        juce::Rectangle<float> remark;
        float rowHeight = 0.0f;
        std::size_t first = 0, count = 0;
        int remarkLines = 0;
    };

    void paint (juce::Graphics&, const PlotAreas&, const FiguresData&) const;

    /** In px, with every row and the words around them: a table that scrolls nowhere. */
    static float heightFor (const FiguresData&);

    /** The table in words, for screen readers. */
    static juce::String spoken (const FiguresData&);

private:
    void paintRow (juce::Graphics&, juce::Rectangle<float>, const FiguresData::Row&,
                   const juce::String& name) const;
    void paintHeading (juce::Graphics&, juce::Rectangle<float>) const;
    void paintOthers (juce::Graphics&, const Layout&, const FiguresData&) const;

    const Style& style;
};

/** The table's rows: every figure that a screen shows, measured, and what theory predicts of it: a
    dash, or for SNR words, where nothing was measured; a difference where something was predicted
    as well. prediction: nullptr where there is none. fullScale: what levels are relative to.
    Thread: any. */
std::vector<FiguresData::Row> rowsOf (const MeasuredError&, const Prediction*, FullScale);

} // namespace requant
