#pragma once

#include "Report/ErrorReport.h"

namespace requant
{

/** A report as a table to read in a terminal, 100 columns wide at most but for file names. */
std::string reportAsText (const ErrorReport&);

} // namespace requant
