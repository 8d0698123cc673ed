#pragma once

#include "ErrorReport.h"
#include "Files/FileProblem.h"
#include "Files/Reading/AudioFileInfo.h"

#include <variant>
#include <vector>

namespace requant
{

/** What is really in a file: the one structure that every form of its report is written from. */
struct FileContents
{
    AudioFileInfo facts;
    std::vector<SignalResults> channels; ///< without levels where it cannot be read twice
    SpectrumCurves spectrum; ///< Spectra::input, of all channels; empty where there are many
};

/** What came of a file of several. */
using InspectResult = std::variant<FileContents, FailedInput>;

} // namespace requant
