#pragma once

#include "AudioReader.h"
#include "FileProblem.h"
#include "Measurement/BitActivity.h"
#include "Measurement/CodeUse.h"
#include "Measurement/ErrorSums.h"
#include "Measurement/SignalOrigin.h"
#include "Progress.h"
#include "SpectrumCurves.h"

#include <variant>
#include <vector>

namespace requant
{

/** What is really in one channel of a file. */
struct ChannelContents
{
    BitActivity bits;
    LatticeFinding lattice;
    CodeUse::Summary levels;             ///< of that lattice; none of what cannot be read twice
    ReductionTrace trace;                ///< how it was reduced to that
    ReplacedSamples replaced;            ///< no numbers that a signal can have, taken as 0
    std::uint64_t clippedRuns = 0;       ///< ClippedRuns
    std::uint64_t longestClippedRun = 0; ///< in samples
};

/** What is really in a file: the one structure that every form of its report is written from. */
struct FileContents
{
    AudioFacts facts;
    std::vector<ChannelContents> channels;
    SpectrumCurves spectrum; ///< Spectra::input, of all channels; empty where there are many
};

/** Reads a file and finds out; twice where it lies on a lattice, whose levels are counted once it
    is known, and so not where it is a pipe. watch: told from 0 to 1 in each reading; empty:
    standard error is told. Throws FileProblem and Interrupted. */
FileContents inspectFile (const std::filesystem::path&, Unfinished = Unfinished::refuse,
                          const ProgressWatch& watch = nullptr);

/** For people: a line for the file, and one for each channel. */
std::string contentsAsText (const FileContents&);

/** What came of a file of several. */
using InspectResult = std::variant<FileContents, FailedInput>;

/** With the fields of the command's contract: an array of one object a file. One that failed has
    "file", its name, and "failure", with the file that was at fault and the reason. */
std::string contentsAsJson (const std::vector<InspectResult>&);

} // namespace requant
