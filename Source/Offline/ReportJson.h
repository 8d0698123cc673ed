#pragma once

#include "ErrorReport.h"

#include <span>

namespace requant
{

/** Reports as JSON, with the fields of the command's contract: one object, or an array of them.
    A figure that does not exist is null. */
std::string reportAsJson (const ErrorReport&);
std::string reportsAsJson (std::span<const ErrorReport>);

} // namespace requant
