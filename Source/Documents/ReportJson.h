#pragma once

#include "Files/FileProblem.h"
#include "JsonParts.h"
#include "Report/ErrorReport.h"

#include <span>
#include <variant>

namespace requant
{

/** What was measured of a channel, or of all, with the fields of the command's contract. */
Json measuredChannelJson (const MeasuredChannel&);

/** What theory predicts, and by how much what was measured overall missed it. */
Json theoryJson (const Prediction&, const Discrepancy&, const MeasuredChannel& overall);

/** Everything of a report that is a curve: for pictures. */
Json curvesJson (const ErrorReport&);

/** What came of an input of several. */
using RenderResult = std::variant<ErrorReport, FailedInput>;

/** Reports as JSON, with the fields of the command's contract: one object, or an array of them. A
    figure that does not exist is null; an input that failed has "input", with its name, and
    "failure", with the file that was at fault and the reason. */
std::string reportAsJson (const ErrorReport&);
std::string reportsAsJson (std::span<const RenderResult>);

} // namespace requant
