#pragma once

#include "Files/Reading/AudioReader.h"
#include "Progress.h"
#include "Report/FileContents.h"

namespace requant
{

/** Reads a file and finds out; twice where it lies on a lattice, whose levels are counted once it
    is known, and so not where it is a pipe. watch: told from 0 to 1 in each reading; empty:
    standard error is told. Throws FileProblem and Interrupted. */
FileContents inspectFile (const std::filesystem::path&, Unfinished = Unfinished::refuse,
                          const ProgressWatch& watch = nullptr);

} // namespace requant
