#pragma once

#include "FolderRule.h"

namespace requant::test
{

/** The documents that people read: README, CONTRIBUTING, what lies below Documentation, and those
    of Benchmarks and Resources. A path starts at the project ("Documentation/Figures.md"). */
std::vector<SourceFile> readDocuments();

/** One document of these, by its path; an empty text where there is none. */
SourceFile readDocument (const std::string& path);

/** A sentence for each link of a document whose file, or whose heading in it, does not exist. */
std::vector<std::string> brokenLinks (const SourceFile& document);

/** A sentence for each word of a document that reads as a file of the project ("Scripts/run",
    "Measurement/SampleFeed.h") and names none. */
std::vector<std::string> brokenPaths (const SourceFile& document);

/** A sentence for each document (.md) that a source file names and that is not in the project. */
std::vector<std::string> unknownDocuments (const SourceFile& source);

/** The rows of the first table below a heading ("## The rooms"), each as its cells. */
std::vector<std::vector<std::string>> tableBelow (const SourceFile& document,
                                                  const std::string& heading);

} // namespace requant::test
