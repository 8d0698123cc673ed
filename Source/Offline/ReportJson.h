#pragma once

#include "ErrorReport.h"
#include "FileProblem.h"

#include <span>
#include <variant>

namespace requant
{

/** What came of an input of several. */
using RenderResult = std::variant<ErrorReport, FailedInput>;

/** Reports as JSON, with the fields of the command's contract: one object, or an array of them. A
    figure that does not exist is null; an input that failed has "input", with its name, and
    "failure", with the file that was at fault and the reason. */
std::string reportAsJson (const ErrorReport&);
std::string reportsAsJson (std::span<const RenderResult>);

} // namespace requant
