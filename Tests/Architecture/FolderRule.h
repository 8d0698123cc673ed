#pragma once

#include <string>
#include <vector>

namespace requant::test
{

/** One source file: its path below Source ("Engine/Engine.h") and its text. */
struct SourceFile
{
    std::string path, text;
};

/** Every .h and .cpp file below a folder of the project ("Source"), sorted by path. */
std::vector<SourceFile> readSources (const std::string& folder);

/** What is wrong with one file: a sentence each. */
using Check = std::vector<std::string> (*) (const SourceFile&);

/** Every complaint about these files on a line of its own, so that a failure names them. */
std::string complaints (const std::vector<SourceFile>&, Check);

/** A sentence for each include that breaks the folder rule: arrows point down, JUCE comes in by one
    door and not at all into the rooms of plain C++20. */
std::vector<std::string> brokenIncludes (const SourceFile& file);

/** A sentence for each control id written out as a string outside Source/Parameters. */
std::vector<std::string> rawParameterIds (const SourceFile& file);

/** A sentence for each line of more than 100 columns: clang-format leaves comments as they are. */
std::vector<std::string> tooWide (const SourceFile& file);

} // namespace requant::test
