#pragma once

#include "Files/FileProblem.h"
#include "Render.h"

#include <vector>

namespace requant
{

/** Which files a command line means. */
struct RenderPlan
{
    std::vector<RenderJob> jobs;
    std::vector<FailedInput> problems; ///< inputs that no job stands for
    bool isBatch = false;              ///< several inputs or a folder: one report each, in a list
    bool goesToFolder = false;         ///< the output is one, whether it exists yet or not
};

/** One spelling for each file, whether it exists yet or not. */
std::filesystem::path identityOf (const std::filesystem::path&);

/** One file: output is a file, or the folder to put it into. Several, or a folder (searched with
    all that is below it for names of audio files): output is a folder, which the jobs make
    where it is missing; what lies below an input folder keeps its place.
    container: of all outputs, one of outputContainers, after which files in a folder are named; 0:
    the inputs'.

    Throws FileProblem where nothing at all can be done. */
RenderPlan planRender (const std::vector<std::filesystem::path>& inputs,
                       const std::filesystem::path& output, int container = 0);

} // namespace requant
