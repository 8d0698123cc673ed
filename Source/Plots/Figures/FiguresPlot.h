#pragma once

#include "Measurement/Error/ErrorFigures.h"
#include "Plots/Frame/PlotFrame.h"
#include "Psychoacoustics/Weightings.h"

#include <array>
#include <cstdint>
#include <optional>
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

/** A figure as it was measured, and as theory predicts it; empty where that is not known. */
struct FigurePair
{
    std::optional<double> measured, predicted;
};

/** What the table of figures holds, live or of a report, in the units that the names say. Levels
    are relative to what the table's subtitle says. */
struct FigureValues
{
    FigureValues() = default;

    /** What the sums tell, measured; figures: of them. */
    FigureValues (const ErrorFigures& figures, const ErrorSums& sums);

    bool hasSignal = true; ///< anything but digital silence
    FigurePair snrDb, errorPowerLsb2, staticLsb2, dynamicLsb2;
    std::optional<double> noiseModulation; ///< ConditionalErrorStatistics::noiseModulation()
    FigurePair meanErrorLsb;
    std::array<FigurePair, weightings.size()> weightedErrorDb;
    FigurePair enobBits, psqnrDb;
    std::optional<double> largestErrorLsb, errorInputCorrelation;
    std::optional<double> msqe, meanAbsoluteError; ///< in full-scale units
    std::uint64_t clippedSamples = 0, replacedSamples = 0, samplesLeftAlone = 0, samples = 0;
};

/** The table's rows, in the order of their importance: a dash, or for SNR words, where nothing was
    measured, a difference where something was predicted as well. Samples left alone have a row
    where there are any. Thread: any. */
std::vector<FiguresData::Row> rowsOf (const FigureValues&);

} // namespace requant
