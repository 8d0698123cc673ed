#pragma once

#include "Report/ErrorReport.h"
#include "Report/Figures.h"
#include "Report/Readings.h"

#include <string>
#include <vector>

namespace requant
{

/** What the Figures picture shows at one moment: texts, as they are to be read. */
struct FiguresData
{
    struct Row
    {
        std::string name, measured {}, predicted {}, difference {};
        bool isBad = false;
        std::string shortName {}; ///< where the names have no room; empty: the name

        bool operator== (const Row&) const = default;
    };

    std::vector<Row> rows;
    std::size_t firstRow = 0; ///< where not all have room: the first that is shown, if it can be
    std::string title, subtitle;
    std::string shortTitle; ///< where there is no room for a subtitle
    std::string
        remark; ///< why measured and predicted differ; empty where they need not be explained
};

/** The table's rows: every figure that a screen shows, measured, and what theory predicts of it: a
    dash, or for SNR words, where nothing was measured; a difference where something was predicted
    as well. prediction: nullptr where there is none. fullScale: what levels are relative to.
    Thread: any. */
std::vector<FiguresData::Row> rowsOf (const MeasuredError&, const Prediction*, FullScale);

/** The short list beside the meters: names and what was measured, most important first. Thread:
    any. */
std::vector<FiguresData::Row> briefRowsOf (const Readings&);

/** Live figures. Thread: any. */
FiguresData figuresOf (const Readings&);

/** A report's figures of all channels together. Levels re a full-scale square wave, as in the
    command's report. Thread: any. */
FiguresData figuresOf (const ErrorReport&);

} // namespace requant
