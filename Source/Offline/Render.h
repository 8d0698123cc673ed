#pragma once

#include "Files/Writing/OutputFormat.h"
#include "Progress.h"
#include "Report/ErrorReport.h"

namespace requant
{

/** Which file becomes which. */
struct RenderJob
{
    std::filesystem::path input, output;
    bool mayMakeFolder = false; ///< for the output, where it is missing
    int container = 0;          ///< of the output, one of outputContainers; 0: as its name says
};

struct RenderOptions
{
    Settings settings;
    bool asFloat = false;    ///< 32-bit float instead of the smallest PCM
    bool mayReplace = false; ///< existing outputs
    Unfinished unfinished = Unfinished::refuse;
    Extent extent = Extent::everything; ///< what is measured
    ProgressWatch watch {};             ///< told after each block; empty: a terminal is
    std::uint64_t largestShortContainer = requant::largestShortContainer; ///< less in tests
};

/** Reduces one file and measures what that did, in memory that does not grow with its length.

    Throws FileProblem, and Interrupted where interruption was set or the watch stopped it; then
    there is no output.
*/
ErrorReport renderFile (const RenderJob&, const RenderOptions&);

} // namespace requant
