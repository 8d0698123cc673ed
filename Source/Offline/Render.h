#pragma once

#include "Engine/Learning.h"
#include "Files/Reading/AudioReader.h"
#include "Files/Writing/OutputFormat.h"
#include "Progress.h"
#include "Report/ErrorReport.h"
#include "Run.h"

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
    std::filesystem::path calibration; ///< what levels are learned from; empty: each input itself
    Learned learned {};                ///< where its scale is known: instead of learning anything
    bool asFloat = false;              ///< 32-bit float instead of the smallest PCM
    bool mayReplace = false;           ///< existing outputs
    Unfinished unfinished = Unfinished::refuse;
    Parts parts = Parts::ofReduction(); ///< what is analysed
    ProgressWatch watch {};             ///< told after each block; empty: a terminal is
    std::uint64_t largestShortContainer = requant::largestShortContainer; ///< less in tests
};

/** Finds what the settings need of a file: see learn(). Reads it from its beginning to its end.
    channelCount: of what is to be reduced. Throws FileProblem, also for a pipe, and where channels
    are to have ranges of their own and the file has another number of them; and Interrupted. */
Learned learnFrom (const std::filesystem::path&, const ReductionSettings&, std::size_t channelCount,
                   Unfinished = Unfinished::refuse, ProgressWatch = nullptr);

/** The same of a source that is at its beginning. watch: called before each block is taken. */
Learned learnFrom (AudioSource&, const ReductionSettings&, std::size_t channelCount,
                   const std::function<void()>& watch = {});

/** Reduces what a source brings, measures what that did, and hands each finished block to a sink.
    learned: Lloyd-Max's levels, where the signal's own are wanted; what else was learned stands in
    the settings.

    The report lacks what only files have: the output, and warnings. Throws what source and sink do.
*/
ErrorReport reduce (AudioSource&, const Settings&, const Parts&, const RunSink&,
                    const FoundLevels* learned = nullptr);

/** Reduces one file and measures what that did, in memory that does not grow with its length.

    Throws FileProblem, and Interrupted where interruption was set or the watch stopped it; then
    there is no output.
*/
ErrorReport renderFile (const RenderJob&, const RenderOptions&);

} // namespace requant
