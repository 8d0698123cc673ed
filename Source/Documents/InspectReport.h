#pragma once

#include "Report/FileContents.h"

namespace requant
{

/** For people: a line for the file, and one for each channel. */
std::string contentsAsText (const FileContents&);

/** With the fields of the command's contract: an array of one object a file. One that failed has
    "file", its name, and "failure", with the file that was at fault and the reason. */
std::string contentsAsJson (const std::vector<InspectResult>&);

} // namespace requant
