#pragma once

#include "Plots/Figures/FiguresPlot.h"
#include "Report/ErrorReport.h"

namespace requant
{

/** A report's figures of all channels together, as rows of the table that the editor shows live
    figures in. Levels re a full-scale square wave, as in the command's report. Thread: any. */
FiguresData figuresOf (const ErrorReport&);

} // namespace requant
