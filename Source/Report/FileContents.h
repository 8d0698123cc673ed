#pragma once

#include "ErrorReport.h"
#include "Files/FileProblem.h"
#include "Files/Reading/AudioFileInfo.h"
#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ErrorSums.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/SignalOrigin.h"

#include <variant>
#include <vector>

namespace requant
{

/** What is really in one channel of a file. */
struct ChannelContents
{
    BitActivity bits;
    DetectedLattice lattice;
    CodeHistogram::Summary levels;       ///< of that lattice; none of what cannot be read twice
    ReductionTrace trace;                ///< how it was reduced to that
    ReplacedSamples replaced;            ///< no numbers that a signal can have, taken as 0
    std::uint64_t clippedRuns = 0;       ///< ClippedRuns
    std::uint64_t longestClippedRun = 0; ///< in samples
};

/** What is really in a file: the one structure that every form of its report is written from. */
struct FileContents
{
    AudioFileInfo facts;
    std::vector<ChannelContents> channels;
    SpectrumCurves spectrum; ///< Spectra::input, of all channels; empty where there are many
};

/** What came of a file of several. */
using InspectResult = std::variant<FileContents, FailedInput>;

} // namespace requant
